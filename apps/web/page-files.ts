import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The name of what {@link pageFiles} writes; the server reads it and does not serve it. */
const FILE = 'pages.json';
const ROUTES = /[\\/]src[\\/]app[\\/]routes[\\/][^\\/]+\.ts$/;
const ROUTE = /path: '(?<path>[^']+)'[^]*?import\('(?<page>[^']+)'\)/g;

interface PageRoute {
  readonly path: string;
  /** The source of the page. */
  readonly module: string;
}

/**
 * Writes which files each address of the UI needs beyond the entry's, so that the server can name them in its page: a
 * browser then asks for them at once, not when the entry has run.
 */
export function pageFiles(): Plugin {
  const routes: PageRoute[] = [];
  return {
    name: 'page-files',
    apply: 'build',
    // Before anything has made other code of the routes.
    enforce: 'pre',
    transform(code, id) {
      if (ROUTES.test(id)) routes.push(...routesIn(code, id));
    },
    generateBundle(_, bundle) {
      const pages = routes
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .map(({ path, module }) => ({ path, ...filesOf(bundle, module) }));
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(pages) });
    },
  };
}

function routesIn(code: string, id: string): PageRoute[] {
  const found = [...code.matchAll(ROUTE)].map(({ groups }) => ({
    path: groups?.['path'] ?? '',
    module: posix.join(posix.dirname(id.replaceAll('\\', '/')), groups?.['page'] ?? ''),
  }));
  if (found.length !== code.split('createRoute({').length - 1)
    throw new Error(`${id}: not every route says its path and imports its page.`);
  return found;
}

function filesOf(
  bundle: Rolldown.OutputBundle,
  module: string,
): { scripts: readonly string[]; styles: readonly string[] } {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/') === module);
  if (entry === undefined || page === undefined) throw new Error(`The build has no file for ${module}.`);
  const atHand = withImports(entry, byName);
  const needed = [...withImports(page, byName)].filter((chunk) => !atHand.has(chunk));
  const styles = needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return { scripts: needed.map(({ fileName }) => fileName), styles: [...new Set(styles)] };
}

function withImports(
  chunk: Rolldown.OutputChunk,
  byName: ReadonlyMap<string, Rolldown.OutputChunk>,
): Set<Rolldown.OutputChunk> {
  const found = new Set([chunk]);
  for (const { imports } of found) {
    for (const name of imports) {
      const imported = byName.get(name);
      if (imported !== undefined) found.add(imported);
    }
  }
  return found;
}
