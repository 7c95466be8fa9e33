import type { Lineage } from '../../api/registry.ts';
import { meanPlace } from '../../charts/graph-lines.ts';

export type LineageNode = NonNullable<Lineage['nodes']>[number];

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
