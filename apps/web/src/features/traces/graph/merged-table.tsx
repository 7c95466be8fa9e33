import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { formatDuration } from '../../../components/format.ts';
import { spanLook } from '../span-type.ts';
import type { MergedGraph, MergedNode } from './merged-graph.ts';
import { titleOf } from './merged-spans.tsx';

interface MergedTableProps {
  readonly graph: MergedGraph;
  readonly onChoose: (id: string) => void;
}

/** The same as the drawing: what there is, how often, how long, and what calls it. */
export function MergedTable({ graph, onChoose }: MergedTableProps): ReactElement {
  const columns = useMemo(() => tableColumns(graph, onChoose), [graph, onChoose]);
  const items = useMemo(() => graph.nodes.toSorted((a, b) => b.totalMs - a.totalMs), [graph]);
  return <DataTable label="Spans, merged" columns={columns} items={items} rowKey={({ id }) => id} />;
}

function tableColumns({ nodes, edges }: MergedGraph, onChoose: (id: string) => void): Column<MergedNode>[] {
  const names = new Map(nodes.map((node) => [node.id, titleOf(node)]));
  const callers = Map.groupBy(edges, ({ to }) => to);
  return [
    {
      id: 'name',
      title: 'Name',
      widthPx: 180,
      isPinned: true,
      cell: (node) => (
        <button type="button" dir="auto" onClick={() => onChoose(node.spanIds[0] ?? '')}>
          {titleOf(node)}
        </button>
      ),
    },
    { id: 'type', title: 'Type', widthPx: 110, cell: ({ type }) => spanLook(type).title || '–' },
    { id: 'spans', title: 'Spans', widthPx: 80, align: 'end', cell: ({ spanIds }) => spanIds.length },
    { id: 'errors', title: 'Errors', widthPx: 80, align: 'end', cell: ({ errors }) => errors || '–' },
    {
      id: 'total',
      title: 'Together',
      widthPx: 100,
      align: 'end',
      cell: ({ totalMs }) => formatDuration(totalMs),
    },
    {
      id: 'mean',
      title: 'Mean',
      widthPx: 90,
      align: 'end',
      cell: ({ totalMs, spanIds }) => formatDuration(totalMs / spanIds.length),
    },
    {
      id: 'callers',
      title: 'Called by',
      widthPx: 200,
      cell: ({ id }) => {
        const text = (callers.get(id) ?? [])
          .map(({ from, calls }) => `${names.get(from) ?? ''} ${calls}×`)
          .join(', ');
        return (
          <span title={text} dir="auto">
            {text || '–'}
          </span>
        );
      },
    },
  ];
}
