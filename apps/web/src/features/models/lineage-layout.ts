import type { Lineage } from '../../api/registry.ts';

export type LineageNode = NonNullable<Lineage['nodes']>[number];
export type LineageEdge = NonNullable<Lineage['edges']>[number];

export interface LineageColumn {
  readonly kind: LineageNode['kind'];
  readonly nodes: readonly LineageNode[];
}

/** From left to right. */
const KINDS = ['DATASET', 'RUN', 'LOGGED_MODEL', 'MODEL_VERSION', 'ALIAS'] as const;

/**
 * Nodes in columns by their kind: versions the newest first, and everything else beside what it is connected with, so
 * that few lines cross.
 */
export function lineageColumns({ nodes = [], edges = [] }: Lineage): LineageColumn[] {
  const columns = KINDS.map((kind) => ({ kind, nodes: nodes.filter((node) => node.kind === kind) }));
  const versions = columns.find(({ kind }) => kind === 'MODEL_VERSION')?.nodes ?? [];
  const places = new Map(
    versions
      .toSorted((a, b) => Number(b.version) - Number(a.version))
      .map((node, at): [string, number] => [node.id, at]),
  );
  // From the versions outwards: a column is put in order once its neighbour has its places.
  for (const kind of ['ALIAS', 'LOGGED_MODEL', 'RUN', 'DATASET'] as const) {
    const column = columns.find((one) => one.kind === kind)?.nodes ?? [];
    const wanted = column.map((node): [string, number] => [node.id, meanPlace(node.id, edges, places)]);
    wanted.sort(([, a], [, b]) => a - b);
    wanted.forEach(([id], at) => places.set(id, at));
  }
  return columns
    .filter((column) => column.nodes.length > 0)
    .map(({ kind, nodes: own }) => ({
      kind,
      nodes: own.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)),
    }));
}

/** Where the neighbours of a node are, on average; at the end where it has none. */
function meanPlace(id: string, edges: readonly LineageEdge[], places: ReadonlyMap<string, number>): number {
  const neighbours = edges.flatMap(({ from, to }) => {
    const other = from === id ? places.get(to) : to === id ? places.get(from) : undefined;
    return other ?? [];
  });
  if (neighbours.length === 0) return Number.MAX_SAFE_INTEGER;
  return neighbours.reduce((sum, place) => sum + place, 0) / neighbours.length;
}

/** Everything that a node came from or went into, and the node itself. */
export function lineOf(id: string, edges: readonly LineageEdge[]): ReadonlySet<string> {
  const found = new Set([id]);
  for (const side of ['from', 'to'] as const) {
    const other = side === 'from' ? 'to' : 'from';
    const open = [id];
    const seen = new Set(open);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const edge of edges) {
        if (edge[side] !== next || seen.has(edge[other])) continue;
        seen.add(edge[other]);
        open.push(edge[other]);
      }
    }
    for (const one of seen) found.add(one);
  }
  return found;
}
