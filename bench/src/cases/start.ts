import { setTimeout as delay } from 'node:timers/promises';
import { type Bench, type BenchCase, settle } from '../bench.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost, type FigureSpec, partOf } from '../report/figure.ts';
import { BenchServer } from '../servers/bench-server.ts';
import { forgetData, launchFor } from '../servers/launches.ts';

const BYTES_PER_MB = 1_000_000;
const IDLE_WAIT_MS = 5_000;
const FIRST: FigureSpec = {
  name: 'first start on an empty folder',
  unit: 'ms',
  better: 'lower',
  floors: [partOf(20)],
};
const WARM: FigureSpec = {
  name: 'start on an existing database',
  unit: 'ms',
  better: 'lower',
  floors: [partOf(20)],
};
const WARM_CPU: FigureSpec = { name: 'CPU to start', unit: 'CPU ms', better: 'lower' };
const RSS: FigureSpec = {
  name: 'idle memory, RSS of the tree',
  unit: 'MB',
  better: 'lower',
  floors: [atMost(100, 'MB'), partOf(20)],
};
const PSS: FigureSpec = {
  name: 'idle memory, PSS of the tree',
  unit: 'MB',
  better: 'lower',
  floors: [atMost(100, 'MB'), partOf(20)],
};
const IDLE_CPU: FigureSpec = { name: 'CPU in 5 idle seconds', unit: 'CPU ms', better: 'lower' };

/** How soon /health answers, what that costs, and what the server takes while it does nothing. */
export const startCase: BenchCase = {
  name: 'start',
  title: 'start until /health answers 200, and the idle server',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition(
      `MLflow: --workers ${bench.options.mlflowWorkers}, job execution ${bench.options.hasMlflowJobs ? 'on (its default)' : 'off'}, telemetry off; /health answers as soon as its first worker is up`,
    );
    report.condition(
      'the first sample of a first start may read files from disk that later ones find in memory',
    );
    for (const target of bench.options.targets) {
      await startRepeatedly(bench, report, target);
    }
    if (!bench.isQuick && bench.options.targets.includes('mlflow')) {
      const server = await bench.freshServer('mlflow', { ...bench.options, hasMlflowJobs: false });
      await delay(IDLE_WAIT_MS);
      const { rssBytes, pssBytes, processes } = server.memory();
      await server.stop();
      report.condition(
        `MLflow without job execution: ${processes} processes, RSS ${Math.round(rssBytes / BYTES_PER_MB)} MB, PSS ${Math.round(pssBytes / BYTES_PER_MB)} MB`,
      );
    }
  },
};

async function startRepeatedly(bench: Bench, report: CaseReport, target: Target): Promise<void> {
  const [firstStarts, warmStarts] =
    target === 'millrace' ? bench.pick([5, 10], [3, 5]) : bench.pick([2, 3], [1, 0]);
  const samples = { first: [] as number[], warm: [] as number[], cpu: [] as number[] };
  const idle: IdleSamples = { rss: [], pss: [], cpu: [] };
  const launch = await launchFor(target, bench.folder(target), {
    options: bench.options,
    venvDir: bench.venvDir,
  });
  for (let index = 0; index < firstStarts; index += 1) {
    forgetData(launch);
    const server = await BenchServer.start(launch);
    samples.first.push(server.readyMs);
    await server.stop();
  }
  for (let index = 0; index < warmStarts; index += 1) {
    const server = await BenchServer.start(launch);
    samples.warm.push(server.readyMs);
    samples.cpu.push(server.readyCpuSeconds * 1000);
    if (index < bench.pick(3, 1)) {
      await lookAtIdle(server, idle);
    }
    await server.stop();
  }
  if (warmStarts === 0) {
    // Quick: the server that the other cases use has been started on an existing database as well.
    const server = await bench.sharedServer(target);
    samples.warm.push(server.readyMs);
    samples.cpu.push(server.readyCpuSeconds * 1000);
    await lookAtIdle(server, idle);
  }
  report.condition(`${target}: first-ever start of this run ${Math.round(samples.first[0] ?? 0)} ms`);
  report.record(FIRST, target, samples.first);
  report.record(WARM, target, samples.warm);
  report.record(WARM_CPU, target, samples.cpu);
  report.record(RSS, target, idle.rss);
  report.record(PSS, target, idle.pss);
  report.record(IDLE_CPU, target, idle.cpu);
}

interface IdleSamples {
  readonly rss: number[];
  readonly pss: number[];
  readonly cpu: number[];
}

/** Memory once nothing starts any more (MLflow's workers still import when the first answers), and CPU after. */
async function lookAtIdle(server: BenchServer, idle: IdleSamples): Promise<void> {
  await delay(IDLE_WAIT_MS);
  await settle(server);
  const { rssBytes, pssBytes } = server.memory();
  const before = server.cpuSeconds();
  await delay(IDLE_WAIT_MS);
  idle.cpu.push((server.cpuSeconds() - before) * 1000);
  idle.rss.push(rssBytes / BYTES_PER_MB);
  idle.pss.push(pssBytes / BYTES_PER_MB);
}
