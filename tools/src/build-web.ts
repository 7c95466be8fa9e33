import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { type BuiltFile, exceededBudgets, nameOf, type ScreenBudget } from './web-budget.ts';

const WEB = fileURLToPath(new URL('../../apps/web/', import.meta.url));
/** What the UI is made of, besides its own files: the endpoint table. */
const SOURCES = [WEB, fileURLToPath(new URL('../../packages/protocol/src/', import.meta.url))];
/** Below this a compressed file saves less than its headers cost. */
const COMPRESSED_BYTES_MIN = 1024;

/**
 * Builds the web UI into a folder, with every text also compressed as far as it goes; not again when nothing changed.
 * It fails when a screen costs more than its budget.
 */
export async function buildWeb(folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  if (existsSync(page) && newestMs(SOURCES) < statSync(page).mtimeMs) return;
  const before = existsSync(folder) ? sentBytes(folder) : undefined;
  const built = await build({ root: WEB, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  const budgets: ScreenBudget[] = JSON.parse(readFileSync(join(WEB, 'budget.json'), 'utf8'));
  const exceeded = exceededBudgets(budgets, filesOf(built), before);
  if (exceeded.length > 0) {
    // Without its page the next build does not take this one for a good one.
    rmSync(page);
    throw new Error(`The web UI exceeds apps/web/budget.json.\n${exceeded.join('\n')}`);
  }
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

/** What the last build made of each script and style. */
function sentBytes(folder: string): Map<string, number> {
  const files = filesBelow(folder).filter((path) => path.endsWith('.br'));
  return new Map(files.map((path) => [nameOf(path.slice(0, -'.br'.length)), statSync(path).size]));
}

function filesOf(built: Awaited<ReturnType<typeof build>>): BuiltFile[] {
  if (!('output' in built)) throw new Error('The build of the web UI has no single output.');
  return built.output.map((file) =>
    file.type === 'asset'
      ? { fileName: file.fileName, content: file.source }
      : {
          fileName: file.fileName,
          content: file.code,
          imports: file.imports,
          styles: [...(file.viteMetadata?.importedCss ?? [])],
          ...(file.facadeModuleId === null ? {} : { module: relative(WEB, file.facadeModuleId) }),
        },
  );
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
