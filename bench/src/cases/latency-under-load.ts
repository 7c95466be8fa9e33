import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { ensurePopulation, populationSize } from '../data/fill-runs.ts';
import { startLoop } from '../load/background-loop.ts';
import { closedLoop, latencyMs, type LoopResult } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import { type RestClient, withClient } from '../load/rest-client.ts';
import { upload } from '../load/transfer.ts';
import { noteRefusals } from '../measure.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost, type FigureSpec } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { blobMebibytes, blobUrl } from './artifacts.ts';

const CONNECTIONS = 4;
const THINK_MS = 10;
const ROUNDS = 3;
const P99_MAX_MS = 25;
const LOADED_P50: FigureSpec = { name: 'log-metric p50 under load', unit: 'ms', better: 'lower' };
const LOADED_P99: FigureSpec = {
  name: 'log-metric p99 under load',
  unit: 'ms',
  better: 'lower',
  floors: [atMost(P99_MAX_MS, 'ms')],
};
const QUIET_P99: FigureSpec = { name: 'log-metric p99 alone', unit: 'ms', better: 'lower' };

/** Whether one user's download and another's searches hold up those who log. */
export const latencyUnderLoadCase: BenchCase = {
  name: 'latency-under-load',
  title: 'log-metric while a large download and searches go on',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition(
      `log-metric: ${CONNECTIONS} connections, ${THINK_MS} ms between an answer and the next request`,
    );
    report.condition(
      `meanwhile without pause: one download of ${blobMebibytes(bench)} MiB after another, one reader of all ${populationSize(bench)} runs in pages of 1,000`,
    );
    report.condition('the two loops run in threads of this bench on the same cores as the server');
    for (const target of bench.options.targets) {
      await measureTarget(bench, report, target);
    }
  },
};

async function measureTarget(bench: Bench, report: CaseReport, target: Target): Promise<void> {
  const server = await bench.sharedServer(target);
  const population = await ensurePopulation(bench, server);
  await upload(blobUrl(server.url), blobMebibytes(bench));
  await withClient(server.port, async (client) => {
    const experimentId = await client.createExperiment('latency-under-load');
    const runId = await client.createRun(experimentId, 'logged under load');
    const count = target === 'millrace' ? bench.pick(2_000, 400) : bench.pick(300, 60);
    let step = 0;
    const round = (): Promise<LoopResult> =>
      logPaced(server, count, () => {
        step += 1;
        return metricRequest(runId, step);
      });
    await round();
    const quiet = await round();
    const download = startLoop({
      kind: 'download',
      port: server.port,
      subject: blobUrl(server.url),
      mebibytes: blobMebibytes(bench),
    });
    const search = startLoop({ kind: 'search', port: server.port, subject: population, mebibytes: 0 });
    const loaded: LoopResult[] = [];
    try {
      await delay(1000);
      for (let index = 0; index < ROUNDS; index += 1) {
        loaded.push(await round());
      }
      report.condition(
        `${target}: meanwhile ${download.rounds()} downloads and ${search.rounds()} pages of runs were completed`,
      );
    } finally {
      await download.stop();
      await search.stop();
    }
    report.record(QUIET_P99, target, [latencyMs(quiet, 0.99)]);
    report.record(
      LOADED_P50,
      target,
      loaded.map((result) => latencyMs(result, 0.5)),
    );
    report.record(
      LOADED_P99,
      target,
      loaded.map((result) => latencyMs(result, 0.99)),
    );
    const refusals = noteRefusals(report, server, [quiet, ...loaded]);
    await checkStored(client, runId, step - refusals);
  });
}

async function checkStored(client: RestClient, runId: string, expected: number): Promise<void> {
  checkEqual('points stored under load', (await client.history(runId, 'loss')).length, expected);
}

/** Latency is that of the exchange alone: the pause comes before the clock starts. */
async function logPaced(server: BenchServer, count: number, next: () => Buffer): Promise<LoopResult> {
  const latencies = new Float64Array(count);
  const result = await closedLoop(
    server.port,
    { connections: CONNECTIONS, count },
    async (connection, index) => {
      await delay(THINK_MS);
      const request = next();
      const sentAtMs = performance.now();
      const answer = await connection.exchange(request);
      latencies[index] = performance.now() - sentAtMs;
      return answer;
    },
  );
  return { ...result, latenciesMs: latencies.sort() };
}

function metricRequest(runId: string, step: number): Buffer {
  return post('runs/log-metric', {
    run_id: runId,
    key: 'loss',
    value: 1 / step,
    timestamp: 1_700_000_000_000 + step,
    step,
  });
}
