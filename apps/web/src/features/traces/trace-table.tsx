import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import type { TraceInfo } from '../../api/traces.ts';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { writeSort } from '../../components/sort.ts';
import { toggled } from '../../components/toggled.ts';
import type { TraceColumn } from './trace-columns.tsx';
import { traceFacts } from './trace-facts.ts';
import styles from './trace-table.module.css';
import { type ChangeTraces, traceSort } from './use-traces.ts';

interface TraceTableProps {
  readonly traces: readonly TraceInfo[];
  readonly columns: readonly TraceColumn[];
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
  readonly onEnd: () => void;
  readonly empty: ReactNode;
}

const idOf = ({ trace_id = '' }: TraceInfo): string => trace_id;

/** Columns that were chosen by hand, or those that say most. */
export function shownColumns(
  columns: readonly TraceColumn[],
  chosen: readonly string[] | undefined,
): readonly TraceColumn[] {
  return columns.filter(({ id, isUsual }) => chosen?.includes(id) ?? isUsual === true);
}

/** Keys: `j` `k` move, `x` selects, `o` opens beside the table. */
export function TraceTable(props: TraceTableProps): ReactElement {
  const { traces, columns, search, change, onEnd, empty } = props;
  const { picked, trace, tcols } = search;
  const [focused, setFocused] = useState<number>();
  const at = focused !== undefined && focused < traces.length ? focused : undefined;
  const all = useMemo(
    () => [
      nameColumn({ traces, picked: picked ?? [], change }),
      ...shownColumns(columns, tcols).map((column) => ({
        ...column,
        isSortable: column.order !== undefined,
      })),
    ],
    [traces, columns, picked, tcols, change],
  );
  const move = (by: number): void => {
    const to = Math.max(0, Math.min(traces.length - 1, (at ?? -1) + by));
    setFocused(to);
    const next = traces[to];
    if (trace !== undefined && next !== undefined) change({ trace: idOf(next), span: undefined });
  };
  useShortcuts('Traces', [
    { key: 'j', title: 'The next trace', run: () => move(1) },
    { key: 'k', title: 'The trace before', run: () => move(-1) },
    {
      key: 'x',
      title: 'Select it',
      run: () => at !== undefined && change({ picked: toggled(picked, idOf(traces[at] ?? {})) }),
    },
    {
      key: 'o',
      title: 'Open it beside the table',
      run: () =>
        at !== undefined && change({ trace: trace === undefined ? idOf(traces[at] ?? {}) : undefined }),
    },
  ]);
  return (
    <DataTable
      label="Traces"
      columns={all}
      items={traces}
      rowKey={idOf}
      sort={traceSort(search)}
      onSort={(next) => change({ tsort: writeSort(next) })}
      onEnd={onEnd}
      empty={empty}
      focused={at}
      rowClass={(one) => (idOf(one) === trace ? styles['open'] : undefined)}
      onRowClick={(one, index) => {
        setFocused(index);
        change({ trace: idOf(one), span: undefined });
      }}
    />
  );
}

interface NameColumnOptions {
  readonly traces: readonly TraceInfo[];
  readonly picked: readonly string[];
  readonly change: ChangeTraces;
}

/** Selects and opens. */
function nameColumn({ traces, picked, change }: NameColumnOptions): Column<TraceInfo> {
  const chosen = new Set(picked);
  const areAll = traces.length > 0 && traces.every((one) => chosen.has(idOf(one)));
  return {
    id: 'name',
    title: 'Trace',
    widthPx: 220,
    isPinned: true,
    before: (
      <input
        type="checkbox"
        className={styles['check']}
        aria-label="Select all traces that are loaded"
        checked={areAll}
        onChange={() => change({ picked: areAll ? undefined : traces.map(idOf) })}
      />
    ),
    cell: (trace) => {
      const { id, name } = traceFacts(trace);
      return (
        <span className={styles['name']} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            className={styles['check']}
            aria-label={`Select ${name || id}`}
            checked={chosen.has(id)}
            onChange={() => change({ picked: toggled(picked, id) })}
          />
          <Link to="/traces/$id" params={{ id }} title={id} dir="auto">
            {name || id}
          </Link>
        </span>
      );
    },
  };
}
