import { metricValue } from '../../api/metric-value.ts';
import type { Run } from '../../api/runs.ts';
import {
  comparedKeys,
  comparedMaps,
  comparedNumbers,
  type ComparedRow,
  comparedRow,
  type Comparison,
} from '../../components/comparison-rows.ts';
import { formatDuration } from '../../components/format.ts';

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
  return facts.map(([key, valueOf]) => comparedRow(key, runs.map(valueOf)));
}

function durationOf({ start_time, end_time }: Run['info']): string | undefined {
  return end_time === undefined ? undefined : formatDuration(Number(end_time) - Number(start_time));
}

function metricRows(runs: readonly Run[]): ComparedRow[] {
  const maps = runs.map(
    ({ data }) => new Map((data.metrics ?? []).map(({ key, value }) => [key, metricValue(value)])),
  );
  return comparedKeys(maps).map((key) =>
    comparedNumbers(
      key,
      maps.map((map) => map.get(key)),
    ),
  );
}

function textRows(runs: readonly Run[], listOf: (run: Run) => readonly KeyText[]): ComparedRow[] {
  return comparedMaps(runs.map((run) => new Map(listOf(run).map(({ key, value = '' }) => [key, value]))));
}
