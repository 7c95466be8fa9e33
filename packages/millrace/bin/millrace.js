#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(
    `Millrace needs Node 24.12 or newer; this is ${process.version}.\n` +
      'After `npm ci` the right one is in node_modules: run `npx millrace` or `npm start`.\n',
  );
  process.exit(1);
}
await import('../src/main.ts');
