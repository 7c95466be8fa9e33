import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { latencyMs, sendAll } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import { type RestClient, withClient } from '../load/rest-client.ts';
import { measured, noteRefusals } from '../measure.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atLeast, type FigureSpec, timesFaster } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

interface Shape {
  readonly name: string;
  readonly keys: number;
}

const BATCH_POINTS = 1000;
const CONNECTIONS = 4;
const ROUNDS = 3;
/** A divisor of the number of keys, so that every stride counts the same share. */
const COUNTED_KEYS_MAX = 10;
const SHAPES: readonly Shape[] = [
  { name: '1 key × 1,000 steps', keys: 1 },
  { name: '10 keys × 100 steps', keys: 10 },
  { name: '1,000 keys × 1 step', keys: 1000 },
];

/** Batches as full as the protocol allows. */
export const logBatchCase: BenchCase = {
  name: 'log-batch',
  title: `runs/log-batch of ${BATCH_POINTS} metrics over ${CONNECTIONS} connections`,
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition(
      `${CONNECTIONS} runs; ${ROUNDS} rounds after a warm-up; every batch new steps and timestamps`,
    );
    for (const shape of SHAPES) {
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        await withClient(server.port, (client) => logBatches({ bench, report, server, client }, shape));
      }
    }
  },
};

interface Context {
  readonly bench: Bench;
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly client: RestClient;
}

async function logBatches({ bench, report, server, client }: Context, shape: Shape): Promise<void> {
  const { target, port } = server;
  const perRound = target === 'millrace' ? bench.pick(400, 150) : bench.pick(24, 8);
  const experimentId = await client.createExperiment(`log-batch ${shape.name}`);
  const runIds: string[] = [];
  for (let index = 0; index < CONNECTIONS; index += 1) {
    runIds.push(await client.createRun(experimentId, `run-${index}`));
  }
  let batches = 0;
  const prepare = (count: number): Buffer[] =>
    Array.from({ length: count }, () => {
      const turn = batches;
      batches += 1;
      return batchRequest(runIds[turn % CONNECTIONS] ?? '', turn, shape);
    });
  const warmUp = await sendAll(port, CONNECTIONS, prepare(Math.ceil(perRound / 3)));
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const requests = prepare(perRound);
    rounds.push(await measured(server, () => sendAll(port, CONNECTIONS, requests)));
  }
  const results = rounds.map(({ result }) => result);
  const [rate, p50, cpu] = figures(shape);
  report.record(
    rate,
    target,
    results.map((result) => (result.requests * BATCH_POINTS) / result.seconds),
  );
  report.record(
    p50,
    target,
    results.map((result) => latencyMs(result, 0.5)),
  );
  report.record(
    cpu,
    target,
    rounds.map(({ result, cpuSeconds }) => (cpuSeconds * 1000) / result.requests),
  );
  const refusals = noteRefusals(report, server, [warmUp, ...results]);
  await checkStored(client, runIds, { shape, points: (batches - refusals) * BATCH_POINTS });
}

/**
 * Counts the points key by key. Of very many keys a share is counted, each of which must hold its part; that
 * all keys are there the run itself tells.
 */
async function checkStored(
  client: RestClient,
  runIds: readonly string[],
  { shape, points }: { shape: Shape; points: number },
): Promise<void> {
  const stride = Math.max(1, Math.floor(shape.keys / COUNTED_KEYS_MAX));
  let stored = 0;
  for (const runId of runIds) {
    checkEqual('keys of a run', (await client.run(runId))?.data.metrics?.length ?? 0, shape.keys);
    for (let key = 0; key < shape.keys; key += stride) {
      stored += (await client.history(runId, `metric-${key}`)).length;
    }
  }
  checkEqual(`points stored (${shape.name}, every ${stride}th key)`, stored, points / stride);
}

function figures(shape: Shape): readonly [FigureSpec, FigureSpec, FigureSpec] {
  return [
    {
      name: `log-batch ${shape.name}`,
      unit: 'points/s',
      better: 'higher',
      floors: [timesFaster(20), atLeast(100_000, 'points/s')],
    },
    { name: `log-batch ${shape.name}, p50`, unit: 'ms', better: 'lower' },
    { name: `log-batch ${shape.name}, server CPU per batch`, unit: 'CPU ms', better: 'lower' },
  ];
}

/** Batch number `turn`: its steps follow those of the batch before it. */
function batchRequest(runId: string, turn: number, shape: Shape): Buffer {
  const stepsPerBatch = BATCH_POINTS / shape.keys;
  return post('runs/log-batch', {
    run_id: runId,
    metrics: Array.from({ length: BATCH_POINTS }, (_, index) => {
      const step = turn * stepsPerBatch + Math.floor(index / shape.keys);
      return {
        key: `metric-${index % shape.keys}`,
        value: 2 / (1 + step * 0.01) + 0.05 * Math.sin(step * 12.9898 + index),
        timestamp: 1_700_000_000_000 + step * 113,
        step,
      };
    }),
  });
}
