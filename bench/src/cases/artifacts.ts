import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@millrace/testkit';
import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { blobChunk, download, type Transfer, upload } from '../load/transfer.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atLeast, atMost, type FigureSpec, type Unit } from '../report/figure.ts';
import { median } from '../report/spread.ts';
import { peakRss } from '../servers/memory-sampler.ts';

interface PlainSpeed {
  readonly up: number;
  readonly upFsync: number;
  readonly down: number;
}

const BYTES_PER_MB = 1_000_000;
const ARTIFACTS_PATH = '/api/2.0/mlflow-artifacts/artifacts/bench/blob.bin';
const SHARE_OF_PLAIN_MIN = 80;
const ABOVE_IDLE_MAX_MB = 60;
const PLAIN_START_MS_MAX = 5_000;
const POLL_INTERVAL_MS = 50;
const SHARE_FLOOR = [atLeast(SHARE_OF_PLAIN_MIN, '%')];

/** One large file through the artifact proxy, beside a server that only copies. */
export const artifactsCase: BenchCase = {
  name: 'artifacts',
  title: 'one large artifact up and down through mlflow-artifacts, one connection',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    const mebibytes = blobMebibytes(bench);
    report.condition(
      `${mebibytes} MiB that do not compress; "plain copy" is an HTTP server of Node that pipes to and from a file`,
    );
    report.condition(
      'the client is this process on the same cores; files come from and go to the page cache unless a server syncs them',
    );
    const plain = await measurePlainCopy(bench, report, mebibytes);
    for (const target of bench.options.targets) {
      await transferArtifacts({ bench, report, plain }, target);
    }
  },
};

/** The size of the large artifact in this bench. */
export function blobMebibytes(bench: Bench): number {
  return bench.pick(1024, 256);
}

/** The address of the large artifact on a server. */
export function blobUrl(serverUrl: string): string {
  return `${serverUrl}${ARTIFACTS_PATH}`;
}

async function measurePlainCopy(bench: Bench, report: CaseReport, mebibytes: number): Promise<PlainSpeed> {
  const folder = bench.folder('plain-copy');
  mkdirSync(folder, { recursive: true });
  const port = await findFreePort();
  const script = join(import.meta.dirname, '..', 'servers', 'plain-copy.ts');
  const child = spawn(process.execPath, [script, folder, String(port)], { stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}`;
    await firstUpload(`${url}/blob`);
    const times = bench.pick(5, 3);
    const up = await rates(times, () => upload(`${url}/blob`, mebibytes));
    const upFsync = await rates(times, () => upload(`${url}/fsync/blob`, mebibytes));
    const down = await rates(times, () => download(`${url}/blob`, mebibytes));
    const speed = { up: median(up), upFsync: median(upFsync), down: median(down) };
    report.condition(
      `plain copy up ${rangeText(up)}, up with fsync ${rangeText(upFsync)}, down ${rangeText(down)}`,
    );
    return speed;
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

/** The plain server has no health check: a small upload is tried until it listens. */
async function firstUpload(url: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += POLL_INTERVAL_MS) {
    try {
      await upload(url, 1);
      return;
    } catch (error) {
      if (waitedMs > PLAIN_START_MS_MAX) {
        throw error;
      }
      await delay(POLL_INTERVAL_MS);
    }
  }
}

/** MB/s of each of several transfers. */
async function rates(times: number, transfer: () => Promise<Transfer>): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { bytes, seconds } = await transfer();
    found.push(bytes / BYTES_PER_MB / seconds);
  }
  return found;
}

async function transferArtifacts(
  { bench, report, plain }: { bench: Bench; report: CaseReport; plain: PlainSpeed },
  target: Target,
): Promise<void> {
  const server = await bench.sharedServer(target);
  const mebibytes = blobMebibytes(bench);
  const times = target === 'millrace' ? bench.pick(5, 3) : bench.pick(3, 1);
  const url = blobUrl(server.url);
  const speeds = { up: [] as number[], down: [] as number[] };
  const cpu: number[] = [];
  const upMemory = await peakRss(server, async () => {
    const before = server.cpuSeconds();
    speeds.up = await rates(times, () => upload(url, mebibytes));
    cpu.push((server.cpuSeconds() - before) / times);
  });
  await checkFile(join(server.launch.artifactsPath, 'bench', 'blob.bin'), mebibytes);
  const downMemory = await peakRss(server, async () => {
    const before = server.cpuSeconds();
    speeds.down = await rates(times, () => download(url, mebibytes));
    cpu.push((server.cpuSeconds() - before) / times);
  });
  const record = (name: string, unit: Unit, samples: readonly number[]): void =>
    report.record({ name, unit, better: unit === 'MB/s' ? 'higher' : 'lower' }, target, samples);
  record('upload', 'MB/s', speeds.up);
  record('download', 'MB/s', speeds.down);
  record('upload, server CPU', 'CPU s', cpu.slice(0, 1));
  record('download, server CPU', 'CPU s', cpu.slice(1));
  const memory: FigureSpec = {
    name: 'peak RSS above idle, upload',
    unit: 'MB',
    better: 'lower',
    floors: [atMost(ABOVE_IDLE_MAX_MB, 'MB')],
  };
  report.record(memory, target, [(upMemory.peakBytes - upMemory.idleBytes) / BYTES_PER_MB]);
  report.record({ ...memory, name: 'peak RSS above idle, download' }, target, [
    (downMemory.peakBytes - downMemory.idleBytes) / BYTES_PER_MB,
  ]);
  const share: FigureSpec = {
    name: 'upload, share of plain copy',
    unit: '%',
    better: 'higher',
    floors: SHARE_FLOOR,
  };
  report.record(
    share,
    target,
    speeds.up.map((speed) => (100 * speed) / plain.up),
  );
  report.record(
    { ...share, name: 'upload, share of plain copy with fsync' },
    target,
    speeds.up.map((speed) => (100 * speed) / plain.upFsync),
  );
  report.record(
    { ...share, name: 'download, share of plain copy' },
    target,
    speeds.down.map((speed) => (100 * speed) / plain.down),
  );
}

/** The stored file is the blob, byte by byte. */
async function checkFile(path: string, mebibytes: number): Promise<void> {
  const pattern = blobChunk();
  let chunks = 0;
  let wrong = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: pattern.length })) {
    chunks += 1;
    wrong += Buffer.isBuffer(chunk) && chunk.equals(pattern) ? 0 : 1;
  }
  checkEqual('stored chunks', chunks, mebibytes);
  checkEqual('stored chunks with other bytes', wrong, 0);
}

function rangeText(speeds: readonly number[]): string {
  return `${Math.min(...speeds).toFixed(0)} / ${median(speeds).toFixed(0)} / ${Math.max(...speeds).toFixed(0)} MB/s`;
}
