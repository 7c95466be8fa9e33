import type { SpanNode } from '../../../formats/span.ts';
import type { SpanRow } from '../span-tree.ts';

/** Spans of several traces that stand at the same place. */
export interface AlignedRow {
  /** Of the first of them and its trace: traces may use the same ids. */
  readonly id: string;
  /** Several where traces began with different ones. */
  readonly name: string;
  readonly type: string;
  readonly level: number;
  /** By trace; undefined where it has no such span. */
  readonly spans: readonly (SpanNode | undefined)[];
  /** Whether one is missing or one failed where another did not. */
  readonly differs: boolean;
}

interface Branch {
  readonly span: SpanNode;
  readonly children: Branch[];
}

function branchesOf(rows: readonly SpanRow[]): Branch[] {
  const roots: Branch[] = [];
  const above: Branch[] = [];
  for (const { span, level } of rows) {
    const branch = { span, children: [] };
    above.length = level;
    (above[level - 1]?.children ?? roots).push(branch);
    above[level] = branch;
  }
  return roots;
}

/** Children by what they are, and the how manieth of it: the third call of a tool stands beside the third. */
function keyed(branches: readonly Branch[]): Map<string, Branch> {
  const counts = new Map<string, number>();
  return new Map(
    branches.map((branch) => {
      const kind = JSON.stringify([branch.span.type, branch.span.name]);
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return [`${kind} ${count}`, branch];
    }),
  );
}

/** All keys in an order that keeps that of each list as well as it can: what only one has follows what it follows there. */
function mergedKeys(lists: readonly (readonly string[])[]): readonly string[] {
  const order: string[] = [...(lists[0] ?? [])];
  const known = new Set(order);
  for (const list of lists.slice(1)) {
    const additions = new Map<string | undefined, string[]>();
    let last: string | undefined;
    for (const key of list) {
      if (known.has(key)) last = key;
      else additions.set(last, [...(additions.get(last) ?? []), key]);
    }
    if (additions.size === 0) continue;
    const before = order.splice(0);
    order.push(...(additions.get(undefined) ?? []));
    for (const key of before) order.push(key, ...(additions.get(key) ?? []));
    for (const keys of additions.values()) for (const key of keys) known.add(key);
  }
  return order;
}

interface Waiting {
  readonly branches: readonly (Branch | undefined)[];
  readonly level: number;
}

/** The trees of several traces as one, from top to bottom. */
export function alignSpans(trees: readonly (readonly SpanRow[])[]): AlignedRow[] {
  const rows: AlignedRow[] = [];
  const waiting: Waiting[] = [];
  const push = (lists: readonly (readonly Branch[])[], level: number): void => {
    const maps = lists.map(keyed);
    const keys = mergedKeys(maps.map((map) => [...map.keys()]));
    for (const key of keys.toReversed()) waiting.push({ branches: maps.map((map) => map.get(key)), level });
  };
  const roots = trees.map(branchesOf);
  // What a trace began with stands beside what the others began with, whatever its name.
  if (roots.every(({ length }) => length === 1))
    waiting.push({ branches: roots.map(([root]) => root), level: 0 });
  else push(roots, 0);
  // A list in place of calls: chains of spans may be thousands deep.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { branches, level } = next;
    const spans = branches.map((branch) => branch?.span);
    const at = spans.findIndex((span) => span !== undefined);
    const first = spans[at];
    if (first === undefined) continue;
    rows.push({
      id: `${at}-${first.id}`,
      name: [...new Set(spans.flatMap((span) => span?.name ?? []))].join(' / '),
      type: first.type,
      level,
      spans,
      differs: spans.some((span) => span?.isError !== first.isError),
    });
    push(
      branches.map((branch) => branch?.children ?? []),
      level + 1,
    );
  }
  return rows;
}
