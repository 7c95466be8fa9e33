#!/usr/bin/env node
const NODE_MAJOR_MIN = 24;
if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  process.stderr.write(
    `Millrace needs Node ${NODE_MAJOR_MIN} or newer; this is ${process.version}.\n` +
      'After `npm ci` the right one is in node_modules: run `npx millrace` or `npm start`.\n',
  );
  process.exit(1);
}

// Not imported: an import would read every export of the module, and so load what nobody needs.
const { existsSync, readdirSync, statSync } = process.getBuiltinModule('node:fs');

/** The bundle, unless a source in this checkout is newer: what runs is never older than what is written. */
function entry() {
  const bundle = new URL('../dist/main.js', import.meta.url);
  const source = new URL('../src/main.ts', import.meta.url);
  if (!existsSync(bundle)) return source;
  if (!existsSync(source)) return bundle;
  const builtMs = statSync(bundle).mtimeMs;
  const packages = new URL('../../', import.meta.url);
  for (const name of readdirSync(packages)) {
    const folder = new URL(`${name}/src/`, packages);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.name.endsWith('.test.ts')) continue;
      if (statSync(`${file.parentPath}/${file.name}`).mtimeMs > builtMs) return source;
    }
  }
  return bundle;
}

await import(entry().href);
