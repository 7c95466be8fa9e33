export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** Where the neighbours of a node are, on average; at the end where it has none. */
export function meanPlace(
  id: string,
  edges: readonly GraphEdge[],
  places: ReadonlyMap<string, number>,
): number {
  const neighbours = edges.flatMap(({ from, to }) => {
    const other = from === id ? places.get(to) : to === id ? places.get(from) : undefined;
    return other ?? [];
  });
  if (neighbours.length === 0) return Number.MAX_SAFE_INTEGER;
  return neighbours.reduce((sum, place) => sum + place, 0) / neighbours.length;
}

/** Everything that a node came from or went into, and the node itself. */
export function lineOf(id: string, edges: readonly GraphEdge[]): ReadonlySet<string> {
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

interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Where an arrow leads from a node: along lines to the left and right, within its column up and down. */
export function neighbourOf(
  { id, key }: { readonly id: string; readonly key: string },
  nodes: readonly Place[],
  edges: readonly GraphEdge[],
): string | undefined {
  const own = nodes.find((node) => node.id === id);
  if (own === undefined) return undefined;
  const nearest = (some: readonly Place[]): string | undefined =>
    some.toSorted((a, b) => Math.abs(a.y - own.y) - Math.abs(b.y - own.y))[0]?.id;
  const linked = (from: 'from' | 'to', to: 'from' | 'to'): ReadonlySet<string> =>
    new Set(edges.filter((edge) => edge[from] === id).map((edge) => edge[to]));
  switch (key) {
    case 'ArrowUp':
      return nearest(nodes.filter(({ x, y }) => x === own.x && y < own.y));
    case 'ArrowDown':
      return nearest(nodes.filter(({ x, y }) => x === own.x && y > own.y));
    case 'ArrowRight': {
      const called = linked('from', 'to');
      return nearest(nodes.filter((node) => node.x > own.x && called.has(node.id)));
    }
    case 'ArrowLeft': {
      const callers = linked('to', 'from');
      return nearest(nodes.filter((node) => node.x < own.x && callers.has(node.id)));
    }
    default:
      return undefined;
  }
}
