import { type ReactElement, useCallback, useMemo } from 'react';
import type { RunTable } from '../../api/run-table.ts';
import type { WorkspaceSearch } from '../../app/routes/experiments.ts';
import type { Range } from '../../charts/series.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format.ts';
import { Menu } from '../../components/menu.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { ChartTools, chartView } from '../runs/chart-tools.tsx';
import type { ChartedRun } from '../runs/metric-card.tsx';
import { MetricCharts } from '../runs/metric-charts.tsx';
import type { RunLook } from '../runs/run-colours.ts';
import { RunDot } from '../runs/run-dot.tsx';
import { Panels } from './panels/panels.tsx';
import type { RunView } from './use-run-view.ts';
import styles from './workspace-charts.module.css';
import { type ChangeSearch, toggledNamed } from './workspace-state.ts';

interface WorkspaceChartsProps {
  readonly table: RunTable;
  readonly view: RunView;
  readonly search: WorkspaceSearch;
  readonly change: ChangeSearch;
  readonly lookOf: (id: string) => RunLook;
  readonly experimentIds: readonly string[];
  /** Adds a condition to the filter. */
  readonly onFilter: (clause: string) => void;
}

/** Of the runs that the filter finds, how many are charted while none is selected; the first unless chosen. */
const CHARTED_COUNTS = [10, 100, 1000] as const;
const CHARTED_SELECTED_MAX = 100;
/** Names in the legend: a thousand would tell nobody anything. */
const NAMED_MAX = 100;

/** Charts of the selected runs, or of the first ones that the filter finds. */
export function WorkspaceCharts(props: WorkspaceChartsProps): ReactElement {
  const { table, view, search, change, lookOf, experimentIds, onFilter } = props;
  const count = CHARTED_COUNTS.find((choice) => choice === search.lines) ?? CHARTED_COUNTS[0];
  const listed = useMemo(
    () => listedRuns(table, { view, selected: search.runs, count }),
    [table, view, search.runs, count],
  );
  const hidden = useMemo(() => new Set(search.hidden), [search.hidden]);
  const charted = useMemo(() => listed.filter(({ id }) => !hidden.has(id)), [listed, hidden]);
  const runs = useStable(charted);
  const metrics = useMemo(() => table.keys.metrics.map(({ key }) => key), [table]);
  const zoom = useCallback(
    (range: Range | undefined) => change({ from: range?.start, to: range?.end }),
    [change],
  );
  useShortcuts('Charts', [{ key: 'z', title: 'Reset the zoom', run: () => zoom(undefined) }]);
  const shown = useMemo(() => chartView(search), [search]);
  const pick = useCallback((peek: string) => change({ peek }), [change]);
  const panelData = useMemo(
    () => ({
      table,
      experimentIds,
      rows: view.rows,
      lookOf,
      charted: { runs, view: shown, onZoom: zoom },
      onPick: pick,
      onFilter,
    }),
    [table, experimentIds, view.rows, lookOf, runs, shown, zoom, pick, onFilter],
  );
  return (
    <div className={styles['charts']}>
      <Panels texts={search.panels} keys={table.keys} data={panelData} change={change} />
      <ChartTools search={search} metrics={metrics} change={change}>
        {search.runs === undefined && view.rows.length > CHARTED_COUNTS[0] && (
          <Menu
            label={`First ${formatCount(count)} runs`}
            items={CHARTED_COUNTS.map((choice) => ({
              title: `The first ${formatCount(choice)} of the table`,
              isChosen: choice === count,
              onChoose: () => change({ lines: choice === CHARTED_COUNTS[0] ? undefined : choice }),
            }))}
          />
        )}
      </ChartTools>
      <Legend
        runs={listed}
        hidden={hidden}
        lookOf={lookOf}
        onToggle={(id) => change({ hidden: toggledNamed(search.hidden, id) })}
      />
      {runs.length === 0 ? (
        <EmptyState title="No runs to chart" />
      ) : (
        <MetricCharts
          runs={runs}
          lookOf={lookOf}
          metrics={metrics}
          keys={search.keys ?? ''}
          search={search}
          change={change}
        />
      )}
    </div>
  );
}

interface Listing {
  readonly view: RunView;
  readonly selected: readonly string[] | undefined;
  readonly count: number;
}

function listedRuns(table: RunTable, { view, selected, count }: Listing): ChartedRun[] {
  const rows =
    selected === undefined
      ? view.rows.slice(0, count)
      : selected.slice(0, CHARTED_SELECTED_MAX).flatMap((id) => table.row(id) ?? []);
  return rows.map((row) => ({
    id: table.id(row),
    name: table.text('run_name', row) ?? table.id(row),
    startMs: table.number('start_time', row) ?? 0,
  }));
}

/** The same list as long as it says the same: charts must not ask again whenever a run logs something. */
function useStable(runs: readonly ChartedRun[]): readonly ChartedRun[] {
  const text = JSON.stringify(runs);
  return useMemo(() => JSON.parse(text) as ChartedRun[], [text]);
}

interface LegendProps {
  readonly runs: readonly ChartedRun[];
  readonly hidden: ReadonlySet<string>;
  readonly lookOf: (id: string) => RunLook;
  readonly onToggle: (id: string) => void;
}

function Legend({ runs, hidden, lookOf, onToggle }: LegendProps): ReactElement {
  return (
    <ul className={styles['legend']} aria-label="Runs in the charts">
      {runs.slice(0, NAMED_MAX).map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={!hidden.has(id)}
            title={`${hidden.has(id) ? 'Show' : 'Hide'} ${name}`}
            onClick={() => onToggle(id)}
          >
            <RunDot look={lookOf(id)} isHollow={hidden.has(id)} />
            <span dir="auto">{name}</span>
          </button>
        </li>
      ))}
      {runs.length > NAMED_MAX && <li className={styles['more']}>and {runs.length - NAMED_MAX} more</li>}
    </ul>
  );
}
