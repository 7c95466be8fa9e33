import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useMemo, useRef } from 'react';
import { type MetricSeries, seriesQuery } from '../../../api/series.ts';
import { useInView } from '../../../charts/use-in-view.ts';
import { token, useTheme } from '../../../charts/use-theme.ts';
import { type Column, DataTable } from '../../../components/data-table.tsx';
import { formatNumber, counted } from '../../../components/format.ts';
import { useStableList } from '../../../components/use-stable-list.ts';
import type { PanelData } from '../panels/panel-card.tsx';
import cardStyles from '../panels/panel-card.module.css';
import { PanelTable } from '../panels/panel-table.tsx';
import { CustomChart } from './custom-chart.tsx';
import styles from './custom-panel.module.css';
import { pointRows, runRows } from './data-rows.ts';
import type { DataRow } from './messages.ts';
import { type CustomSpec, readSpec } from './spec.ts';

interface CustomPanelProps {
  readonly text: string;
  readonly data: PanelData;
  readonly title: string;
  readonly heightPx: number;
  readonly isTable: boolean;
}

/** Metrics whose course is there while a specification names none. */
const METRICS_FIRST = 12;
const METRICS_MAX = 50;
const BUCKETS = 480;

/** What somebody specified in Vega-Lite over the runs and their metrics. */
export function CustomPanel({ text, ...props }: CustomPanelProps): ReactElement {
  const reading = useMemo(() => readSpec(text), [text]);
  const place = useRef<HTMLDivElement>(null);
  const isInView = useInView(place);
  return (
    <div ref={place} className={styles['panel']}>
      {'fault' in reading ? (
        <p className={cardStyles['status']} role="alert">
          {reading.fault}
        </p>
      ) : (
        isInView && <SpecifiedChart spec={reading.spec} {...props} />
      )}
    </div>
  );
}

interface SpecifiedChartProps extends Omit<CustomPanelProps, 'text'> {
  readonly spec: CustomSpec;
}

function SpecifiedChart({ spec, data, title, heightPx, isTable }: SpecifiedChartProps): ReactElement {
  const { table, rows, charted } = data;
  const runs = useRunRows(spec, data);
  const metrics = useMetricRows(spec, data);
  const sources = useMemo(() => ({ runs, metrics: metrics ?? [] }), [runs, metrics]);
  if (metrics === undefined) return <p className={cardStyles['status']}>Loading…</p>;
  if (isTable && spec.hasMetrics) return <PointsTable title={title} rows={metrics} />;
  if (isTable) {
    const columns = spec.columns.filter((column) => table.columns.has(column));
    return <PanelTable panel={{ kind: 'custom', columns, log: [] }} data={data} title={title} />;
  }
  const of = spec.hasMetrics
    ? `${counted(charted.runs.length, 'run')}, ${counted(metrics.length, 'point')}`
    : counted(rows.length, 'run');
  return (
    <CustomChart
      label={`${title}, ${of}; the button Table lists their values`}
      json={spec.json}
      data={sources}
      heightPx={heightPx}
    />
  );
}

/** The colours of runs as a thread without style sheets knows them; others in another theme. */
function useColours({ lookOf }: PanelData): (id: string) => string {
  const theme = useTheme();
  return useMemo(() => coloursIn(theme, lookOf), [theme, lookOf]);
}

function coloursIn(_theme: string, lookOf: PanelData['lookOf']): (id: string) => string {
  return (id) => {
    const { colour } = lookOf(id);
    return colour.startsWith('--') ? token(colour) : colour;
  };
}

function useRunRows({ columns }: CustomSpec, data: PanelData): DataRow[] {
  const { table, rows } = data;
  const colourOf = useColours(data);
  return useMemo(() => runRows(table, rows, { columns, colourOf }), [table, rows, columns, colourOf]);
}

/** Undefined until all are there. */
function useMetricRows(spec: CustomSpec, data: PanelData): DataRow[] | undefined {
  const { runs, view } = data.charted;
  const range = view.x === 'step' ? view.zoom : undefined;
  const { keys } = data.table;
  const colourOf = useColours(data);
  const names = useMemo(() => {
    if (!spec.hasMetrics) return [];
    const all = keys.metrics.map(({ key }) => key).filter((key) => !key.startsWith('system/'));
    return (spec.metrics ?? all.slice(0, METRICS_FIRST)).slice(0, METRICS_MAX);
  }, [spec, keys]);
  const runIds = useMemo(() => runs.map(({ id }) => id), [runs]);
  const answers = useQueries({
    queries: names.map((name) => ({
      ...seriesQuery(name, { runIds, x: 'step', range, buckets: BUCKETS }),
      enabled: runIds.length > 0,
    })),
  });
  const found = useStableList(
    answers.map((answer) => answer.data ?? (answer.isError || runIds.length === 0 ? NOTHING : undefined)),
  );
  return useMemo(
    () =>
      found.includes(undefined)
        ? undefined
        : pointRows(
            found.map((series) => series ?? NOTHING),
            runs,
            colourOf,
          ),
    [found, runs, colourOf],
  );
}

const NOTHING: readonly MetricSeries[] = [];

const COLUMNS: readonly Column<DataRow>[] = [
  { id: 'run', title: 'Run', widthPx: 140, cell: ({ name }) => String(name) },
  { id: 'metric', title: 'Metric', widthPx: 140, cell: ({ metric }) => String(metric) },
  { id: 'step', title: 'Step', widthPx: 80, align: 'end', cell: ({ step }) => String(step) },
  {
    id: 'value',
    title: 'Value',
    widthPx: 110,
    align: 'end',
    cell: ({ value }) => (typeof value === 'number' ? formatNumber(value) : '–'),
  },
];

function PointsTable({ title, rows }: { title: string; rows: readonly DataRow[] }): ReactElement {
  const keyed = useMemo(() => new Map(rows.map((row, at) => [row, String(at)])), [rows]);
  return (
    <div className={cardStyles['table']}>
      <DataTable
        label={`Values of ${title}`}
        columns={COLUMNS}
        items={rows}
        rowKey={(row) => keyed.get(row) ?? ''}
      />
    </div>
  );
}
