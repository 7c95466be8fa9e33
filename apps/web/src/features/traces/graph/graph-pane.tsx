import { type ReactElement, useMemo, useState } from 'react';
import { Segments } from '../../../components/segments.tsx';
import { ToggleButton } from '../../../components/toggle-button.tsx';
import type { SpanRow } from '../span-tree.ts';
import { FoldedSpans } from './folded-spans.tsx';
import styles from './graph-pane.module.css';
import { mergedGraph } from './merged-graph.ts';
import { MergedSpans } from './merged-spans.tsx';
import { MergedTable } from './merged-table.tsx';

interface GraphPaneProps {
  readonly rows: readonly SpanRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** What is one box: `name`, `type`, each span for anything else. */
  readonly merge: string | undefined;
  readonly onMerge: (merge: string | undefined) => void;
}

const MERGES = [
  { value: 'span', title: 'Each span' },
  { value: 'name', title: 'By name' },
  { value: 'type', title: 'By type' },
] as const;
/** More spans say more when they are merged. */
const SPANS_MAX = 200;

/** What calls what in a trace: span by span, or merged. */
export function GraphPane({ rows, chosen, onChoose, merge, onMerge }: GraphPaneProps): ReactElement {
  const [isTable, setIsTable] = useState(false);
  const usual = rows.length > SPANS_MAX ? 'name' : 'span';
  const shown = MERGES.find(({ value }) => value === merge)?.value ?? usual;
  const kind = shown === 'span' ? undefined : shown;
  const graph = useMemo(() => (kind === undefined ? undefined : mergedGraph(rows, kind)), [rows, kind]);
  return (
    <>
      <div className={styles['tools']}>
        <Segments
          label="What is one box"
          segments={MERGES}
          chosen={shown}
          onChoose={(value) => onMerge(value === usual ? undefined : value)}
        />
        {graph !== undefined && (
          <ToggleButton isOn={isTable} onChange={setIsTable} of="merged spans">
            Table
          </ToggleButton>
        )}
      </div>
      {graph === undefined ? (
        <FoldedSpans rows={rows} chosen={chosen} onChoose={onChoose} />
      ) : isTable ? (
        <MergedTable graph={graph} onChoose={onChoose} />
      ) : (
        <MergedSpans graph={graph} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  );
}
