import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { closedLoop, type LoopResult } from '../load/closed-loop.ts';
import type { Connection } from '../load/connection.ts';
import { post } from '../load/request-bytes.ts';
import { type RestClient, withClient } from '../load/rest-client.ts';
import { measured, noteRefusals } from '../measure.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { type FigureSpec, timesFaster } from '../report/figure.ts';

const CONNECTIONS = 8;
const ROUNDS = 3;
const PARAMS = 10;
const METRICS = 20;
const RATE: FigureSpec = {
  name: 'whole small runs',
  unit: 'runs/s',
  better: 'higher',
  floors: [timesFaster(30)],
};
const CPU: FigureSpec = { name: 'whole small run, server CPU per run', unit: 'CPU ms', better: 'lower' };

/** What a short training script sends, five requests in a row. */
export const smallRunCase: BenchCase = {
  name: 'small-run',
  title: `create-run, ${PARAMS} params, ${METRICS} metrics, set-tag, update to FINISHED over ${CONNECTIONS} connections`,
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition(`5 requests a run, one after the other; ${ROUNDS} rounds after a warm-up`);
    for (const target of bench.options.targets) {
      await logRuns(bench, report, target);
    }
  },
};

async function logRuns(bench: Bench, report: CaseReport, target: Target): Promise<void> {
  const server = await bench.sharedServer(target);
  const perRound = target === 'millrace' ? bench.pick(2_000, 800) : bench.pick(60, 16);
  await withClient(server.port, async (client) => {
    const experimentId = await client.createExperiment('small-run');
    const loop = (count: number): Promise<LoopResult> =>
      closedLoop(server.port, { connections: CONNECTIONS, count }, (connection, index) =>
        logRun(connection, { experimentId, index }),
      );
    const warmUpCount = Math.ceil(perRound / 4);
    const warmUp = await loop(warmUpCount);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await measured(server, () => loop(perRound)));
    }
    report.record(
      RATE,
      target,
      rounds.map(({ result }) => result.requests / result.seconds),
    );
    report.record(
      CPU,
      target,
      rounds.map(({ result, cpuSeconds }) => (cpuSeconds * 1000) / result.requests),
    );
    const refusals = noteRefusals(report, server, [warmUp, ...rounds.map(({ result }) => result)]);
    await checkStored(client, experimentId, warmUpCount + ROUNDS * perRound - refusals);
  });
}

/** One run; stops at the first request that is refused. */
async function logRun(
  connection: Connection,
  { experimentId, index }: { experimentId: string; index: number },
): Promise<{ status: number; body: Buffer }> {
  const timestamp = 1_700_000_000_000 + index;
  const created = await connection.exchange(
    post('runs/create', { experiment_id: experimentId, run_name: `small-${index}`, start_time: timestamp }),
  );
  const runId = /"run_id": ?"([0-9a-f]{32})"/u.exec(created.body.toString('latin1'))?.[1];
  if (created.status !== 200 || runId === undefined) {
    return created;
  }
  const params = Array.from({ length: PARAMS }, (_, param) => ({
    key: `param-${param}`,
    value: `${index * param}`,
  }));
  const metrics = Array.from({ length: METRICS }, (_, metric) => ({
    key: `metric-${metric % 4}`,
    value: 1 / (1 + metric),
    timestamp: timestamp + metric,
    step: metric,
  }));
  let last = created;
  for (const request of [
    post('runs/log-batch', { run_id: runId, params }),
    post('runs/log-batch', { run_id: runId, metrics }),
    post('runs/set-tag', { run_id: runId, key: 'purpose', value: 'bench' }),
    post('runs/update', { run_id: runId, status: 'FINISHED', end_time: timestamp + 1000 }),
  ]) {
    last = await connection.exchange(request);
    if (last.status !== 200) {
      return last;
    }
  }
  return last;
}

/** All runs are there, and the newest page of them is complete in every part. */
async function checkStored(client: RestClient, experimentId: string, expected: number): Promise<void> {
  const finished = await client.countRuns(
    experimentId,
    "attributes.status = 'FINISHED' and tags.purpose = 'bench'",
  );
  checkEqual('finished runs with their tag', finished, expected);
  const page = await client.search({ experiment_ids: [experimentId], max_results: 20 });
  for (const { info } of page.runs ?? []) {
    const run = await client.run(info.run_id);
    checkEqual(`params of run ${info.run_id}`, run?.data.params?.length ?? 0, PARAMS);
    checkEqual(
      `points of run ${info.run_id}`,
      (await client.history(info.run_id, 'metric-0')).length,
      METRICS / 4,
    );
  }
}
