import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { withClient } from '../load/rest-client.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { FigureSpec } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

const METRICS = 50;
const PARAMS = 5;
const SECONDS: FigureSpec = { name: 'one run of the Python client', unit: 's', better: 'lower' };
const CPU: FigureSpec = { name: 'one run of the Python client, server CPU', unit: 'CPU ms', better: 'lower' };

/** What a user of the Python package waits for. */
export const pythonClientCase: BenchCase = {
  name: 'python-client',
  title: `MLflow's Python client: start_run, ${PARAMS} log_param, ${METRICS} log_metric (synchronous), end`,
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    if (bench.venvDir === undefined) {
      report.condition('not measured: there is no MLflow on this machine');
      return;
    }
    report.condition(
      'client of MLflow 3.17.2, one process, after one run that is not counted; its own CPU is part of the seconds',
    );
    for (const target of bench.options.targets) {
      await logWithPython(bench, report, target);
    }
  },
};

async function logWithPython(bench: Bench, report: CaseReport, target: Target): Promise<void> {
  const server = await bench.sharedServer(target);
  const runs = bench.pick(5, 3);
  const { seconds, cpuSeconds } = await runLoop(bench, server, runs);
  report.record(SECONDS, target, seconds);
  report.record(CPU, target, [(cpuSeconds * 1000) / runs]);
  await withClient(server.port, async (client) => {
    const experiment = await client.experimentByName('python-client');
    const page = await client.search({ experiment_ids: [experiment], max_results: 100 });
    const found = (page.runs ?? []).slice(0, runs);
    checkEqual('runs of the Python client', found.length, runs);
    for (const { info } of found) {
      checkEqual('points of a run', (await client.history(info.run_id, 'loss')).length, METRICS);
      checkEqual('params of a run', (await client.run(info.run_id))?.data.params?.length ?? 0, PARAMS);
    }
  });
}

/** The script says when it is warm and starts the timed runs when it is told to. */
async function runLoop(
  bench: Bench,
  server: BenchServer,
  runs: number,
): Promise<{ seconds: number[]; cpuSeconds: number }> {
  const script = join(import.meta.dirname, '..', 'python', 'client_loop.py');
  const child = spawn(bench.pythonPath, [script, server.url, String(runs)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' },
  });
  const exited = once(child, 'exit');
  let before = 0;
  let cpuSeconds = 0;
  let seconds: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'warm') {
      before = server.cpuSeconds();
      child.stdin.write('go\n');
    } else if (line.startsWith('[')) {
      cpuSeconds = server.cpuSeconds() - before;
      seconds = JSON.parse(line);
    }
  }
  const [code] = await exited;
  checkEqual('exit code of client_loop.py', String(code), '0');
  return { seconds, cpuSeconds };
}
