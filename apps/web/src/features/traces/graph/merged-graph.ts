import { type GraphEdge, meanPlace } from '../../../charts/graph-lines.ts';
import type { SpanRow } from '../span-tree.ts';

export type MergeKind = 'name' | 'type';

/** Spans that are drawn as one. */
export interface MergedNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In the order of the tree. */
  readonly spanIds: readonly string[];
  readonly errors: number;
  /** How long they took together; those that go on do not count. */
  readonly totalMs: number;
  /** The level of the one that is nearest to the top. */
  readonly level: number;
}

interface CallEdge extends GraphEdge {
  readonly calls: number;
}

export interface MergedGraph {
  readonly nodes: readonly MergedNode[];
  readonly edges: readonly CallEdge[];
}

function mergedId({ name, type }: { name: string; type: string }, kind: MergeKind): string {
  return kind === 'type' ? type : JSON.stringify([type, name]);
}

interface Growing {
  readonly name: string;
  readonly type: string;
  readonly spanIds: string[];
  errors: number;
  totalMs: number;
  level: number;
}

/** Spans of one name or one type as one node, with how often each calls which. Rows come from top to bottom. */
export function mergedGraph(rows: readonly SpanRow[], kind: MergeKind): MergedGraph {
  const nodes = new Map<string, Growing>();
  const calls = new Map<string, Map<string, number>>();
  const above: string[] = [];
  for (const { span, level } of rows) {
    const id = mergedId(span, kind);
    const node = nodes.get(id) ?? {
      name: kind === 'type' ? '' : span.name,
      type: span.type,
      spanIds: [],
      errors: 0,
      totalMs: 0,
      level,
    };
    nodes.set(id, node);
    node.spanIds.push(span.id);
    node.errors += Number(span.isError);
    node.totalMs += span.endMs === undefined ? 0 : span.endMs - span.startMs;
    node.level = Math.min(node.level, level);
    above.length = level;
    const caller = above[level - 1];
    above[level] = id;
    if (caller === undefined) continue;
    const from = calls.get(caller) ?? new Map<string, number>();
    calls.set(caller, from);
    from.set(id, (from.get(id) ?? 0) + 1);
  }
  return {
    nodes: [...nodes].map(([id, node]) => ({ id, ...node })),
    edges: [...calls].flatMap(([from, to]) => [...to].map(([id, count]) => ({ from, to: id, calls: count }))),
  };
}

/** Those with most spans, and how many are left out. */
export function mostOf(
  { nodes, edges }: MergedGraph,
  max: number,
): MergedGraph & { readonly hidden: number } {
  if (nodes.length <= max) return { nodes, edges, hidden: 0 };
  const kept = new Set(
    nodes
      .toSorted((a, b) => b.spanIds.length - a.spanIds.length || a.level - b.level)
      .slice(0, max)
      .map(({ id }) => id),
  );
  return {
    nodes: nodes.filter(({ id }) => kept.has(id)),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    hidden: nodes.length - kept.size,
  };
}

/** How far each node is from the top along the longest way of calls; calls that lead back do not count. */
function depths({ nodes, edges }: MergedGraph): ReadonlyMap<string, number> {
  const called = Map.groupBy(edges, ({ from }) => from);
  const depth = new Map(nodes.map(({ id }) => [id, 0]));
  const finished: string[] = [];
  const isForward = new Set<CallEdge>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const edge of called.get(id) ?? []) {
      if (state.get(edge.to) === 'open') continue;
      isForward.add(edge);
      if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
    finished.push(id);
  };
  for (const { id } of nodes.toSorted((a, b) => a.level - b.level)) if (!state.has(id)) visit(id);
  for (const id of finished.toReversed())
    for (const edge of called.get(id) ?? [])
      if (isForward.has(edge))
        depth.set(edge.to, Math.max(depth.get(edge.to) ?? 0, (depth.get(id) ?? 0) + 1));
  return depth;
}

/** In columns from callers to what they call, each node beside what calls it. Of graphs that are not large. */
export function columnsOf(graph: MergedGraph): readonly (readonly MergedNode[])[] {
  const depth = depths(graph);
  const columns = Map.groupBy(graph.nodes, ({ id }) => depth.get(id) ?? 0);
  const places = new Map<string, number>();
  return [...columns.keys()]
    .toSorted((a, b) => a - b)
    .map((at) => {
      const column = (columns.get(at) ?? []).map(
        (node) => [node, meanPlace(node.id, graph.edges, places)] as const,
      );
      const sorted = column.toSorted(([, a], [, b]) => a - b).map(([node]) => node);
      sorted.forEach(({ id }, line) => places.set(id, line));
      return sorted;
    });
}
