import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.tsx';
import { formatDuration, formatNumber } from '../../components/format.ts';
import { TimeAgo } from '../../components/time-ago.tsx';
import { columnKey } from './column-ids.ts';
import { lookOf, type RunLook } from './run-colours.ts';
import styles from './run-columns.module.css';
import { RunDot } from './run-dot.tsx';
import type { RunRow } from './run-row.ts';
import { RunStatus } from './run-status.tsx';

export interface RunSelection {
  readonly ids: ReadonlySet<string>;
  readonly looks: ReadonlyMap<string, RunLook>;
  readonly change: (ids: readonly string[]) => void;
  /** How many runs may be selected. */
  readonly max: number;
}

interface NameColumnOptions {
  readonly experimentId: string;
  readonly rows: readonly RunRow[];
  readonly selection: RunSelection;
}

function toggled({ ids, max }: RunSelection, id: string): string[] {
  return ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id].slice(0, max);
}

function SelectAll({ rows, selection }: Pick<NameColumnOptions, 'rows' | 'selection'>): ReactElement {
  const { ids, max, change } = selection;
  const label = ids.size > 0 ? 'Select none' : rows.length > max ? `Select the first ${max}` : 'Select all';
  return (
    <input
      type="checkbox"
      className={styles['check']}
      aria-label={label}
      title={label}
      checked={ids.size > 0}
      disabled={rows.length === 0 && ids.size === 0}
      ref={(box) => {
        if (box !== null) box.indeterminate = ids.size > 0 && ids.size < Math.min(max, rows.length);
      }}
      onChange={() => change(ids.size > 0 ? [] : rows.slice(0, max).map(({ id }) => id))}
    />
  );
}

function nameColumn({ experimentId, rows, selection }: NameColumnOptions): Column<RunRow> {
  const isFull = selection.ids.size >= selection.max;
  return {
    id: 'name',
    title: 'Name',
    width: '300px',
    isSortable: true,
    isPinned: true,
    before: <SelectAll rows={rows} selection={selection} />,
    cell: (row) => (
      <span className={styles['name']}>
        <input
          type="checkbox"
          className={styles['check']}
          aria-label={`Select ${row.name}`}
          checked={selection.ids.has(row.id)}
          disabled={isFull && !selection.ids.has(row.id)}
          onChange={() => selection.change(toggled(selection, row.id))}
        />
        <RunDot look={selection.looks.get(row.id) ?? lookOf(row.id)} />
        <Link to="/e/$id/r/$runId" params={{ id: experimentId, runId: row.id }} title={row.name}>
          <strong>{row.name}</strong>
        </Link>
        <RunStatus status={row.status} />
      </span>
    ),
  };
}

function valueColumn(id: string, rows: readonly RunRow[]): Column<RunRow>[] {
  const column = columnKey(id);
  if (column === undefined) return [];
  const { kind, key } = column;
  if (kind === 'metrics') {
    return [
      {
        id,
        title: key,
        width: '120px',
        align: 'end',
        isSortable: true,
        cell: ({ metrics }) => <NumberCell value={metrics.get(key)} />,
      },
    ];
  }
  const isNumeric = rows.every(({ params }) => !Number.isNaN(Number(params.get(key) ?? 0)));
  return [
    {
      id,
      title: key,
      width: '120px',
      ...(isNumeric ? { align: 'end' } : {}),
      isSortable: true,
      cell: ({ params }) => <span title={params.get(key)}>{params.get(key) ?? '–'}</span>,
    },
  ];
}

function NumberCell({ value }: { value: number | undefined }): ReactElement {
  return (
    <span title={value === undefined ? undefined : String(value)}>
      {value === undefined ? '–' : formatNumber(value)}
    </span>
  );
}

/** The columns that every run has, then metrics and params. */
export function runColumns(options: NameColumnOptions, ids: readonly string[]): Column<RunRow>[] {
  return [
    nameColumn(options),
    {
      id: 'created',
      title: 'Created',
      width: '110px',
      isSortable: true,
      cell: ({ startMs }) => <TimeAgo ms={startMs} />,
    },
    {
      id: 'duration',
      title: 'Duration',
      width: '110px',
      cell: ({ startMs, endMs }) => formatDuration(endMs - startMs),
    },
    ...ids.flatMap((id) => valueColumn(id, options.rows)),
  ];
}
