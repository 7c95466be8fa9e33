import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, BenchCase } from '../bench.ts';
import { type WriteLog, verifyWrites, writeUntilBroken } from '../load/mixed-writes.ts';
import { withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost, type FigureSpec } from '../report/figure.ts';
import { BenchServer } from '../servers/bench-server.ts';
import { launchFor } from '../servers/launches.ts';

const CONNECTIONS = 6;
const KILL_AFTER_MS = { min: 20, max: 700 };
/** In one round of four the writers end first, so that the kill hits the housekeeping of an idle server. */
const IDLE_EVERY_ROUNDS = 4;
const IDLE_WRITE_MS = 200;
const IDLE_BEFORE_KILL_MS = { min: 400, max: 1_000 };
const READY: FigureSpec = {
  name: 'ready after kill -9',
  unit: 'ms',
  better: 'lower',
  floors: [{ text: 'every time < 1 s', of: 'max', isMet: (ours) => ours < 1000 }],
};
const LOST: FigureSpec = {
  name: 'acknowledged writes lost',
  unit: 'count',
  better: 'lower',
  floors: [atMost(0, 'count')],
};
const KEPT: FigureSpec = { name: 'acknowledged writes per round', unit: 'count', better: 'higher' };
const HALF: FigureSpec = {
  name: 'batches stored in part',
  unit: 'count',
  better: 'lower',
  floors: [atMost(0, 'count')],
};

/** SIGKILL at a random moment of mixed writes, then a restart and a look at what is there. */
export const killCase: BenchCase = {
  name: 'kill',
  title: `kill -9 during mixed writes over ${CONNECTIONS} connections (ours only)`,
  targets: ['millrace'],
  run: async (bench, report) => {
    if (!bench.options.targets.includes('millrace')) {
      return;
    }
    const rounds = bench.pick(100, 5);
    report.condition(
      `${rounds} rounds on one database; create-run, log-metric, log-batch (998 points + param + tag), set-tag`,
    );
    report.condition(
      'SIGKILL ends the processes, not the machine: what the kernel has taken survives; see README',
    );
    await killRepeatedly(bench, report, rounds);
  },
};

async function killRepeatedly(bench: Bench, report: CaseReport, rounds: number): Promise<void> {
  const launch = await launchFor('millrace', bench.folder('kill'), {
    options: bench.options,
    venvDir: undefined,
  });
  let server = await BenchServer.start(launch);
  const experimentId = await withClient(server.port, (client) => client.createExperiment('kill'));
  const readyMs: number[] = [];
  const acknowledged: number[] = [];
  const lost: string[] = [];
  const halves: string[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const log = await killDuringWrites(server, { experimentId, round });
      server = await BenchServer.start(launch);
      readyMs.push(server.readyMs);
      const verdict = await withClient(server.port, (client) => verifyWrites(client, log));
      acknowledged.push(verdict.acknowledged);
      lost.push(...verdict.lost);
      halves.push(...verdict.halves);
    }
  } finally {
    await server.stop();
  }
  report.record(READY, 'millrace', readyMs);
  report.record(KEPT, 'millrace', acknowledged);
  report.record(LOST, 'millrace', [lost.length]);
  report.record(HALF, 'millrace', [halves.length]);
  report.condition(`${acknowledged.reduce((sum, count) => sum + count, 0)} acknowledged writes were checked`);
  if (lost.length + halves.length > 0) {
    throw new Error(`After kill -9: ${[...lost, ...halves].slice(0, 10).join('; ')}`);
  }
}

/** Writes on several connections until the server is killed under them. */
async function killDuringWrites(
  server: BenchServer,
  { experimentId, round }: { experimentId: string; round: number },
): Promise<WriteLog> {
  const stop = new AbortController();
  const log: WriteLog = { runs: [], metrics: [], batches: [], tags: [], refusals: [] };
  const writers = Array.from({ length: CONNECTIONS }, (_, writer) =>
    writeUntilBroken(server.port, { experimentId, name: `${round}-${writer}`, signal: stop.signal }, log),
  );
  if (round % IDLE_EVERY_ROUNDS === IDLE_EVERY_ROUNDS - 1) {
    await delay(IDLE_WRITE_MS);
    stop.abort();
    await Promise.all(writers);
    await delay(randomInt(IDLE_BEFORE_KILL_MS.min, IDLE_BEFORE_KILL_MS.max));
  } else {
    await delay(randomInt(KILL_AFTER_MS.min, KILL_AFTER_MS.max));
  }
  server.kill();
  await Promise.all(writers);
  await server.ended();
  if (log.refusals.length > 0) {
    throw new Error(`${log.refusals.length} writes were refused: ${log.refusals[0] ?? ''}`);
  }
  return log;
}
