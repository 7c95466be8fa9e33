import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { closedLoop } from '../load/closed-loop.ts';
import type { Connection } from '../load/connection.ts';
import { post } from '../load/request-bytes.ts';
import type { Answer } from '../load/response-reader.ts';
import { withClient } from '../load/rest-client.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { type PopulationRun, population } from './population.ts';

const CONNECTIONS = 8;
const filled = new WeakMap<BenchServer, Promise<string>>();

/** Makes sure that the server holds the population, and returns the id of its experiment. */
export function ensurePopulation(bench: Bench, server: BenchServer): Promise<string> {
  const known = filled.get(server);
  if (known !== undefined) {
    return known;
  }
  const started = fill(bench, server);
  filled.set(server, started);
  return started;
}

/** How many runs the population has in this bench. */
export function populationSize(bench: Bench): number {
  return bench.pick(20_000, 4_000);
}

function fill(bench: Bench, server: BenchServer): Promise<string> {
  return fillRuns(bench, server, { name: 'population', runs: population(populationSize(bench)) });
}

/** Makes an experiment with these runs and returns its id. */
export async function fillRuns(
  bench: Bench,
  server: BenchServer,
  { name, runs }: { name: string; runs: readonly PopulationRun[] },
): Promise<string> {
  const experimentId = await withClient(server.port, (client) => client.createExperiment(name));
  if (server.target === 'mlflow') {
    await fillMlflow(bench, server, { experimentId, runs });
  } else {
    await fillThroughRest(server, experimentId, runs);
  }
  await withClient(server.port, async (client) => {
    checkEqual('runs of the population', await client.countRuns(experimentId), runs.length);
  });
  return experimentId;
}

/** Runs through the REST API: create-run with the tags, log-batch, update. */
async function fillThroughRest(
  server: BenchServer,
  experimentId: string,
  runs: readonly PopulationRun[],
): Promise<void> {
  const result = await closedLoop(
    server.port,
    { connections: CONNECTIONS, count: runs.length },
    (connection, index) => {
      const run = runs[index];
      if (run === undefined) {
        throw new Error('The loop went past the last run');
      }
      return logWholeRun(connection, experimentId, run);
    },
  );
  checkEqual('refusals while filling', result.firstRefusal ?? 'none', 'none');
}

async function logWholeRun(
  connection: Connection,
  experimentId: string,
  run: PopulationRun,
): Promise<Answer> {
  const created = await connection.exchange(
    post('runs/create', {
      experiment_id: experimentId,
      run_name: run.name,
      start_time: run.startTime,
      tags: run.tags,
    }),
  );
  const runId = /"run_id": ?"([0-9a-f]{32})"/u.exec(created.body.toString('latin1'))?.[1];
  const batch = await connection.exchange(
    post('runs/log-batch', { run_id: runId, params: run.params, metrics: run.metrics }),
  );
  if (batch.status !== 200) {
    return batch;
  }
  return connection.exchange(
    post('runs/update', { run_id: runId, status: 'FINISHED', end_time: run.startTime + 1000 }),
  );
}

async function fillMlflow(
  bench: Bench,
  server: BenchServer,
  { experimentId, runs }: { experimentId: string; runs: readonly PopulationRun[] },
): Promise<void> {
  const script = join(import.meta.dirname, '..', 'python', 'fill_runs.py');
  const child = spawn(
    bench.pythonPath,
    [script, server.launch.databasePath, experimentId, `mlflow-artifacts:/${experimentId}`],
    {
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  child.stdin.end(runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
  const [code] = await exited;
  checkEqual('exit code of fill_runs.py', String(code), '0');
}
