import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/runs/importance';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

async function newRun(lr: number, seed: number): Promise<string> {
  const draft = { experiment_id: '0', user_id: '', start_time: 4, tags: [] };
  const { info } = await server.store.runs.create(draft);
  await server.store.runs.logBatch(info.run_id, {
    params: [
      { key: 'lr', value: String(lr) },
      { key: 'seed', value: String(seed) },
      { key: 'same', value: 'x' },
    ],
    metrics: [{ key: 'acc', value: -lr, timestamp: 1, step: 0 }],
  });
  return info.run_id;
}

it.each([
  [{}, "Missing value for required parameter 'experiment_ids'."],
  [{ experiment_ids: ['0'] }, "Missing value for required parameter 'target'."],
  [{ experiment_ids: ['0'], target: 'params.lr' }, "The target 'params.lr' is no metric."],
  [{ experiment_ids: ['0'], target: 'metrics.acc', columns: ['lr'] }, "There is no column 'lr'."],
])('refuses %j', async (body, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ message: expect.stringContaining(message) });
});

it('tells which params matter for a metric', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 24; at += 1) ids.push(await newRun(at / 24, (at * 7) % 3));
  const body = { experiment_ids: ['0'], target: 'metrics.acc' };
  const { json } = await server.call('POST', PATH, body);
  expect(json).toMatchObject({
    importances: [
      { column: 'params.lr', importance: expect.any(Number), correlation: -1, runs: 24 },
      { column: 'params.seed', runs: 24 },
    ],
  });
  expect((json as { importances: { importance: number }[] }).importances[0]?.importance).toBeGreaterThan(0.7);
  const few = await server.call('POST', PATH, {
    ...body,
    columns: ['params.seed'],
    run_ids: ids.slice(0, 2),
  });
  expect(few.json).toMatchObject({ importances: [{ column: 'params.seed', importance: 0, runs: 2 }] });
});
