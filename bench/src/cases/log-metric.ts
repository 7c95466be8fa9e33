import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { latencyMs, sendAll } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import { withClient } from '../load/rest-client.ts';
import { measured, noteRefusals } from '../measure.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { type FigureSpec, partOf, timesFaster } from '../report/figure.ts';

const CONNECTIONS = 16;
const KEYS = 4;
const ROUNDS = 3;
const RATE: FigureSpec = {
  name: 'log-metric',
  unit: 'requests/s',
  better: 'higher',
  floors: [timesFaster(40)],
};
const P50: FigureSpec = { name: 'log-metric p50', unit: 'ms', better: 'lower' };
const P99: FigureSpec = { name: 'log-metric p99', unit: 'ms', better: 'lower' };
const CPU: FigureSpec = {
  name: 'log-metric, server CPU per request',
  unit: 'CPU ms',
  better: 'lower',
  floors: [partOf(40)],
};

/** One metric point a request, as a training loop without batching sends them. */
export const logMetricCase: BenchCase = {
  name: 'log-metric',
  title: `runs/log-metric over ${CONNECTIONS} connections`,
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition(
      `${CONNECTIONS} runs, one a connection's turn, ${KEYS} keys each; ${ROUNDS} rounds after a warm-up`,
    );
    for (const target of bench.options.targets) {
      await logMetrics(bench, report, target);
    }
  },
};

async function logMetrics(bench: Bench, report: CaseReport, target: Target): Promise<void> {
  const server = await bench.sharedServer(target);
  const perRound = target === 'millrace' ? bench.pick(20_000, 8_000) : bench.pick(600, 160);
  await withClient(server.port, async (client) => {
    const experimentId = await client.createExperiment('log-metric');
    const runIds: string[] = [];
    for (let index = 0; index < CONNECTIONS; index += 1) {
      runIds.push(await client.createRun(experimentId, `run-${index}`));
    }
    let step = 0;
    const requests = (count: number): Buffer[] =>
      Array.from({ length: count }, () => {
        step += 1;
        return post('runs/log-metric', {
          run_id: runIds[step % CONNECTIONS],
          key: `metric-${Math.floor(step / CONNECTIONS) % KEYS}`,
          value: 1 / (1 + step * 0.001),
          timestamp: 1_700_000_000_000 + step * 7,
          step,
        });
      });
    const warmUp = await sendAll(server.port, CONNECTIONS, requests(Math.ceil(perRound / 4)));
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const prepared = requests(perRound);
      rounds.push(await measured(server, () => sendAll(server.port, CONNECTIONS, prepared)));
    }
    const results = rounds.map(({ result }) => result);
    report.record(
      RATE,
      target,
      results.map((result) => result.requests / result.seconds),
    );
    report.record(
      P50,
      target,
      results.map((result) => latencyMs(result, 0.5)),
    );
    report.record(
      P99,
      target,
      results.map((result) => latencyMs(result, 0.99)),
    );
    report.record(
      CPU,
      target,
      rounds.map(({ result, cpuSeconds }) => (cpuSeconds * 1000) / result.requests),
    );
    const refusals = noteRefusals(report, server, [warmUp, ...results]);
    let stored = 0;
    for (const runId of runIds) {
      for (let key = 0; key < KEYS; key += 1) {
        stored += (await client.history(runId, `metric-${key}`)).length;
      }
    }
    checkEqual(`points that ${target} stored`, stored, step - refusals);
  });
}
