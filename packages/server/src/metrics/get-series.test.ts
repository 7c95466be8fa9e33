import { decodeFrame, FRAME_MEDIA_TYPE } from '@millrace/protocol';
import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/metrics/series';

interface Header {
  readonly series: readonly (readonly [
    run: number,
    key: number,
    count: number,
    points: number,
    isExact: boolean,
    x0: number,
    step: number,
    timestamp: number,
    value: number | 'NaN',
  ])[];
}

let server: InProcessServer;
let run_id: string;

beforeEach(async () => {
  server = await startInProcessServer();
  const run = await server.store.runs.create({ experiment_id: '0', user_id: '', start_time: 0, tags: [] });
  run_id = run.info.run_id;
});
afterEach(async () => server.close());

function log(key: string, values: readonly number[], first = 0): Promise<void> {
  const metrics = values.map((value, at) => ({
    key,
    value,
    timestamp: 1_700_000_000_000 + at,
    step: first + at,
  }));
  return server.store.runs.logBatch(run_id, { metrics });
}

it.each([
  [{}, "Missing value for required parameter 'run_ids'."],
  [{ run_ids: ['a'] }, "Missing value for required parameter 'metric_keys'."],
  [{ run_ids: ['a'], metric_keys: ['m'], x: 'weight' }, 'x must be one of step, time.'],
  [{ run_ids: ['a'], metric_keys: ['m'], x_scale: 'root' }, 'x_scale must be one of linear, log.'],
  [
    { run_ids: ['a'], metric_keys: [], expressions: ['a +'] },
    'Something is missing at the end (at character 4)',
  ],
  [{ run_ids: ['a'], metric_keys: [], expressions: Array(101).fill('m') }, 'At most 100 expressions'],
  [{ run_ids: ['a'], metric_keys: ['m'], buckets_max: 0 }, 'buckets_max must be between 1 and 4000.'],
  [{ run_ids: Array(1001).fill('a'), metric_keys: ['m'] }, 'At most 1000 run_ids'],
  [{ run_ids: Array(201).fill('a'), metric_keys: Array(100).fill('m') }, 'At most 20000 series'],
  [
    { run_ids: Array(201).fill('a'), metric_keys: Array(50).fill('m'), expressions: Array(50).fill('m') },
    'At most 20000 series',
  ],
  [{ run_ids: ['a'], metric_keys: Array(101).fill('m') }, 'At most 100 metric_keys'],
])('refuses %j', async (body, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ message: expect.stringContaining(message) });
});

it('leaves out what is not there', async () => {
  const answer = await server.call('POST', PATH, { run_ids: ['unknown', run_id], metric_keys: ['m'] });
  expect(answer.status).toBe(200);
  expect(decodeFrame<Header>(answer.bytes).header.series).toEqual([]);
});

it('answers few points as they are, many as stretches with their extremes', async () => {
  await log('few', [1.1, Number.NaN, 3.3], 10);
  await log(
    'many',
    Array.from({ length: 900 }, (_, at) => (at === 444 ? -7 : at / 900)),
  );
  const body = { run_ids: [run_id], metric_keys: ['few', 'many'], buckets_max: 50 };
  const answer = await server.call('POST', PATH, body);
  expect(answer.headers.get('content-type')).toBe(FRAME_MEDIA_TYPE);
  const { header, arrays } = decodeFrame<Header>(answer.bytes);
  expect(header.series).toEqual([
    [0, 0, 3, 3, true, 10, 12, 1_700_000_000_002, 3.3],
    [0, 1, 900, 50, false, 0, 899, 1_700_000_000_899, 899 / 900],
  ]);
  const [fewX, few, manyX, low, high] = arrays;
  expect(fewX).toEqual(Uint32Array.of(0, 1, 2));
  expect(few).toEqual(Float64Array.of(1.1, Number.NaN, 3.3));
  expect(manyX).toHaveLength(50);
  expect(Math.min(...(low as Float32Array))).toBe(-7);
  expect(Math.max(...(high as Float32Array))).toBe(Math.fround(899 / 900));
});

it('answers by time, and a range of it', async () => {
  await log('m', [1, 2, 3, 4]);
  const body = {
    run_ids: [run_id],
    metric_keys: ['m'],
    x: 'time',
    start: 1_700_000_000_001,
    end: 1_700_000_000_002,
  };
  const { header, arrays } = decodeFrame<Header>((await server.call('POST', PATH, body)).bytes);
  expect(header.series[0]?.slice(2, 6)).toEqual([4, 2, true, 1_700_000_000_001]);
  expect(arrays).toEqual([Uint32Array.of(0, 1), Float64Array.of(2, 3)]);
});

it('answers expressions over metrics behind the metrics, where a run has all of them', async () => {
  await log('train/loss', [5, 4, 3, 0], 10);
  await log('val/loss', [7, 8, 9, 0], 11);
  const body = {
    run_ids: [run_id],
    metric_keys: ['train/loss'],
    expressions: [
      'val/loss - train/loss',
      '${train/loss} / (train/loss - train/loss)',
      'absent + train/loss',
    ],
  };
  const { header, arrays } = decodeFrame<Header>((await server.call('POST', PATH, body)).bytes);
  expect(header.series.map((series) => [series[1], series[2], series[6], series[8]])).toEqual([
    [0, 4, 13, 0],
    [1, 3, 13, 9],
    [2, 4, 13, 'NaN'],
  ]);
  expect(arrays[3]).toEqual(Float64Array.of(3, 5, 9));
  expect(arrays[5]).toEqual(Float64Array.of(Infinity, Infinity, Infinity, Number.NaN));
});

it('answers over another metric, in the order of its values', async () => {
  await log('acc', [0.1, 0.5, 0.3, Number.NaN], 10);
  await log('loss', [9, 8, 7, 6, 5], 9);
  const body = { run_ids: [run_id], metric_keys: ['loss'], expressions: ['2 * loss'], x_metric: 'acc' };
  const { header, arrays } = decodeFrame<Header>((await server.call('POST', PATH, body)).bytes);
  expect(header.series.map((series) => series.slice(1, 5))).toEqual([
    [0, 4, 3, true],
    [1, 4, 3, true],
  ]);
  expect(arrays).toEqual([
    Float64Array.of(0.1, 0.3, 0.5),
    Float64Array.of(8, 6, 7),
    Float64Array.of(0.1, 0.3, 0.5),
    Float64Array.of(16, 12, 14),
  ]);
  const zoomed = await server.call('POST', PATH, { ...body, start: 0.2, end: 0.4 });
  expect(decodeFrame<Header>(zoomed.bytes).arrays[1]).toEqual(Float64Array.of(6));
});
