import { type CSSProperties, type ReactElement, useMemo, useState } from 'react';
import type { Trace } from '../../../api/traces.ts';
import { deltaText } from '../../../components/comparison-rows.ts';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { formatDuration, counted } from '../../../components/format.ts';
import { Icon } from '../../../components/icon.tsx';
import { useShortcuts } from '../../../components/shortcuts.ts';
import { ToggleButton } from '../../../components/toggle-button.tsx';
import { readSpan, type SpanNode } from '../../../formats/span.ts';
import { spanTree } from '../span-tree.ts';
import { spanLook } from '../span-type.ts';
import { type AlignedRow, alignSpans } from './align-spans.ts';
import styles from './aligned-spans.module.css';
import { SpanSides } from './span-sides.tsx';

interface AlignedSpansProps {
  readonly traces: readonly Trace[];
  readonly names: readonly string[];
  /** The place of the baseline. */
  readonly base: number;
  readonly chosen: string | undefined;
  readonly onChoose: (row: string | undefined) => void;
}

/** The span trees of traces as one, and below what the chosen span got and gave in each of them. */
export function AlignedSpans({ traces, names, base, chosen, onChoose }: AlignedSpansProps): ReactElement {
  const [isOnlyDifferent, setIsOnlyDifferent] = useState(false);
  const [isDiff, setIsDiff] = useState(false);
  const rows = useMemo(
    () => alignSpans(traces.map(({ spans }) => spanTree(spans.map(readSpan)).rows)),
    [traces],
  );
  const shown = useMemo(
    () => (isOnlyDifferent ? rows.filter(({ differs }) => differs) : rows),
    [rows, isOnlyDifferent],
  );
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  const columns = useMemo(() => spanColumns({ names, base, onChoose }), [names, base, onChoose]);
  const at = shown.findIndex(({ id }) => id === row?.id);
  const move = (by: number): void =>
    onChoose(shown[Math.max(0, Math.min(shown.length - 1, at + by))]?.id ?? row?.id);
  useShortcuts('Spans', [
    { key: 'j', title: 'The next span', run: () => move(1) },
    { key: 'k', title: 'The span before', run: () => move(-1) },
  ]);
  return (
    <div className={styles['aligned']}>
      <div className={styles['tools']}>
        <ToggleButton isOn={isOnlyDifferent} onChange={setIsOnlyDifferent}>
          Only where they differ
        </ToggleButton>
        <ToggleButton isOn={isDiff} onChange={setIsDiff}>
          Differences of texts
        </ToggleButton>
        <span>{counted(shown.length, 'span')}</span>
      </div>
      <DataTable
        label="Spans side by side"
        columns={columns}
        items={shown}
        rowKey={({ id }) => id}
        focused={at < 0 ? undefined : at}
        onRowClick={({ id }) => onChoose(id)}
        empty={<p className={styles['none']}>All traces have the same spans, and the same of them failed.</p>}
      />
      {row !== undefined && (
        <SpanSides
          sides={row.spans.map((span, index) => ({
            id: traces[index]?.info.trace_id ?? String(index),
            name: names[index] ?? '',
            span,
          }))}
          base={base}
          isDiff={isDiff}
        />
      )}
    </div>
  );
}

interface ColumnsInput {
  readonly names: readonly string[];
  readonly base: number;
  readonly onChoose: (row: string) => void;
}

/** Deeper spans are not moved further, or their names would be out of sight. */
const INDENTS_MAX = 12;

function spanColumns({ names, base, onChoose }: ColumnsInput): Column<AlignedRow>[] {
  return [
    {
      id: 'span',
      title: 'Span',
      widthPx: 300,
      isPinned: true,
      cell: ({ id, name, type, level }) => (
        <button
          type="button"
          className={styles['name']}
          style={{ '--level': Math.min(level, INDENTS_MAX) } as CSSProperties}
          title={name}
          onClick={() => onChoose(id)}
        >
          <Icon name={spanLook(type).icon} size={13} />
          <span dir="auto">{name}</span>
        </button>
      ),
    },
    ...names.map((name, at): Column<AlignedRow> => ({
      id: String(at),
      title: name,
      note: at === base ? 'baseline' : undefined,
      widthPx: 190,
      align: 'end',
      cell: ({ spans }) => <Cell span={spans[at]} base={at === base ? undefined : spans[base]} />,
    })),
  ];
}

function lengthOf(span: SpanNode | undefined): number | undefined {
  return span?.endMs === undefined ? undefined : span.endMs - span.startMs;
}

function Cell({ span, base }: { span: SpanNode | undefined; base: SpanNode | undefined }): ReactElement {
  if (span === undefined) return <span className={styles['none']}>not there</span>;
  const ms = lengthOf(span);
  const delta = deltaText(ms, lengthOf(base), formatDuration);
  return (
    <span className={styles['cell']}>
      {span.isError && <b>Error</b>}
      {delta !== undefined && <small>{delta}</small>}
      {ms === undefined ? 'goes on' : formatDuration(ms)}
    </span>
  );
}
