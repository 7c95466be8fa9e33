import type { SpanRow } from '../span-tree.ts';

/** A span in the graph, or what stands for those of its children that are not drawn. */
export interface FoldedNode {
  readonly id: string;
  /** Undefined for what stands for others. */
  readonly row: SpanRow | undefined;
  readonly parentId: string | undefined;
  readonly level: number;
  /** From top to bottom; nodes with children stand beside the first of them. */
  readonly line: number;
  readonly isOpen: boolean;
  /** How many spans it stands for, or hides. */
  readonly hidden: number;
}

export interface FoldState {
  /** Spans that were opened or closed by hand. */
  readonly forced: ReadonlyMap<string, boolean>;
  /** How many more children of a span are drawn. */
  readonly more: ReadonlyMap<string, number>;
  /** A span that must be in sight. */
  readonly chosen: string | undefined;
}

/** So many are drawn before anything is opened by hand, and so many of one span's children. */
const NODES_FIRST = 40;
const CHILDREN_FIRST = 12;
/** So many levels above a chosen span are drawn. */
const DEPTH_MAX = 40;

interface Branch {
  readonly row: SpanRow;
  readonly children: Branch[];
}

export interface SpanForest {
  readonly roots: readonly Branch[];
  readonly parents: ReadonlyMap<string, Branch>;
}

/** Rows from top to bottom as what they were made of. */
export function spanForest(rows: readonly SpanRow[]): SpanForest {
  const roots: Branch[] = [];
  const parents = new Map<string, Branch>();
  const above: Branch[] = [];
  for (const row of rows) {
    const branch = { row, children: [] };
    above.length = row.level;
    const parent = above[row.level - 1];
    above[row.level] = branch;
    if (parent === undefined) roots.push(branch);
    else {
      parent.children.push(branch);
      parents.set(row.span.id, parent);
    }
  }
  return { roots, parents };
}

/** Ids of the spans above one, and its own. */
function pathTo({ parents }: SpanForest, id: string | undefined): ReadonlySet<string> {
  const path = new Set<string>();
  for (let at = id; at !== undefined && !path.has(at); at = parents.get(at)?.row.span.id) path.add(at);
  return path;
}

const ROOT = '';

/** The children that are drawn: the first, and the one that leads to what is chosen. */
function shownOf(
  branches: readonly Branch[],
  parent: string,
  { state, path }: { state: FoldState; path: ReadonlySet<string> },
): readonly Branch[] {
  const count = CHILDREN_FIRST + (state.more.get(parent) ?? 0);
  // One more takes no more room than saying that there is one more.
  if (branches.length <= count + 1) return branches;
  const first = branches.slice(0, count);
  const chosen = branches.slice(count).find(({ row }) => path.has(row.span.id));
  return chosen === undefined ? first : [...first, chosen];
}

/** Which spans are open: level by level until there are enough, and those above the chosen one. */
function openOf(roots: readonly Branch[], state: FoldState, path: ReadonlySet<string>): ReadonlySet<string> {
  const open = new Set<string>();
  let drawn = 0;
  let level: readonly Branch[] = shownOf(roots, ROOT, { state, path });
  while (level.length > 0) {
    drawn += level.length;
    const next: Branch[] = [];
    for (const { row, children } of level) {
      const { id } = row.span;
      const isSmall = drawn + next.length + Math.min(children.length, CHILDREN_FIRST) <= NODES_FIRST;
      const leads = path.has(id) && id !== state.chosen;
      if (children.length === 0 || !(state.forced.get(id) ?? (isSmall || leads))) continue;
      open.add(id);
      next.push(...shownOf(children, id, { state, path }));
    }
    level = next;
  }
  return open;
}

/** Where to begin: at the top, or, of a chosen span that is very deep, not too far above it. */
function beginning(
  forest: SpanForest,
  chosen: string | undefined,
): { roots: readonly Branch[]; above: number } {
  const path = [...pathTo(forest, chosen)];
  const top = path[DEPTH_MAX - 1];
  const branch = top === undefined ? undefined : forest.parents.get(top);
  return branch === undefined
    ? { roots: forest.roots, above: 0 }
    : { roots: [branch], above: branch.row.level };
}

interface Rest {
  readonly rest: number;
  readonly of: string;
  readonly level: number;
}

export interface FoldedGraph {
  readonly nodes: readonly FoldedNode[];
  /** Levels above the first that is drawn. */
  readonly above: number;
}

/** The spans that are drawn, as a tree from left to right; parents before their children. */
export function foldedGraph(forest: SpanForest, state: FoldState): FoldedGraph {
  const path = pathTo(forest, state.chosen);
  const { roots, above } = beginning(forest, state.chosen);
  const open = openOf(roots, state, path);
  const nodes: FoldedNode[] = [];
  let line = 0;
  const waiting: (Branch | Rest)[] = [];
  const push = (branches: readonly Branch[], parent: string, level: number): void => {
    const shown = shownOf(branches, parent, { state, path });
    const rest = branches.length - shown.length;
    if (rest > 0) waiting.push({ rest, of: parent, level });
    waiting.push(...shown.toReversed());
  };
  push(roots, ROOT, above);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = 'rest' in next ? restNode(next, line) : branchNode(next, forest, { line, open });
    nodes.push(node);
    if (node.isOpen && 'row' in next) push(next.children, node.id, next.row.level + 1);
    else line += 1;
  }
  return { nodes, above };
}

function restNode({ rest, of, level }: Rest, line: number): FoldedNode {
  const parentId = of === ROOT ? undefined : of;
  return { id: `more ${of}`, row: undefined, parentId, level, line, isOpen: false, hidden: rest };
}

function branchNode(
  { row }: Branch,
  { parents }: SpanForest,
  { line, open }: { line: number; open: ReadonlySet<string> },
): FoldedNode {
  const { id } = row.span;
  const isOpen = open.has(id);
  const parentId = parents.get(id)?.row.span.id;
  return { id, row, parentId, level: row.level, line, isOpen, hidden: isOpen ? 0 : row.children };
}
