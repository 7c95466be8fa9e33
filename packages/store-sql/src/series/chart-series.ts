import type { MetricPoint, MetricSeries, MetricSeriesQuery } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import type { SeriesKey } from './blocks.ts';
import { blocksIn, type ChartBlock, decodeBlock } from './chart-blocks.ts';
import { bucketsOfPoints, type Drawn, exactPoints } from './chart-buckets.ts';
import { bucketsOfGroups, groupsIn, pointsOf } from './chart-groups.ts';
import { decodeGroups, GROUP_DOUBLES, GROUP_FIELDS, GROUP_POINTS, groupsOf } from './groups.ts';
import { tailPoints } from './reader.ts';

type ChartQuery = Pick<MetricSeriesQuery, 'x' | 'range' | 'buckets_max'>;

/** A pyramid with half as many groups as buckets is as good as points: a group is then two pixels wide. */
const GROUPS_PER_BUCKET_MIN = 0.5;

/**
 * A series as it is drawn. Blocks outside of the range are not looked at; where there are many points, the groups of
 * the pyramid are read instead of them.
 */
export function readChartSeries(
  database: SqliteDatabase,
  key: SeriesKey,
  query: ChartQuery,
): Omit<MetricSeries, 'run' | 'key'> | undefined {
  const tail = tailPoints(database, key);
  if (tail.length === 0) return undefined;
  const { blocks, count: sealed } = blocksIn(database, key, query);
  const xOf = query.x === 'step' ? stepOf : timeOf;
  const range = query.range ?? EVERYTHING;
  const recent = tail.filter((point) => xOf(point) >= range.start && xOf(point) <= range.end);
  const placed = query.x === 'step' ? recent : recent.map((point) => ({ ...point, step: point.timestamp }));
  const groups = groupsIn([...blocks.map(groupsOfBlock), groupsOf(placed)], range);
  const drawn =
    pointsOf(groups) / GROUP_POINTS >= query.buckets_max * GROUPS_PER_BUCKET_MIN
      ? bucketsOfGroups(groups, query.buckets_max)
      : fromPoints([...blocks.flatMap((block) => decodeBlock(database, block)), ...recent], { xOf, query });
  return { ...drawn, count: sealed + tail.length, latest: latestOf(database, key) };
}

const EVERYTHING = { start: -Infinity, end: Infinity };
const stepOf = (point: MetricPoint): number => Number(point.step);
const timeOf = (point: MetricPoint): number => Number(point.timestamp);

function fromPoints(
  points: readonly MetricPoint[],
  { xOf, query }: { xOf: (point: MetricPoint) => number; query: ChartQuery },
): Drawn {
  const { start, end } = query.range ?? EVERYTHING;
  const placed = points
    .map((point) => ({ x: xOf(point), value: point.value }))
    .filter(({ x }) => x >= start && x <= end)
    .toSorted((a, b) => a.x - b.x);
  return placed.length <= 2 * query.buckets_max
    ? exactPoints(placed)
    : bucketsOfPoints(placed, query.buckets_max);
}

/** The groups of a block. Times of single groups are not kept: they lie evenly between those of the block. */
function groupsOfBlock(block: ChartBlock): Float64Array {
  const groups = decodeGroups(block.groups);
  if (block.times === undefined) return groups;
  const { first, last } = block.times;
  const width = (last - first) / (groups.length / GROUP_DOUBLES);
  const placed = groups.slice();
  for (let at = 0, place = first; at < placed.length; at += GROUP_DOUBLES, place += width) {
    placed[at + GROUP_FIELDS.stepMin] = place;
    placed[at + GROUP_FIELDS.stepMax] = place + width;
  }
  return placed;
}

function latestOf(database: SqliteDatabase, { run_key, name_id }: SeriesKey): MetricSeries['latest'] {
  const [row] = database.tuples<readonly [number | bigint, number | bigint, number | null]>(
    'SELECT latest_step, latest_timestamp, latest_value FROM metric_series WHERE run_key = ? AND name_id = ?',
    run_key,
    name_id,
  );
  const [step, timestamp, value] = row ?? [0, 0, null];
  return { step: Number(step), timestamp: Number(timestamp), value: value ?? Number.NaN };
}
