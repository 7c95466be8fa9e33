import { importsOf, type SourceFile } from './workspace.ts';

/** Which packages of ours a package may import; '*' is all. The table of ARCHITECTURE.md. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  search: [],
  tracing: ['protocol'],
  store: ['protocol', 'search', 'tracing'],
  'store-sql': ['protocol', 'search', 'store', 'tracing'],
  artifacts: ['protocol', 'store'],
  web: ['protocol', 'search'],
  server: ['protocol', 'search', 'store', 'artifacts', 'tracing'],
  millrace: ['*'],
  testkit: ['*'],
  conformance: ['*'],
  bench: ['*'],
  tools: ['*'],
};

/** Packages that shipped code must not import. */
const NEVER_SHIPPED = new Set(['testkit', 'conformance', 'bench', 'tools']);
/** Packages that run anywhere: no Node module, no clock, no randomness. */
const PURE = new Set(['protocol', 'search', 'store', 'tracing']);
const NODE_MODULE = /^node:/;

export interface PackageFiles {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly files: readonly SourceFile[];
}

/** What breaks the rules about who may import whom, one sentence each. */
export function importFaults(packages: readonly PackageFiles[]): string[] {
  return packages.flatMap((owner) => [
    ...declaredFaults(owner),
    ...owner.files.flatMap((file) => fileFaults(owner, file)),
  ]);
}

function declaredFaults({ name, dependencies }: PackageFiles): string[] {
  return dependencies.flatMap((dependency) => {
    const target = ourPackage(dependency);
    return target === undefined || isAllowed(name, target)
      ? []
      : [`${name} declares ${target}, which it may not import`];
  });
}

function fileFaults(owner: PackageFiles, { path, text }: SourceFile): string[] {
  const isTest = /\.test\.ts$|\/contract\/|\/testing\//.test(path);
  return importsOf(text).flatMap((specifier) => {
    const target = ourPackage(specifier);
    if (target !== undefined && target !== owner.name) {
      if (isTest && target === 'testkit') return [];
      return isAllowed(owner.name, target) ? [] : [`${path} imports ${target}`];
    }
    if (isTest) return [];
    if (PURE.has(owner.name) && NODE_MODULE.test(specifier)) return [`${path} imports ${specifier}`];
    if (specifier === 'node:sqlite' && owner.name !== 'store-sql') return [`${path} imports ${specifier}`];
    if (/^node:https?$/.test(specifier) && ['store-sql', 'artifacts'].includes(owner.name))
      return [`${path} imports ${specifier}`];
    return [];
  });
}

function isAllowed(owner: string, target: string): boolean {
  const allowed = ALLOWED[owner] ?? [];
  if (allowed.includes('*')) return NEVER_SHIPPED.has(owner) || !NEVER_SHIPPED.has(target);
  return allowed.includes(target);
}

/** The name of the package of ours that a specifier means. */
function ourPackage(specifier: string): string | undefined {
  if (specifier === 'millrace') return 'millrace';
  return /^@millrace\/([^/]+)/.exec(specifier)?.[1];
}
