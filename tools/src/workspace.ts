import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface WorkspacePackage {
  /** Without the scope: `store-sql`, `millrace`. */
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

const FOLDERS = ['packages', 'apps', '.'] as const;
const PRIVATE_FOLDERS = new Set(['conformance', 'bench', 'tools']);

/** Every package of the workspace with its declared dependencies. */
export function workspacePackages(root: string = ROOT): WorkspacePackage[] {
  return FOLDERS.flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && (parent !== '.' || PRIVATE_FOLDERS.has(entry.name)))
      .map((entry) => join(root, parent, entry.name))
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .map(readPackage),
  );
}

function readPackage(folder: string): WorkspacePackage {
  const parsed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    dependencies?: Record<string, string>;
  };
  return {
    name: parsed.name.replace('@millrace/', ''),
    folder,
    dependencies: Object.keys(parsed.dependencies ?? {}),
  };
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** TypeScript files below a folder, tests included. */
export function sourceFiles(folder: string, root: string = ROOT): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(?:node_modules|dist)\//.test(path))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

const IMPORT =
  /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Module specifiers that a source text imports. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}
