import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { writeSort } from '../../components/sort.ts';
import type { RunLook } from '../runs/run-colours.ts';
import { columnTitle, filterName } from './column-titles.ts';
import type { DisplayRow } from './display-rows.ts';
import { gridColumns } from './grid-columns.tsx';
import styles from './run-grid.module.css';
import type { RunView } from './use-run-view.ts';
import { type ChangeSearch, toggledNamed } from './workspace-state.ts';

interface RunGridProps {
  readonly label: string;
  readonly table: RunTable;
  readonly view: RunView;
  readonly search: WorkspaceSearch;
  readonly change: ChangeSearch;
  readonly lookOf: (id: string) => RunLook;
  readonly empty: ReactNode;
}

/** The table of runs: pointer and keyboard do the same things in it. */
export function RunGrid({ label, table, view, search, change, lookOf, empty }: RunGridProps): ReactElement {
  const [focused, setFocused] = useState<number>();
  const focusRow = useCallback((_: DisplayRow, index: number) => setFocused(index), []);
  const latest = useRef(search);
  useEffect(() => void (latest.current = search), [search]);
  const { runs, hidden, pins, base } = search;
  const { columnIds } = view;
  // Rows are made anew with their columns: what is typed into the filter has no part in these.
  const columns = useMemo(
    () =>
      gridColumns(
        {
          table,
          selected: new Set(runs),
          hidden: new Set(hidden),
          pinned: new Set(pins),
          baseline: base,
          lookOf,
          actions: {
            select: (id) => change({ runs: toggledNamed(latest.current.runs, id) }),
            toggleOpen: (id) => change({ open: toggledNamed(latest.current.open, id) }),
            columnMenu: (id) => columnMenu(id, { search: () => latest.current, ids: columnIds, change }),
          },
        },
        columnIds,
      ),
    [table, runs, hidden, pins, base, columnIds, lookOf, change],
  );
  useGridKeys({ table, view, search, change, focused, setFocused });
  const selected = useMemo(() => new Set(search.runs), [search.runs]);
  return (
    <DataTable<DisplayRow>
      label={label}
      columns={columns}
      items={view.lines}
      rowKey={({ key }) => key}
      sort={view.sort}
      onSort={(next) => change({ sort: writeSort(next) })}
      focused={focused}
      rowClass={(line) => (selected.has(line.id) ? styles['selected'] : undefined)}
      onRowClick={focusRow}
      empty={empty}
    />
  );
}

interface MenuGround {
  /** As it is when something is chosen. */
  readonly search: () => WorkspaceSearch;
  readonly ids: readonly string[];
  readonly change: ChangeSearch;
}

function columnMenu(id: string, { search, ids, change }: MenuGround): (MenuItem | 'line')[] {
  const { title, kind } = columnTitle(id);
  const at = ids.indexOf(id);
  const moved = (to: number): string[] => ids.toSpliced(at, 1).toSpliced(to, 0, id);
  const add = (clause: string): void => {
    const { q = '' } = search();
    change({ q: q === '' ? clause : `(${q}) and ${clause}` });
  };
  const [, metric] = /^(?:metrics\.|(?:min|max|count|step)\(metrics\.)(.+?)\)?$/s.exec(id) ?? [];
  return [
    { title: 'Sort ascending', icon: 'up', onChoose: () => change({ sort: id }) },
    { title: 'Sort descending', icon: 'down', onChoose: () => change({ sort: `-${id}` }) },
    ...(kind !== 'attribute'
      ? [
          {
            title: 'Only runs that have it',
            icon: 'filter' as const,
            onChoose: () => add(`${kind === 'datasets' ? 'dataset.name' : filterName(id)} IS NOT NULL`),
          },
        ]
      : []),
    ...(kind === 'param' || kind === 'tag' || kind === 'datasets'
      ? [{ title: 'Group by it', icon: 'group' as const, onChoose: () => change({ group: [id] }) }]
      : []),
    ...(metric === undefined ? [] : ['line' as const, ...metricForms(metric, { id, ids, change })]),
    ...(metric === undefined
      ? []
      : [
          {
            title: 'Show its chart',
            icon: 'chart' as const,
            onChoose: () => change({ tab: 'charts', keys: metric }),
          },
        ]),
    ...(at < 0
      ? []
      : [
          'line' as const,
          {
            title: 'Move left',
            icon: 'left' as const,
            isDisabled: at === 0,
            onChoose: () => change({ cols: moved(at - 1) }),
          },
          {
            title: 'Move right',
            icon: 'chevron' as const,
            isDisabled: at === ids.length - 1,
            onChoose: () => change({ cols: moved(at + 1) }),
          },
          {
            title: `Hide ${title}`,
            icon: 'eyeOff' as const,
            onChoose: () => change({ cols: ids.filter((other) => other !== id) }),
          },
        ]),
  ];
}

/** The latest value of a metric, or its smallest, largest, number of points, latest step. */
function metricForms(
  metric: string,
  { id, ids, change }: { id: string; ids: readonly string[]; change: ChangeSearch },
): MenuItem[] {
  const forms = [
    ['Latest value', `metrics.${metric}`],
    ['Smallest value', `min(metrics.${metric})`],
    ['Largest value', `max(metrics.${metric})`],
    ['Number of points', `count(metrics.${metric})`],
    ['Latest step', `step(metrics.${metric})`],
  ] as const;
  return forms.map(([title, form]) => ({
    title,
    isChosen: form === id,
    onChoose: () => change({ cols: [...new Set(ids.map((other) => (other === id ? form : other)))] }),
  }));
}

interface KeyGround {
  readonly table: RunTable;
  readonly view: RunView;
  readonly search: WorkspaceSearch;
  readonly change: ChangeSearch;
  readonly focused: number | undefined;
  readonly setFocused: (at: number) => void;
}

function useGridKeys({ table, view, search, change, focused, setFocused }: KeyGround): void {
  const navigate = useNavigate();
  const { lines } = view;
  const line = focused === undefined ? undefined : lines.at(focused);
  const id = line?.kind === 'run' ? line.id : undefined;
  const move = (by: number): void => {
    if (lines.length > 0) setFocused(Math.min(lines.length - 1, Math.max(0, (focused ?? -1) + by)));
  };
  const open = (): void => {
    if (line?.kind === 'group') change({ open: toggledNamed(search.open, line.id) });
    if (line?.kind !== 'run') return;
    const experimentId = table.text('experiment_id', line.row) ?? '0';
    void navigate({ to: '/e/$id/r/$runId', params: { id: experimentId, runId: line.id } });
  };
  const withRun = (run: (of: string) => void): (() => void) => {
    return () => {
      if (id !== undefined) run(id);
    };
  };
  useShortcuts('Runs', [
    { key: 'j', title: 'Next row', run: () => move(1) },
    { key: 'k', title: 'Row before', run: () => move(-1) },
    { key: 'Enter', title: 'Open the run or group', run: open },
    {
      key: 'o',
      title: 'Look at the run beside the table',
      run: withRun((of) => change({ peek: search.peek === of ? undefined : of })),
    },
    {
      key: 'x',
      title: 'Select the run, or not',
      run: withRun((of) => change({ runs: toggledNamed(search.runs, of) })),
    },
    {
      key: 'p',
      title: 'Keep the run on top',
      run: withRun((of) => change({ pins: toggledNamed(search.pins, of) })),
    },
    {
      key: 'b',
      title: 'Compare with this run',
      run: withRun((of) => change({ base: search.base === of ? undefined : of })),
    },
    {
      key: 'h',
      title: 'Hide the run from charts',
      run: withRun((of) => change({ hidden: toggledNamed(search.hidden, of) })),
    },
  ]);
}
