import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment, newRun, UNKNOWN_RUN_ID } from '../fixture.ts';

const HISTORY = '/mlflow/metrics/get-history';
const BULK = '/ajax-api/2.0/mlflow/metrics/get-history-bulk';
const INTERVAL = '/mlflow/metrics/get-history-bulk-interval';

/** `count` points of `loss` at steps that are not in the order of writing. */
async function writePoints(s: Player, run_id: string, count: number): Promise<void> {
  const metrics = Array.from({ length: count }, (_, index) => ({
    key: 'loss',
    value: index / 4,
    timestamp: 1000 - index,
    step: (index * 7) % count,
  }));
  await s.post('/mlflow/runs/log-batch', { run_id, metrics });
}

export const historySequences: readonly Sequence[] = [
  sequence('metrics/get-history: order and paging', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    await writePoints(s, run_id, 25);
    const query = { run_id, metric_key: 'loss' };
    await s.get(HISTORY, query);
    for (const max_results of [1, 10, 25, 26, 25_000, 0, -1, 2_147_483_647, 2_147_483_648]) {
      await s.get(HISTORY, { ...query, max_results }, { as: `max_results ${max_results}` });
    }
    let page_token = '';
    for (let page = 0; page < 4; page += 1) {
      const answer = await s.get(HISTORY, { ...query, max_results: 10, page_token }, { as: `page ${page}` });
      page_token = answer.at('next_page_token');
    }
    for (const token of [
      'AAAA',
      'eyJvZmZzZXQiOiAwfQ==',
      'eyJvZmZzZXQiOiAtMX0=',
      'eyJvZmZzZXQiOiA1fQ==',
      '%%%',
    ]) {
      await s.get(HISTORY, { ...query, max_results: 10, page_token: token }, { as: `token ${token}` });
      await s.get(HISTORY, { ...query, page_token: token }, { as: `token ${token} alone` });
    }
    await s.get(HISTORY, { run_uuid: run_id, metric_key: 'loss', max_results: 2 }, { as: 'run_uuid' });
    await s.get(
      HISTORY,
      { run_id: UNKNOWN_RUN_ID, metric_key: 'loss', max_results: 2 },
      { as: 'unknown run' },
    );
    await s.get(HISTORY, { run_id, metric_key: 'absent', max_results: 2 }, { as: 'unknown key' });
    await s.get(HISTORY, { run_id, metric_key: 'LOSS' }, { as: 'key in another case' });
  }),
  sequence('metrics/get-history-bulk', async (s) => {
    const experimentId = await newExperiment(s);
    const runs = [await newRun(s, experimentId, 'a'), await newRun(s, experimentId, 'b')];
    const [first = '', second = ''] = runs;
    await writePoints(s, first, 4);
    await s.get(BULK, { run_id: first, metric_key: 'loss' });
    await s.get(BULK, { run_id: [first, first], metric_key: 'loss' }, { as: 'the same run twice' });
    await s.get(BULK, { run_id: second, metric_key: 'loss' }, { as: 'a run without points' });
    await s.get(BULK, { run_id: UNKNOWN_RUN_ID, metric_key: 'loss' }, { as: 'an unknown run' });
    await s.get(BULK, { metric_key: 'loss' }, { as: 'no runs' });
    await s.get(BULK, { run_id: first }, { as: 'no key' });
    await s.get(BULK, { run_id: first, metric_key: '' }, { as: 'empty key' });
    const ids = Array.from({ length: 101 }, (_, index) => `run${index}`);
    await s.get(BULK, { run_id: ids.slice(0, 100), metric_key: 'loss' }, { as: '100 runs' });
    await s.get(BULK, { run_id: ids, metric_key: 'loss' }, { as: '101 runs' });
    for (const max_results of [1, 3, 0, -1, 100_000]) {
      await s.get(
        BULK,
        { run_id: first, metric_key: 'loss', max_results },
        { as: `max_results ${max_results}` },
      );
    }
    await s.post('/mlflow/runs/log-metric', { run_id: second, key: 'odd', value: 'Infinity', timestamp: 1 });
    await s.get(BULK, { run_id: second, metric_key: 'odd' }, { as: 'infinity' });
    await s.post('/mlflow/runs/log-metric', { run_id: second, key: 'nan', value: 'NaN', timestamp: 1 });
    await s.get(BULK, { run_id: second, metric_key: 'nan' }, { as: 'NaN' });
    await s.get(
      '/api/2.0/mlflow/metrics/get-history-bulk',
      { run_id: first, metric_key: 'loss' },
      { as: 'below /api' },
    );
  }),
  sequence('metrics/get-history-bulk-interval', async (s) => {
    const experimentId = await newExperiment(s);
    const runs = [await newRun(s, experimentId, 'a'), await newRun(s, experimentId, 'b')];
    const [first = '', second = ''] = runs;
    await writePoints(s, first, 30);
    await writePoints(s, second, 7);
    const query = { run_ids: runs, metric_key: 'loss' };
    await s.get(INTERVAL, query);
    await s.get(INTERVAL, { ...query, run_ids: [second, first] }, { as: 'the other way round' });
    for (const max_results of [1, 2, 3, 5, 7, 10, 29, 30, 31, 2500, 2501, 0, -1]) {
      await s.get(INTERVAL, { ...query, max_results }, { as: `max_results ${max_results}` });
    }
    for (const [start_step, end_step] of [
      [0, 29],
      [5, 15],
      [5, 5],
      [15, 5],
      [-5, 3],
      [100, 200],
    ] as const) {
      const bounds = { start_step, end_step };
      await s.get(INTERVAL, { ...query, ...bounds }, { as: `steps ${start_step}..${end_step}` });
      await s.get(
        INTERVAL,
        { ...query, ...bounds, max_results: 4 },
        { as: `4 of steps ${start_step}..${end_step}` },
      );
    }
    await s.get(INTERVAL, { ...query, start_step: 1 }, { as: 'start alone' });
    await s.get(INTERVAL, { ...query, end_step: 1 }, { as: 'end alone' });
    await s.get(INTERVAL, { ...query, run_ids: [first, UNKNOWN_RUN_ID] }, { as: 'one unknown run' });
    await s.get(INTERVAL, { ...query, run_ids: [first, first] }, { as: 'the same run twice' });
    await s.get(INTERVAL, { ...query, metric_key: 'absent' }, { as: 'unknown key' });
    const ids = Array.from({ length: 101 }, (_, index) => `run${index}`);
    await s.get(INTERVAL, { ...query, run_ids: ids.slice(0, 100) }, { as: '100 runs' });
    await s.get(INTERVAL, { ...query, run_ids: ids }, { as: '101 runs' });
    await s.get(`/ajax-api/2.0${INTERVAL}`, { ...query, max_results: 3 }, { as: 'below /ajax-api' });
  }),
  sequence('metrics/get-history-bulk-interval: equal steps', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    const metrics = Array.from({ length: 12 }, (_, index) => ({
      key: 'loss',
      value: index === 5 ? 'NaN' : index,
      timestamp: 50 - index,
      step: Math.floor(index / 4),
    }));
    await s.post('/mlflow/runs/log-batch', { run_id, metrics });
    for (const max_results of [1, 2, 3, 4, 5, 6, 11, 12, 13]) {
      await s.get(
        INTERVAL,
        { run_ids: [run_id], metric_key: 'loss', max_results },
        { as: `max_results ${max_results}` },
      );
    }
  }),
];
