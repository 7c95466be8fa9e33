import { invalidParameter, type Metric, type MetricWithRunId } from '@millrace/protocol';
import {
  type MetricHistoryQuery,
  type MetricPoint,
  type MetricSampleQuery,
  type MetricSeries,
  type MetricSeriesQuery,
  type MetricStore,
  type Page,
  readPageToken,
  tokenInteger,
  writePageToken,
} from '@millrace/store';
import { type MetricExpression, parseMetricExpression } from '@millrace/search';
import { searching } from '../search/refusals.ts';
import type { SeriesKey } from '../series/blocks.ts';
import { readChartSeries } from '../series/chart-series.ts';
import { JoinedRun, PointBudget } from '../series/joined-series.ts';
import { readHistory } from '../series/reader.ts';
import { readSample } from '../series/sample.ts';
import type { SqliteDatabase } from './database.ts';
import { reading, type Session } from './session.ts';

export class SqliteMetricStore implements MetricStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  history(query: MetricHistoryQuery): Promise<Page<Metric>> {
    return reading(() => {
      const key = this.#seriesKey(query.run_id, query.metric_key);
      if (key === undefined) return { items: [] };
      const limit = query.max_results ?? Number.MAX_SAFE_INTEGER;
      const position = readPosition(query.page_token);
      const skip = typeof position === 'number' ? position : 0;
      const after = typeof position === 'number' ? undefined : position;
      const points = readHistory(this.#session.database, key, { after, pointsMax: skip + limit + 1 }).slice(
        skip,
      );
      const page = points.slice(0, limit);
      const last = page.at(-1);
      const items = page.map((point) => ({ key: query.metric_key, ...point }));
      return {
        items,
        next_page_token: points.length > limit && last !== undefined ? writePosition(last) : undefined,
      };
    });
  }

  historyBulk(query: {
    run_ids: readonly string[];
    metric_key: string;
    max_results: number;
  }): Promise<MetricWithRunId[]> {
    return reading(() => {
      const metrics: MetricWithRunId[] = [];
      for (const run_id of [...new Set(query.run_ids)].toSorted()) {
        const left = query.max_results - metrics.length;
        const key = left > 0 ? this.#seriesKey(run_id, query.metric_key) : undefined;
        if (key === undefined) continue;
        for (const point of readHistory(this.#session.database, key, { pointsMax: left })) {
          metrics.push({ key: query.metric_key, ...point, run_id });
        }
      }
      return metrics;
    });
  }

  sample(query: MetricSampleQuery): Promise<MetricWithRunId[]> {
    return reading(() =>
      query.run_ids.flatMap((run_id) => {
        const key = this.#seriesKey(run_id, query.metric_key);
        if (key === undefined) return [];
        const points = readSample(this.#session.database, key, {
          range: query.range,
          pointsMax: query.max_results,
        });
        return points.map((point) => ({ key: query.metric_key, ...point, run_id }));
      }),
    );
  }

  series(query: MetricSeriesQuery): Promise<MetricSeries[]> {
    return reading(() => {
      const { database } = this.#session;
      const budget = new PointBudget();
      const lines = linesOf(query);
      return query.run_ids.flatMap((run_id, run) => {
        const keyOf = (metric: string): SeriesKey | undefined => this.#seriesKey(run_id, metric);
        const joined = new JoinedRun({ database, keyOf, query, budget });
        return lines.flatMap((line, key) => {
          const series =
            typeof line === 'string' ? readChart(database, keyOf(line), query) : joined.series(line);
          return series === undefined ? [] : { run, key, ...series };
        });
      });
    });
  }

  #seriesKey(runId: string, metricKey: string): SeriesKey | undefined {
    const { database, names } = this.#session;
    const name_id = names.find(metricKey);
    const run = database.row<{ run_key: number }>('SELECT run_key FROM runs WHERE run_id = ?', runId);
    return name_id === undefined || run === undefined ? undefined : { run_key: run.run_key, name_id };
  }
}

/** Metrics as they are, and what must be joined by step. */
function linesOf({
  metric_keys,
  expressions = [],
  x_metric,
}: MetricSeriesQuery): (string | MetricExpression)[] {
  const metrics = metric_keys.map((metric) =>
    x_metric === undefined ? metric : { metrics: [metric], isMetric: true, evaluate: firstOf },
  );
  return [...metrics, ...expressions.map((text) => searching(() => parseMetricExpression(text)))];
}

function firstOf(values: ArrayLike<number>): number {
  return values[0] ?? Number.NaN;
}

function readChart(
  database: SqliteDatabase,
  key: SeriesKey | undefined,
  query: MetricSeriesQuery,
): ReturnType<typeof readChartSeries> {
  return key === undefined ? undefined : readChartSeries(database, key, query);
}

/** The last point of the page before; or the offset of a token that MLflow made. */
function readPosition(token: string | undefined): MetricPoint | number | undefined {
  if (!token) return undefined;
  const parsed = readPageToken(token) as { point?: unknown; offset?: unknown };
  if (typeof parsed === 'object' && parsed !== null) {
    if (Array.isArray(parsed.point)) {
      const [time, place, value] = parsed.point as unknown[];
      const [timestamp, step] = [tokenInteger(time), tokenInteger(place)];
      if (timestamp !== undefined && step !== undefined && (typeof value === 'number' || value === null))
        return { timestamp, step, value: value ?? Number.NaN };
    }
    if (typeof parsed.offset === 'number' && Number.isSafeInteger(parsed.offset) && parsed.offset > 0)
      return parsed.offset;
  }
  throw invalidParameter(`Invalid page token, parsed value=${JSON.stringify(parsed)}`);
}

function writePosition(point: MetricPoint): string {
  return writePageToken({ point: [String(point.timestamp), String(point.step), point.value] });
}
