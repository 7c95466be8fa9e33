import { brotliCompressSync } from 'node:zlib';

/** What a screen may cost, in bytes as they are sent: compressed with brotli. */
export interface ScreenBudget {
  readonly screen: string;
  /** The sources that the screen waits for, below the folder of the web UI; what they import comes with them. */
  readonly modules: readonly string[];
  readonly scriptBytesMax: number;
  readonly styleBytesMax: number;
}

/** A file of the build. */
export interface BuiltFile {
  readonly fileName: string;
  readonly content: string | Uint8Array;
  /** The source that the file was made for, when it was made for one. */
  readonly module?: string;
  /** Scripts that are loaded before this one runs. */
  readonly imports?: readonly string[];
  readonly styles?: readonly string[];
}

interface Cost {
  readonly fileName: string;
  readonly bytes: number;
}

/** Files named when a budget is exceeded. */
const NAMED_FILES = 6;

/** One sentence for each budget that the build exceeds, with the files that cost most and what they cost before. */
export function exceededBudgets(
  budgets: readonly ScreenBudget[],
  files: readonly BuiltFile[],
  before: ReadonlyMap<string, number> = new Map(),
): string[] {
  return budgets.flatMap((budget) => {
    const { scripts, styles } = screenFiles(budget, files);
    return [
      exceeded(`${budget.screen}: script`, { costs: scripts, bytesMax: budget.scriptBytesMax, before }),
      exceeded(`${budget.screen}: style`, { costs: styles, bytesMax: budget.styleBytesMax, before }),
    ].filter((text) => text !== undefined);
  });
}

function screenFiles(
  { modules, screen }: ScreenBudget,
  files: readonly BuiltFile[],
): { scripts: Cost[]; styles: Cost[] } {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const loaded = new Set<BuiltFile>();
  const load = (file: BuiltFile): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const name of file.imports ?? []) load(named(byName, name));
  };
  for (const module of modules) {
    const file = files.find((one) => one.module === module);
    if (file === undefined) throw new Error(`The budget of ${screen} names ${module}, which has no file.`);
    load(file);
  }
  const styles = new Set([...loaded].flatMap((file) => file.styles ?? []));
  return {
    scripts: [...loaded].map(costOf),
    styles: [...styles].map((name) => costOf(named(byName, name))),
  };
}

function named(files: ReadonlyMap<string, BuiltFile>, name: string): BuiltFile {
  const file = files.get(name);
  if (file === undefined) throw new Error(`The build has no file ${name}.`);
  return file;
}

function costOf({ fileName, content }: BuiltFile): Cost {
  return { fileName, bytes: brotliCompressSync(content).length };
}

interface Bill {
  readonly costs: readonly Cost[];
  readonly bytesMax: number;
  readonly before: ReadonlyMap<string, number>;
}

function exceeded(what: string, { costs, bytesMax, before }: Bill): string | undefined {
  const bytes = costs.reduce((sum, cost) => sum + cost.bytes, 0);
  if (bytes <= bytesMax) return undefined;
  const growthOf = (cost: Cost): number => cost.bytes - (before.get(nameOf(cost.fileName)) ?? cost.bytes);
  const most = costs
    .toSorted((a, b) => growthOf(b) - growthOf(a) || b.bytes - a.bytes)
    .slice(0, NAMED_FILES)
    .map((cost) => {
      const growth = growthOf(cost);
      return `${nameOf(cost.fileName)} ${cost.bytes}${growth === 0 ? '' : ` (${growth > 0 ? '+' : ''}${growth})`}`;
    });
  return `${what} takes ${bytes} of ${bytesMax} bytes: ${most.join(', ')}`;
}

/** `assets/plot-DYBBQcBP.js` is called the same after a change: `plot.js`. */
export function nameOf(fileName: string): string {
  return fileName.replace(/^.*\//, '').replace(/-[\w-]{8}(?=\.\w+$)/, '');
}
