import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';
import { formatDuration, formatNumber } from '../../components/format.ts';

/** A line of a comparison: one key in all runs. */
export interface ComparedRow {
  readonly key: string;
  /** By run; undefined where a run has none. */
  readonly values: readonly (string | undefined)[];
  /** The same as numbers, of metrics. */
  readonly numbers?: readonly (number | undefined)[];
  readonly differs: boolean;
}

export interface Comparison {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Facts, metrics, params and tags of runs, key by key. */
export function compareRuns(runs: readonly Run[]): Comparison[] {
  return [
    { title: 'Run', rows: factRows(runs) },
    { title: 'Metrics', rows: metricRows(runs) },
    { title: 'Params', rows: textRows(runs, ({ data }) => data.params ?? []) },
    {
      title: 'Tags',
      rows: textRows(runs, (run) => tagsOf(run).filter(({ key }) => !key.startsWith('mlflow.'))),
    },
    { title: 'System tags', rows: textRows(runs, (run) => tagsOf(run).filter(({ key }) => isOrigin(key))) },
  ];
}

interface KeyText {
  readonly key: string;
  readonly value?: string | undefined;
}

function tagsOf({ data }: Run): readonly KeyText[] {
  return data.tags ?? [];
}

/** System tags that say where a run comes from; the others say the same as the page. */
function isOrigin(key: string): boolean {
  return (
    key.startsWith('mlflow.source.') || key === 'mlflow.note.content' || key === 'mlflow.docker.image.name'
  );
}

function factRows(runs: readonly Run[]): ComparedRow[] {
  const facts: readonly (readonly [string, (run: Run) => string | undefined])[] = [
    ['Status', ({ info }) => info.status],
    ['Started', ({ info }) => time.format(Number(info.start_time))],
    ['Duration', ({ info }) => durationOf(info)],
    ['User', ({ info, data }) => data.tags?.find(({ key }) => key === 'mlflow.user')?.value ?? info.user_id],
    ['Experiment', ({ info }) => info.experiment_id],
    ['ID', ({ info }) => info.run_id],
  ];
  return facts.map(([key, valueOf]) => row(key, runs.map(valueOf)));
}

function durationOf({ start_time, end_time }: Run['info']): string | undefined {
  return end_time === undefined ? undefined : formatDuration(Number(end_time) - Number(start_time));
}

function metricRows(runs: readonly Run[]): ComparedRow[] {
  const maps = runs.map(
    ({ data }) => new Map((data.metrics ?? []).map(({ key, value }) => [key, metricValue(value)])),
  );
  return keysOf(maps).map((key) => {
    const numbers = maps.map((map) => map.get(key));
    return {
      ...row(
        key,
        numbers.map((number) => (number === undefined ? undefined : String(number))),
      ),
      numbers,
    };
  });
}

function textRows(runs: readonly Run[], listOf: (run: Run) => readonly KeyText[]): ComparedRow[] {
  const maps = runs.map((run) => new Map(listOf(run).map(({ key, value = '' }) => [key, value])));
  return keysOf(maps).map((key) =>
    row(
      key,
      maps.map((map) => map.get(key)),
    ),
  );
}

function keysOf(maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].toSorted((a, b) => a.localeCompare(b));
}

function row(key: string, values: readonly (string | undefined)[]): ComparedRow {
  return { key, values, differs: values.some((value) => value !== values[0]) };
}

/** By how much a number is more or less than the baseline's, and that as a share; undefined where that says nothing. */
export function deltaText(value: number | undefined, base: number | undefined): string | undefined {
  if (value === undefined || base === undefined || value === base || !Number.isFinite(value - base))
    return undefined;
  const sign = value > base ? '+' : '−';
  const size = Math.abs(value - base);
  const share = base === 0 ? '' : ` (${sign}${Number(((size / Math.abs(base)) * 100).toPrecision(3))}%)`;
  return `${sign}${formatNumber(Number(size.toPrecision(4)))}${share}`;
}

/** A comparison as a table for notes and mails. */
export function asMarkdown(names: readonly string[], comparisons: readonly Comparison[]): string {
  return comparisons
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) =>
      [
        `| ${[title, ...names].map(cell).join(' | ')} |`,
        `| ${['---', ...names.map(() => '---:')].join(' | ')} |`,
        ...rows.map(({ key, values }) => `| ${[key, ...values].map(cell).join(' | ')} |`),
      ].join('\n'),
    )
    .join('\n\n');
}

function cell(text: string | undefined): string {
  return (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
