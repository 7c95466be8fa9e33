import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bench } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { closedLoop, sendAll } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import { withClient } from '../load/rest-client.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { type CurvePoint, lossCurve } from './loss-curve.ts';

/** So many runs with so many keys with so many steps each. */
export interface PointLayout {
  readonly name: string;
  readonly runs: number;
  readonly keys: number;
  readonly steps: number;
  /** The points of a series; a falling loss unless given. */
  readonly curve?: (seed: number, steps: number) => CurvePoint[];
  /** The name of a run on ours; `points` for all unless given. */
  readonly nameOf?: (run: number) => string;
}

interface MlflowTarget {
  readonly databasePath: string;
  readonly experimentId: string;
}

const CONNECTIONS = 8;
const BATCH_POINTS_MAX = 1000;

export function pointCount({ runs, keys, steps }: PointLayout): number {
  return runs * keys * steps;
}

/** The points of one run: a curve for each key. */
export function curvesOf(layout: PointLayout, run: number): CurvePoint[][] {
  const { keys, steps, curve = lossCurve } = layout;
  return Array.from({ length: keys }, (_, key) => curve(run * keys + key, steps));
}

/** Logs the layout on ours, writes it into MLflow's database, and returns the ids of the runs. */
export function fillPoints(
  bench: Bench,
  server: BenchServer,
  { experimentId, layout }: { experimentId: string; layout: PointLayout },
): Promise<string[]> {
  const { databasePath } = server.launch;
  return server.target === 'mlflow'
    ? fillMlflowBySql(bench, { databasePath, experimentId }, layout)
    : fillThroughRest(server, experimentId, layout);
}

/** Logs the layout through the REST API in batches, and returns the ids of the runs. */
export async function fillThroughRest(
  server: BenchServer,
  experimentId: string,
  layout: PointLayout,
): Promise<string[]> {
  const runIds: string[] = [];
  await withClient(server.port, async (client) => {
    for (let run = 0; run < layout.runs; run += 1) {
      runIds.push(await client.createRun(experimentId, layout.nameOf?.(run) ?? 'points'));
    }
  });
  // Whole steps, where more than one fits.
  const batchPoints = Math.floor(BATCH_POINTS_MAX / layout.keys) * layout.keys || BATCH_POINTS_MAX;
  const batchesPerRun = Math.ceil((layout.keys * layout.steps) / batchPoints);
  let current = { run: -1, curves: [] as CurvePoint[][] };
  const load = { connections: CONNECTIONS, count: layout.runs * batchesPerRun };
  const result = await closedLoop(server.port, load, (connection, index) => {
    const run = Math.floor(index / batchesPerRun);
    if (run !== current.run) {
      current = { run, curves: curvesOf(layout, run) };
    }
    const from = (index % batchesPerRun) * batchPoints;
    const metrics = metricsOf(current.curves, from, from + batchPoints);
    return connection.exchange(post('runs/log-batch', { run_id: runIds[run], metrics }));
  });
  checkEqual('refusals while filling', result.firstRefusal ?? 'none', 'none');
  const ends = runIds.map((runId) =>
    post('runs/update', { run_id: runId, status: 'FINISHED', end_time: Date.now() }),
  );
  const ended = await sendAll(server.port, CONNECTIONS, ends);
  checkEqual('refusals while ending runs', ended.firstRefusal ?? 'none', 'none');
  return runIds;
}

/** Points `from` to `to` of a run, which go step by step, in each key by key. */
function metricsOf(curves: readonly CurvePoint[][], from: number, to: number): object[] {
  const metrics: object[] = [];
  for (let at = from; at < to; at += 1) {
    const key = at % curves.length;
    const point = curves[key]?.[Math.floor(at / curves.length)];
    if (point !== undefined) metrics.push({ key: `metric-${key}`, ...point });
  }
  return metrics;
}

/** Writes the same layout into a database of MLflow by SQL, and returns the ids of the runs. */
export async function fillMlflowBySql(
  bench: Bench,
  target: MlflowTarget,
  layout: PointLayout,
): Promise<string[]> {
  const dataPath = join(bench.folder('points'), 'points.bin');
  mkdirSync(dirname(dataPath), { recursive: true });
  const file = openSync(dataPath, 'w');
  for (let run = 0; run < layout.runs; run += 1) {
    const curves = curvesOf(layout, run);
    const doubles = new Float64Array(layout.steps * layout.keys * 3);
    let at = 0;
    for (let step = 0; step < layout.steps; step += 1) {
      for (const curve of curves) {
        const point = curve[step];
        doubles.set([point?.value ?? 0, point?.timestamp ?? 0, step], at);
        at += 3;
      }
    }
    writeSync(file, Buffer.from(doubles.buffer));
  }
  closeSync(file);
  const manifestPath = `${dataPath}.json`;
  const { runs, keys, steps } = layout;
  writeFileSync(
    manifestPath,
    JSON.stringify({
      database: target.databasePath,
      experiment_id: target.experimentId,
      runs,
      keys,
      steps,
      data: dataPath,
    }),
  );
  const printed = await bench.python(join(import.meta.dirname, '..', 'python', 'fill_points.py'), [
    manifestPath,
  ]);
  const { run_ids: runIds }: { run_ids: string[] } = JSON.parse(printed);
  checkEqual('runs filled by SQL', runIds.length, layout.runs);
  return runIds;
}
