import type { SpanNode } from '../../formats/span.ts';

/** A span where it stands in its trace. */
export interface SpanRow {
  readonly span: SpanNode;
  readonly level: number;
  /** How many spans are directly below it. */
  readonly children: number;
}

export interface SpanTree {
  /** All spans from top to bottom, children under their parents in the order in which they began. */
  readonly rows: readonly SpanRow[];
  readonly startMs: number;
  readonly endMs: number;
}

/** Spans whose parent is not there stand at the top, as does one of a ring of parents. */
export function spanTree(spans: readonly SpanNode[]): SpanTree {
  const ids = new Set(spans.map(({ id }) => id));
  const ordered = spans.toSorted((a, b) => a.startMs - b.startMs);
  const below = Map.groupBy(ordered, ({ id, parentId }) =>
    parentId !== undefined && parentId !== id && ids.has(parentId) ? parentId : undefined,
  );
  const rows: SpanRow[] = [];
  const seen = new Set<SpanNode>();
  // A list in place of calls: chains of spans may be thousands deep.
  const addAll = (roots: readonly SpanNode[]): void => {
    const waiting = roots.toReversed().map((span) => ({ span, level: 0 }));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { span, level } = next;
      if (seen.has(span)) continue;
      seen.add(span);
      const children = below.get(span.id) ?? [];
      rows.push({ span, level, children: children.length });
      for (const child of children.toReversed()) waiting.push({ span: child, level: level + 1 });
    }
  };
  addAll(below.get(undefined) ?? []);
  for (const span of ordered) if (!seen.has(span)) addAll([span]);
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  for (const { startMs: start, endMs: end = start } of spans) {
    startMs = Math.min(startMs, start);
    endMs = Math.max(endMs, end);
  }
  return spans.length === 0 ? { rows, startMs: 0, endMs: 0 } : { rows, startMs, endMs };
}

/** The rows that are not below a closed one. */
export function openRows(rows: readonly SpanRow[], closed: ReadonlySet<string>): readonly SpanRow[] {
  if (closed.size === 0) return rows;
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return rows.filter(({ span, level }) => {
    if (level > hiddenBelow) return false;
    hiddenBelow = closed.has(span.id) ? level : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** Rows whose name, type or message has the text, each with what is above it. */
export function matchingSpans(rows: readonly SpanRow[], text: string): readonly SpanRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  const kept = new Set<SpanRow>();
  const above: SpanRow[] = [];
  for (const row of rows) {
    above.length = row.level;
    above[row.level] = row;
    const { name, type, statusMessage } = row.span;
    if (`${name}\n${type}\n${statusMessage}`.toLowerCase().includes(wanted))
      for (const one of above) kept.add(one);
  }
  return rows.filter((row) => kept.has(row));
}

/** Where a span's bar begins and how long it is, as parts of the whole. */
export function barOf({ startMs, endMs }: SpanNode, tree: SpanTree): { start: number; length: number } {
  const whole = Math.max(tree.endMs - tree.startMs, Number.EPSILON);
  const start = (startMs - tree.startMs) / whole;
  return { start, length: ((endMs ?? tree.endMs) - startMs) / whole };
}
