import { ENDPOINTS } from '@millrace/protocol';
import type { Plugin } from 'vite';

const MODULE = 'virtual:endpoint-paths';

/**
 * The method and path of every JSON endpoint as a module: a kilobyte instead of the whole endpoint table with its
 * checks, which only a server needs.
 */
export function endpointPaths(): Plugin {
  return {
    name: 'endpoint-paths',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const paths = Object.entries(ENDPOINTS).map(([name, { methods, paths: all }]) => {
        const path = all.find((candidate) => candidate.startsWith('/ajax-api/')) ?? all[0];
        return [name, [methods.includes('POST') ? 'POST' : methods[0], path]];
      });
      return `export const endpointPaths = ${JSON.stringify(Object.fromEntries(paths))};`;
    },
  };
}
