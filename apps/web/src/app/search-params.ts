/** What a page reads from its address: everything comes from outside, so everything is checked. */

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

export function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * Fields as a page may use them. Those that are undefined are written down as such: the router lays them over what the
 * address says, which may be of another kind. The address that it makes has none of them.
 */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return fields as { [K in keyof T]: Exclude<T[K], undefined> };
}

export interface ListSearch {
  /** What is looked for. */
  readonly q?: string;
  /** A column, with `-` before it for descending. */
  readonly sort?: string;
}

export function listSearch(search: Record<string, unknown>): ListSearch {
  return present({ q: text(search['q']), sort: text(search['sort']) });
}
