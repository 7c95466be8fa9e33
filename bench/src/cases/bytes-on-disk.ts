import { cpSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Bench, type BenchCase, settle } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { fillMlflowBySql, fillThroughRest, type PointLayout, pointCount } from '../data/fill-points.ts';
import { withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { type FigureSpec, partOf } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

const HOUSEKEEPING_STARTS_MS = 1_500;
const HOUSEKEEPING_ROUNDS = 2;
const CHECKED_SERIES_MAX = 300;
const FLOORS = [partOf(15)];

/** What a metric point costs on disk, in three layouts. */
export const bytesOnDiskCase: BenchCase = {
  name: 'bytes-on-disk',
  title: 'bytes on disk per metric point, database and WAL after the server was stopped',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    report.condition('values: noisy loss curves as doubles, timestamps in ms that increase with jitter');
    report.condition(
      'file size less that of an empty database; the rows of the runs are included; ours idle until its housekeeping was done',
    );
    const emptyBytes = bench.options.targets.includes('millrace') ? await ourEmptyBytes(bench) : 0;
    for (const layout of layoutsOf(bench)) {
      for (const target of bench.options.targets) {
        const bytes =
          target === 'mlflow'
            ? await mlflowBytes(bench, layout)
            : await ourBytes(bench, report, { layout, emptyBytes });
        const spec: FigureSpec = { name: layout.name, unit: 'bytes', better: 'lower', floors: FLOORS };
        report.record(spec, target, [bytes / pointCount(layout)]);
      }
    }
  },
};

function layoutsOf(bench: Bench): readonly PointLayout[] {
  return bench.isQuick
    ? [layoutOf(1, 1, 100_000), layoutOf(10, 10, 1_000), layoutOf(2_000, 10, 5)]
    : [layoutOf(1, 1, 1_000_000), layoutOf(10, 10, 10_000), layoutOf(20_000, 10, 5)];
}

function layoutOf(runs: number, keys: number, steps: number): PointLayout {
  return { name: `${runs * keys} series × ${steps} points in ${runs} runs`, runs, keys, steps };
}

async function mlflowBytes(bench: Bench, layout: PointLayout): Promise<number> {
  const folder = bench.folder('bytes');
  mkdirSync(folder, { recursive: true });
  const databasePath = join(folder, 'mlflow.db');
  const template = await bench.mlflowTemplate();
  cpSync(template, databasePath);
  await fillMlflowBySql(bench, { databasePath, experimentId: '7' }, layout);
  return bytesOf(databasePath) - bytesOf(template);
}

async function ourEmptyBytes(bench: Bench): Promise<number> {
  const server = await bench.freshServer('millrace');
  await withClient(server.port, (client) => client.createExperiment('points'));
  await server.stop();
  return bytesOf(server.launch.databasePath);
}

async function ourBytes(
  bench: Bench,
  report: CaseReport,
  { layout, emptyBytes }: { layout: PointLayout; emptyBytes: number },
): Promise<number> {
  const server = await bench.freshServer('millrace');
  const experimentId = await withClient(server.port, (client) => client.createExperiment('points'));
  const runIds = await fillThroughRest(server, experimentId, layout);
  for (let round = 0; round < HOUSEKEEPING_ROUNDS; round += 1) {
    await delay(HOUSEKEEPING_STARTS_MS);
    await settle(server);
  }
  await checkStored(server, layout, { experimentId, runIds });
  await server.stop();
  const { databasePath } = server.launch;
  report.condition(`${layout.name}: our WAL after the stop ${sizeOf(`${databasePath}-wal`)} bytes`);
  return bytesOf(databasePath) - emptyBytes;
}

/** All runs are there; every series is complete where there are few, else a share of them. */
async function checkStored(
  server: BenchServer,
  layout: PointLayout,
  { experimentId, runIds }: { experimentId: string; runIds: readonly string[] },
): Promise<void> {
  await withClient(server.port, async (client) => {
    checkEqual('runs stored', await client.countRuns(experimentId), layout.runs);
    const stride = Math.max(1, Math.floor((layout.runs * layout.keys) / CHECKED_SERIES_MAX));
    for (let series = 0; series < layout.runs * layout.keys; series += stride) {
      const runId = runIds[Math.floor(series / layout.keys)] ?? '';
      const points = await client.history(runId, `metric-${series % layout.keys}`);
      checkEqual(`points of series ${series}`, points.length, layout.steps);
    }
  });
}

function bytesOf(databasePath: string): number {
  return sizeOf(databasePath) + sizeOf(`${databasePath}-wal`);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
