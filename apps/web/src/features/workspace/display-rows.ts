import { DATASETS_COLUMN, PARENT_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import type { ItemList } from '../../components/data-table.tsx';
import { datasetsOf, datasetTitle } from './run-datasets.ts';

/** A line of the table: a run, or the head of a group of runs. */
export type DisplayRow =
  | {
      readonly kind: 'run';
      readonly id: string;
      /** Unlike that of any other line: a run can stand in several groups. */
      readonly key: string;
      readonly row: number;
      readonly depth: number;
      /** Child runs that are in the table; they follow when the run is open. */
      readonly children: number;
      readonly isOpen: boolean;
    }
  | {
      readonly kind: 'group';
      /** Its values, one a line of grouping; unlike those of any other group. */
      readonly id: string;
      readonly key: string;
      readonly title: string;
      readonly by: string;
      readonly rows: readonly number[];
      readonly depth: number;
      readonly isOpen: boolean;
    };

const NO_VALUE = '–';

export interface Arrangement {
  /** Columns whose values make groups, the outermost first. */
  readonly groupBy: readonly string[];
  readonly isNested: boolean;
  /** Ids of the groups and runs whose members are shown. */
  readonly open: ReadonlySet<string>;
  /** Ids of runs that stand on top, unless they are in groups. */
  readonly pins?: readonly string[] | undefined;
}

/** Rows, which are in order already, as lines of the table. */
export function displayRows(
  rows: readonly number[],
  table: RunTable,
  { groupBy, isNested, open, pins = [] }: Arrangement,
): ItemList<DisplayRow> {
  if (groupBy.length > 0) return grouped(rows, { table, groupBy, open, path: '', depth: 0 });
  const ordered = pinnedFirst(rows, table, pins);
  if (isNested && table.columns.has(PARENT_COLUMN)) return nested(ordered, table, open);
  return new PlainLines(ordered, table);
}

function pinnedFirst(rows: readonly number[], table: RunTable, pins: readonly string[]): readonly number[] {
  if (pins.length === 0) return rows;
  const pinned = new Set(pins.map((id) => table.row(id)));
  return [...rows.filter((row) => pinned.has(row)), ...rows.filter((row) => !pinned.has(row))];
}

const linesByTable = new WeakMap<RunTable, Map<number, DisplayRow>>();

/** A line for each row, made when it is looked at, once: of half a million rows some forty are in sight. */
class PlainLines implements ItemList<DisplayRow> {
  readonly #rows: readonly number[];
  readonly #table: RunTable;
  readonly #lines: Map<number, DisplayRow>;

  constructor(rows: readonly number[], table: RunTable) {
    this.#rows = rows;
    this.#table = table;
    this.#lines = linesByTable.get(table) ?? new Map();
    linesByTable.set(table, this.#lines);
  }

  get length(): number {
    return this.#rows.length;
  }

  at(index: number): DisplayRow | undefined {
    const row = this.#rows.at(index);
    if (row === undefined) return undefined;
    const known = this.#lines.get(row);
    if (known !== undefined) return known;
    const line = runLine(this.#table, row, { depth: 0, path: '' });
    this.#lines.set(row, line);
    return line;
  }
}

function runLine(table: RunTable, row: number, { depth, path }: { depth: number; path: string }): DisplayRow {
  const id = table.id(row);
  return { kind: 'run', id, key: path + id, row, depth, children: 0, isOpen: false };
}

interface Grouping {
  readonly table: RunTable;
  readonly groupBy: readonly string[];
  readonly open: ReadonlySet<string>;
  readonly path: string;
  readonly depth: number;
}

function grouped(rows: readonly number[], grouping: Grouping): DisplayRow[] {
  const { table, groupBy, open, path, depth } = grouping;
  const [by, ...rest] = groupBy;
  if (by === undefined) return rows.map((row) => runLine(table, row, { depth, path }));
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    for (const value of valuesOf(table, by, row)) {
      const members = groups.get(value);
      if (members === undefined) groups.set(value, [row]);
      else members.push(row);
    }
  }
  return [...groups].flatMap(([title, members]) => {
    const id = `${path}${JSON.stringify(title)}`;
    const isOpen = open.has(id);
    const head: DisplayRow = { kind: 'group', id, key: id, title, by, rows: members, depth, isOpen };
    if (!isOpen) return [head];
    return [head, ...grouped(members, { table, groupBy: rest, open, path: id, depth: depth + 1 })];
  });
}

/** A run stands with each of its datasets; of anything else it has one. */
function valuesOf(table: RunTable, columnId: string, row: number): readonly string[] {
  if (columnId !== DATASETS_COLUMN) return [table.valueText(columnId, row) ?? NO_VALUE];
  const titles = datasetsOf(table, row).map(datasetTitle);
  return titles.length === 0 ? [NO_VALUE] : titles;
}

function nested(rows: readonly number[], table: RunTable, open: ReadonlySet<string>): DisplayRow[] {
  const isHere = new Set(rows);
  const children = new Map<number, number[]>();
  const roots: number[] = [];
  for (const row of rows) {
    const parentId = table.text(PARENT_COLUMN, row);
    const parent = parentId === undefined ? undefined : table.row(parentId);
    // A child whose parent is filtered out stands for itself.
    if (parent === undefined || parent === row || !isHere.has(parent)) roots.push(row);
    else children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const lines: DisplayRow[] = [];
  const seen = new Set<number>();
  const add = (row: number, depth: number): void => {
    if (seen.has(row)) return;
    seen.add(row);
    const own = children.get(row) ?? [];
    const id = table.id(row);
    const isOpen = own.length > 0 && open.has(id);
    lines.push({ kind: 'run', id, key: id, row, depth, children: own.length, isOpen });
    if (isOpen) for (const child of own) add(child, depth + 1);
  };
  for (const row of [...roots, ...inCircles(rows, roots, children)]) add(row, 0);
  return lines;
}

/** Rows that no root leads to: parents of each other. Nobody's data may vanish for being odd. */
function inCircles(
  rows: readonly number[],
  roots: readonly number[],
  children: ReadonlyMap<number, readonly number[]>,
): number[] {
  const reached = new Set(roots);
  for (const row of reached) for (const child of children.get(row) ?? []) reached.add(child);
  return rows.filter((row) => !reached.has(row));
}
