import { expect, test } from 'vitest';
import { readSpan } from '../../../formats/span.ts';
import { spanTree } from '../span-tree.ts';
import { columnsOf, mergedGraph, mostOf } from './merged-graph.ts';
import { foldedGraph, type FoldState, spanForest } from './span-fold.ts';

const hex = (id: number): string => id.toString(16).padStart(16, '0');
const span = (
  id: number,
  parent: number | undefined,
  fields: { name: string; type?: string; isError?: boolean },
) =>
  readSpan({
    span_id: hex(id),
    ...(parent === undefined ? {} : { parent_span_id: hex(parent) }),
    name: fields.name,
    start_time_unix_nano: id * 1e6,
    end_time_unix_nano: (id + 2) * 1e6,
    status: { code: fields.isError === true ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_OK' },
    attributes: { 'mlflow.spanType': JSON.stringify(fields.type ?? 'TOOL') },
  });
const few = spanTree([
  span(1, undefined, { name: 'agent', type: 'AGENT' }),
  span(2, 1, { name: 'search' }),
  span(3, 1, { name: 'llm', type: 'LLM' }),
  span(4, 1, { name: 'search', isError: true }),
  span(5, 4, { name: 'agent', type: 'AGENT' }),
]).rows;

test('spans of one name are one node, calls are counted, circles stay', () => {
  const { nodes, edges } = mergedGraph(few, 'name');
  expect(
    nodes.map(({ name, spanIds, errors, totalMs, level }) => [name, spanIds.length, errors, totalMs, level]),
  ).toEqual([
    ['agent', 2, 0, 4, 0],
    ['search', 2, 1, 4, 1],
    ['llm', 1, 0, 2, 1],
  ]);
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  expect(edges.map(({ from, to, calls }) => [names.get(from), names.get(to), calls])).toEqual([
    ['agent', 'search', 2],
    ['agent', 'llm', 1],
    ['search', 'agent', 1],
  ]);
  expect(columnsOf({ nodes, edges }).map((column) => column.map(({ name }) => name))).toEqual([
    ['agent'],
    ['search', 'llm'],
  ]);
  const chain = columnsOf({
    nodes,
    edges: [...edges, { from: nodes[1]?.id ?? '', to: nodes[2]?.id ?? '', calls: 1 }],
  });
  expect(chain.map((column) => column.map(({ name }) => name))).toEqual([['agent'], ['search'], ['llm']]);
});

test('by type, and only those with most spans', () => {
  const graph = mergedGraph(few, 'type');
  expect(graph.nodes.map(({ type, spanIds }) => [type, spanIds.length])).toEqual([
    ['AGENT', 2],
    ['TOOL', 2],
    ['LLM', 1],
  ]);
  const most = mostOf(graph, 2);
  expect(most.hidden).toBe(1);
  expect(most.edges).toHaveLength(2);
});

const state = (changes: Partial<FoldState> = {}): FoldState => ({
  forced: new Map(),
  more: new Map(),
  chosen: undefined,
  ...changes,
});

test('few spans are all drawn; a parent stands beside its first child', () => {
  const { nodes } = foldedGraph(spanForest(few), state());
  expect(nodes.map(({ row, level, line }) => [row?.span.name, level, line])).toEqual([
    ['agent', 0, 0],
    ['search', 1, 0],
    ['llm', 1, 1],
    ['search', 1, 2],
    ['agent', 2, 2],
  ]);
});

test('30,000 spans are folded, yet the chosen one is in sight', () => {
  const many = spanTree([
    span(1, undefined, { name: 'root' }),
    ...Array.from({ length: 300 }, (_, at) => span(at + 2, 1, { name: `step ${at}` })),
    ...Array.from({ length: 29_700 }, (_, at) => span(at + 302, (at % 300) + 2, { name: 'leaf' })),
  ]).rows;
  const forest = spanForest(many);
  const { nodes: first } = foldedGraph(forest, state());
  expect(first.length).toBeLessThan(80);
  expect(first.at(-1)).toMatchObject({ row: undefined, hidden: 288 });
  const chosen = hex(29_999);
  const { nodes: shown } = foldedGraph(forest, state({ chosen }));
  expect(shown.some(({ id }) => id === chosen)).toBe(true);
  expect(shown.length).toBeLessThan(120);
  const { nodes: more } = foldedGraph(forest, state({ more: new Map([[hex(1), 20]]) }));
  expect(more.filter(({ level }) => level === 1)).toHaveLength(33);
});

test('what is open can be closed, also where it leads to the chosen span', () => {
  const { nodes: closed } = foldedGraph(
    spanForest(few),
    state({ forced: new Map([[hex(4), false]]), chosen: hex(5) }),
  );
  expect(closed.map(({ id }) => id)).not.toContain(hex(5));
  expect(closed.find(({ id }) => id === hex(4))).toMatchObject({ isOpen: false, hidden: 1 });
});

test('a chain of 30,000 is drawn around the chosen span', () => {
  const chain = spanTree(
    Array.from({ length: 30_000 }, (_, at) => span(at + 1, at === 0 ? undefined : at, { name: 'down' })),
  ).rows;
  const chosen = hex(20_000);
  const { nodes, above } = foldedGraph(spanForest(chain), state({ chosen }));
  expect(nodes.length).toBeLessThan(120);
  expect(nodes.some(({ id }) => id === chosen)).toBe(true);
  expect(above).toBe(19_959);
});
