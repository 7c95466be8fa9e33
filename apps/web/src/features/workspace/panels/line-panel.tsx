import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { parseMetricExpression, SearchError } from '@millrace/search';
import { type ReactElement, useMemo, useRef } from 'react';
import { type SeriesQuestion, seriesQuery } from '../../../api/series.ts';
import { LineChart, useLineNote } from '../../../charts/line-chart.tsx';
import { useInView } from '../../../charts/use-in-view.ts';
import { useStableList } from '../../../components/use-stable-list.ts';
import { chartSeries, seriesQuestion } from '../../runs/metric-card.tsx';
import styles from './line-panel.module.css';
import type { PanelChartProps } from './panel-chart.tsx';

/** One for each expression of a panel; the colours are those of the runs. */
const DASHES_PX: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const LEGEND_PX = 22;
const NOTE_PX = 18;

type Line = { readonly text: string } & (
  | { readonly fault: string }
  | { readonly isMetric: boolean; readonly name: string }
);

/** Expressions over metrics, a line for each of them and each run that is charted. */
export function LinePanel({ panel, data, title, heightPx, isTable }: PanelChartProps): ReactElement {
  const { lookOf, charted } = data;
  const { runs, view, onZoom } = charted;
  const place = useRef<HTMLDivElement>(null);
  const isInView = useInView(place);
  const lines = useMemo(() => panel.columns.map(readLine), [panel.columns]);
  const question = useMemo(
    () =>
      seriesQuestion(
        runs.map(({ id }) => id),
        view,
      ),
    [runs, view],
  );
  const queries = useQueries({
    queries: lines.map((line) => ({
      ...queryOf(line, question),
      enabled: isInView && runs.length > 0 && !('fault' in line),
      placeholderData: keepPreviousData,
    })),
  });
  const found = useStableList(queries.map(({ data: answer }) => answer));
  const series = useMemo(
    () =>
      found.flatMap((answer, at) => {
        const isOne = found.length === 1;
        const text = lines[at]?.text ?? '';
        return chartSeries(answer ?? [], runs, { lookOf, x: view.x }).map((one) => ({
          ...one,
          id: `${one.id} ${at}`,
          name: isOne ? one.name : `${one.name} · ${text}`,
          ...(isOne ? {} : { dashPx: DASHES_PX[at % DASHES_PX.length] }),
        }));
      }),
    [found, lines, runs, lookOf, view.x],
  );
  const plot = { series, ...view, onZoom };
  const note = useLineNote(plot);
  const status = statusOf(lines, queries) ?? (series.length > 0 ? undefined : nothing(runs.length));
  const hasLegend = lines.length > 1;
  const chartPx = heightPx - (hasLegend ? LEGEND_PX : 0) - (note === '' ? 0 : NOTE_PX);
  return (
    <div ref={place} className={styles['lines']}>
      {hasLegend && <Legend texts={panel.columns} />}
      <LineChart title={title} status={status} isTable={isTable} heightPx={chartPx} {...plot} />
      {status === undefined && !isTable && note !== '' && (
        <small className={styles['note']} title={note}>
          {note}
        </small>
      )}
    </div>
  );
}

function readLine(text: string): Line {
  try {
    const { isMetric, metrics } = parseMetricExpression(text);
    return { text, isMetric, name: isMetric ? (metrics[0] ?? text) : text };
  } catch (error) {
    if (SearchError.is(error)) return { text, fault: error.message };
    throw error;
  }
}

/** A metric as it is needs no joining, which reads every point. */
function queryOf(line: Line, question: SeriesQuestion): ReturnType<typeof seriesQuery> {
  if ('fault' in line) return seriesQuery(line.text, question);
  return seriesQuery(line.name, line.isMetric ? question : { ...question, of: 'expressions' });
}

interface Asked {
  readonly error: Error | null;
  readonly data: unknown;
}

function statusOf(lines: readonly Line[], queries: readonly Asked[]): string | undefined {
  const wrong = lines.find((line) => 'fault' in line);
  if (wrong !== undefined && 'fault' in wrong) return `${wrong.text}: ${wrong.fault}`;
  const failed = queries.find(({ error }) => error !== null);
  if (failed?.error) return failed.error.message;
  return queries.some(({ data }) => data === undefined) ? 'Loading…' : undefined;
}

function nothing(runs: number): string {
  return runs === 0 ? 'No runs to chart' : 'These runs have no step with all of these metrics.';
}

function Legend({ texts }: { texts: readonly string[] }): ReactElement {
  return (
    <ul className={styles['legend']} aria-label="Lines">
      {texts.map((text, at) => (
        <li key={`${at} ${text}`}>
          <svg width="26" height="8" aria-hidden="true">
            <line
              x1="0"
              x2="26"
              y1="4"
              y2="4"
              strokeDasharray={DASHES_PX[at % DASHES_PX.length]?.join(' ')}
            />
          </svg>
          <span title={text} dir="auto">
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
