import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const WEB = fileURLToPath(new URL('../../apps/web/', import.meta.url));
/** What the UI is made of, besides its own files: the endpoint table. */
const SOURCES = [WEB, fileURLToPath(new URL('../../packages/protocol/src/', import.meta.url))];
/** Below this a compressed file saves less than its headers cost. */
const COMPRESSED_BYTES_MIN = 1024;

/** Builds the web UI into a folder, with every text also compressed as far as it goes; not again when nothing changed. */
export async function buildWeb(folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  if (existsSync(page) && newestMs(SOURCES) < statSync(page).mtimeMs) return;
  await build({ root: WEB, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  for (const path of filesBelow(folder)) {
    const bytes = readFileSync(path);
    if (!/\.(?:js|css|svg|json)$/.test(path) || bytes.length < COMPRESSED_BYTES_MIN) continue;
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function newestMs(folders: readonly string[]): number {
  const files = folders.flatMap((folder) =>
    filesBelow(folder).filter((path) => !/[\\/](?:node_modules|dist)[\\/]/.test(path)),
  );
  return Math.max(...files.map((path) => statSync(path).mtimeMs));
}
