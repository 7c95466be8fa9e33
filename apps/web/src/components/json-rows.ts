/** A line of a JSON tree as it is shown. */
export interface JsonRow {
  /** Where the value lies, as JSON Pointer; '' is the whole. */
  readonly path: string;
  /** Its key or place in what holds it; undefined for the whole. */
  readonly name: string | undefined;
  readonly value: unknown;
  /** 0 for the whole. */
  readonly level: number;
  /** How many values it holds; undefined for what holds none. */
  readonly size: number | undefined;
}

type Holder = readonly unknown[] | Readonly<Record<string, unknown>>;

export function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The open part of a JSON value from top to bottom. */
export function jsonRows(value: unknown, open: ReadonlySet<string>): JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (item: unknown, place: Pick<JsonRow, 'path' | 'name' | 'level'>): void => {
    const entries = isHolder(item) ? Object.entries(item) : undefined;
    rows.push({ ...place, value: item, size: entries?.length });
    if (entries === undefined || !open.has(place.path)) return;
    for (const [name, inner] of entries) {
      add(inner, { path: `${place.path}/${escaped(name)}`, name, level: place.level + 1 });
    }
  };
  add(value, { path: '', name: undefined, level: 0 });
  return rows;
}

/** What is open at first: levels from the top while they stay few. */
export function openAtFirst(value: unknown, rowsMax = 60): ReadonlySet<string> {
  const open = new Set<string>();
  let rows = 1;
  let level: (readonly [path: string, value: Holder])[] = isHolder(value) ? [['', value]] : [];
  while (level.length > 0) {
    const sizes = level.reduce((sum, [, item]) => sum + Object.keys(item).length, 0);
    // The first level always opens: a closed tree says nothing.
    if (rows + sizes > rowsMax && open.size > 0) break;
    for (const [path] of level) open.add(path);
    rows += sizes;
    if (rows > rowsMax) break;
    level = level.flatMap(([path, item]) =>
      Object.entries(item).flatMap(([name, inner]) =>
        isHolder(inner) ? [[`${path}/${escaped(name)}`, inner] as const] : [],
      ),
    );
  }
  return open;
}
