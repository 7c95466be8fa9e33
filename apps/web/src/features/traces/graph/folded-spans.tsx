import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { formatDuration } from '../../../components/format.ts';
import type { SpanRow } from '../span-tree.ts';
import { foldedGraph, type FoldedNode, spanForest } from './span-fold.ts';
import { placeOf, type SpanBox, SpanGraph } from './span-graph.tsx';
import styles from './graph-pane.module.css';

interface FoldedSpansProps {
  readonly rows: readonly SpanRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const MORE_STEP = 24;
const NOTHING: ReadonlyMap<string, boolean> = new Map();
const NO_MORE: ReadonlyMap<string, number> = new Map();

/** Each span a box; where there are many, some are folded until they are asked for. */
export function FoldedSpans({ rows, chosen, onChoose }: FoldedSpansProps): ReactElement {
  const [forced, setForced] = useState(NOTHING);
  const [more, setMore] = useState(NO_MORE);
  const forest = useMemo(() => spanForest(rows), [rows]);
  const { nodes, above } = useMemo(
    () => foldedGraph(forest, { forced, more, chosen }),
    [forest, forced, more, chosen],
  );
  const boxes = useMemo(() => nodes.map((node) => boxOf(node, above)), [nodes, above]);
  const edges = useMemo(
    () => nodes.flatMap(({ id, parentId }) => (parentId === undefined ? [] : [{ from: parentId, to: id }])),
    [nodes],
  );
  const isInSight = nodes.some(({ id }) => id === chosen);
  // What is chosen elsewhere comes into sight again.
  useEffect(() => {
    if (!isInSight) setForced(NOTHING);
  }, [isInSight, chosen]);
  const choose = ({ id }: SpanBox): void => {
    const node = nodes.find((one) => one.id === id);
    if (node?.row !== undefined) onChoose(id);
    else
      setMore((old) =>
        new Map(old).set(node?.parentId ?? '', (old.get(node?.parentId ?? '') ?? 0) + MORE_STEP),
      );
  };
  const fold = ({ id, isOpen = false }: SpanBox): void => {
    if (isOpen && chosen !== undefined) onChoose(id);
    setForced((old) => new Map(old).set(id, !isOpen));
  };
  return (
    <>
      {above > 0 && <p className={styles['note']}>{above} levels above are not drawn.</p>}
      <SpanGraph boxes={boxes} edges={edges} chosen={chosen} onChoose={choose} onFold={fold} />
    </>
  );
}

function boxOf({ id, row, level, line, isOpen, hidden }: FoldedNode, above: number): SpanBox {
  const place = placeOf(level - above, line);
  if (row === undefined) {
    const name = hidden === 1 ? '1 more' : `${hidden} more`;
    return { id, ...place, title: name, name, type: undefined, facts: 'show some of them', isBad: false };
  }
  const { name, type, isError, startMs, endMs } = row.span;
  const facts = [
    endMs === undefined ? 'goes on' : formatDuration(endMs - startMs),
    ...(isError ? ['error'] : []),
    ...(hidden > 0 ? [`${hidden} below`] : []),
  ].join(' · ');
  return {
    id,
    ...place,
    title: `${name}\n${facts}`,
    name,
    type,
    facts,
    isBad: isError,
    isOpen: row.children === 0 ? undefined : isOpen,
  };
}
