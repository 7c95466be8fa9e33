import type { MetricPoint, MetricSeries, MetricSeriesQuery } from '@millrace/store';
import type { SqliteDatabase } from '../sqlite/database.ts';
import type { SeriesKey } from './blocks.ts';
import { blocksIn, type ChartBlock, decodeBlock } from './chart-blocks.ts';
import { bucketsOf, type Drawn, drawnPoints, type PlacedValue } from './chart-buckets.ts';
import { bucketsOfGroups, evenBuckets, groupsIn, groupsOfPoints, pointsOf } from './chart-groups.ts';
import { decodeGroups, GROUP_DOUBLES, GROUP_FIELDS, GROUP_POINTS, groupsOf } from './groups.ts';
import { tailPoints } from './reader.ts';

export type ChartQuery = Pick<MetricSeriesQuery, 'x' | 'x_scale' | 'range' | 'buckets_max'>;

/** A pyramid with half as many groups as buckets is as good as points: a group is then two pixels wide. */
const GROUPS_PER_BUCKET_MIN = 0.5;
/** On a logarithmic axis the first groups are wide: beyond so many buckets their points are read. */
const BUCKETS_PER_GROUP_MAX = 2;

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
  const range = rangeOf(query);
  const recent = tail.filter((point) => xOf(point) >= range.start && xOf(point) <= range.end);
  const parts = blocks.map((block) => ({ block, groups: groupsOfBlock(block) }));
  const recentGroups = groupsOf(recent.map((point) => ({ ...point, step: xOf(point) })));
  const groups = groupsIn([...parts.map((part) => part.groups), recentGroups], range);
  const isLong = pointsOf(groups) / GROUP_POINTS >= query.buckets_max * GROUPS_PER_BUCKET_MIN;
  const points = (block: ChartBlock): PlacedValue[] => placed(decodeBlock(database, block), { xOf, query });
  const drawn = !isLong
    ? drawnPoints([...blocks.flatMap(points), ...placed(recent, { xOf, query })].toSorted(byX), query)
    : query.x_scale === 'log'
      ? logBuckets(parts, placed(recent, { xOf, query }), { points, query })
      : evenBuckets(groups, query.buckets_max);
  return { ...drawn, count: sealed + tail.length, latest: latestOf(database, key) };
}

/** What is drawn: the range that is asked for, on a logarithmic axis what is positive of it. */
export function rangeOf({ range, x_scale }: ChartQuery): { readonly start: number; readonly end: number } {
  const { start, end } = range ?? { start: -Infinity, end: Infinity };
  return x_scale === 'log' ? { start: Math.max(start, Number.MIN_VALUE), end } : { start, end };
}

export function byX(a: PlacedValue, b: PlacedValue): number {
  return a.x - b.x;
}

const stepOf = (point: MetricPoint): number => Number(point.step);
const timeOf = (point: MetricPoint): number => Number(point.timestamp);

function placed(
  points: readonly MetricPoint[],
  { xOf, query }: { xOf: (point: MetricPoint) => number; query: ChartQuery },
): PlacedValue[] {
  const { start, end } = rangeOf(query);
  return points
    .map((point) => ({ x: xOf(point), value: point.value }))
    .filter(({ x }) => x >= start && x <= end);
}

interface BlockGroups {
  readonly block: ChartBlock;
  readonly groups: Float64Array;
}

/** Groups where they are narrow enough, which on a logarithmic axis those of the first blocks are not. */
function logBuckets(
  parts: readonly BlockGroups[],
  recent: readonly PlacedValue[],
  { points, query }: { points: (block: ChartBlock) => PlacedValue[]; query: ChartQuery },
): Drawn {
  const tail = groupsOfPoints(recent);
  const ends = endsOf([...parts.map(({ groups }) => groups), tail], rangeOf(query));
  const buckets = bucketsOf(ends, query);
  const isNarrow = (groups: Float64Array): boolean => {
    for (let at = 0; at < groups.length; at += GROUP_DOUBLES) {
      const { stepMin, stepMax } = stepsAt(groups, at);
      if (stepMin < ends.start || stepMax > ends.end) return false;
      if (buckets.span(stepMin, stepMax) > BUCKETS_PER_GROUP_MAX) return false;
    }
    return true;
  };
  const all = parts.map(({ block, groups }) => (isNarrow(groups) ? groups : groupsOfPoints(points(block))));
  return bucketsOfGroups(groupsIn([...all, tail], EVERYTHING), buckets);
}

const EVERYTHING = { start: -Infinity, end: Infinity };
/** Steps and times are whole: no other positive one comes before. */
const FIRST_POSITIVE = 1;

/** Where the groups begin and end within the range. */
function endsOf(parts: readonly Float64Array[], { start, end }: typeof EVERYTHING): typeof EVERYTHING {
  const ends = { start: Infinity, end: -Infinity };
  for (const groups of parts) {
    for (let at = 0; at < groups.length; at += GROUP_DOUBLES) {
      const { stepMin, stepMax } = stepsAt(groups, at);
      if (stepMin >= start) ends.start = Math.min(ends.start, stepMin);
      else if (stepMax >= start) ends.start = Math.min(ends.start, Math.max(start, FIRST_POSITIVE));
      ends.end = Math.max(ends.end, Math.min(end, stepMax));
    }
  }
  return ends;
}

function stepsAt(groups: Float64Array, at: number): { stepMin: number; stepMax: number } {
  return {
    stepMin: groups[at + GROUP_FIELDS.stepMin] as number,
    stepMax: groups[at + GROUP_FIELDS.stepMax] as number,
  };
}

/** The groups of a block. Times of single groups are not kept: they lie evenly between those of the block. */
function groupsOfBlock(block: ChartBlock): Float64Array {
  const groups = decodeGroups(block.groups);
  if (block.times === undefined) return groups;
  const { first, last } = block.times;
  const width = (last - first) / (groups.length / GROUP_DOUBLES);
  const spread = groups.slice();
  for (let at = 0, place = first; at < spread.length; at += GROUP_DOUBLES, place += width) {
    spread[at + GROUP_FIELDS.stepMin] = place;
    spread[at + GROUP_FIELDS.stepMax] = place + width;
  }
  return spread;
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
