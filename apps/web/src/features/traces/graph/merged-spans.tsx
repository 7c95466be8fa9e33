import { type ReactElement, useMemo } from 'react';
import { formatDuration, counted } from '../../../components/format.ts';
import { spanLook } from '../span-type.ts';
import { columnsOf, type MergedGraph, type MergedNode, mostOf } from './merged-graph.ts';
import { placeOf, type SpanBox, SpanGraph } from './span-graph.tsx';
import styles from './graph-pane.module.css';

interface MergedSpansProps {
  readonly graph: MergedGraph;
  /** The chosen span. */
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const NODES_MAX = 120;

/** Spans of one name or type in one box; lines say how often one calls the other. */
export function MergedSpans({ graph, chosen, onChoose }: MergedSpansProps): ReactElement {
  const { nodes, edges, hidden } = useMemo(() => mostOf(graph, NODES_MAX), [graph]);
  const boxes = useMemo(
    () =>
      columnsOf({ nodes, edges }).flatMap((column, x) =>
        column.map((node, line): SpanBox => ({ ...boxOf(node), ...placeOf(x, line) })),
      ),
    [nodes, edges],
  );
  const lines = useMemo(
    () => edges.map(({ from, to, calls }) => ({ from, to, note: calls > 1 ? `${calls}×` : undefined })),
    [edges],
  );
  const current = nodes.find(({ spanIds }) => chosen !== undefined && spanIds.includes(chosen));
  const choose = ({ id }: SpanBox): void => {
    const spans = nodes.find((node) => node.id === id)?.spanIds ?? [];
    const next = spans[(chosen === undefined ? 0 : spans.indexOf(chosen) + 1) % spans.length];
    if (next !== undefined) onChoose(next);
  };
  const at = (chosen === undefined ? -1 : (current?.spanIds.indexOf(chosen) ?? -1)) + 1;
  return (
    <>
      {current !== undefined && current.spanIds.length > 1 && (
        <p className={styles['note']} role="status">
          {at} of {current.spanIds.length} spans of {titleOf(current)}; choose it again for the next.
        </p>
      )}
      {hidden > 0 && (
        <p className={styles['note']}>{hidden} with the fewest spans are not drawn; the table has them.</p>
      )}
      <SpanGraph boxes={boxes} edges={lines} chosen={current?.id} onChoose={choose} />
    </>
  );
}

export function titleOf({ name, type }: MergedNode): string {
  return name === '' ? spanLook(type).title || 'no type' : name;
}

function boxOf(node: MergedNode): Omit<SpanBox, 'x' | 'y'> {
  const facts = [
    counted(node.spanIds.length, 'span'),
    formatDuration(node.totalMs),
    ...(node.errors > 0 ? [counted(node.errors, 'error')] : []),
  ].join(' · ');
  const name = titleOf(node);
  return { id: node.id, title: `${name}\n${facts}`, name, type: node.type, facts, isBad: node.errors > 0 };
}
