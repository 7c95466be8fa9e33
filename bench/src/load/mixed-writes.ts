import { Connection } from './connection.ts';
import { post } from './request-bytes.ts';
import type { RestClient } from './rest-client.ts';

interface Write {
  readonly runId: string;
  readonly key: string;
  isAcknowledged: boolean;
}

/** Every write that was sent, kept as it was sent; `isAcknowledged` once its 200 has come. */
export interface WriteLog {
  readonly runs: { readonly runId: string }[];
  readonly metrics: (Write & { readonly step: number })[];
  readonly batches: Write[];
  readonly tags: Write[];
  /** Answers that were not 200; there should be none. */
  readonly refusals: string[];
}

export interface Verdict {
  readonly acknowledged: number;
  readonly lost: string[];
  readonly halves: string[];
}

export interface Writer {
  readonly experimentId: string;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Together with one param and one tag as many as a batch may hold. */
const BATCH_POINTS = 998;
const WRITES_PER_RUN = 20;
const TIMESTAMP_START_MS = 1_700_000_000_000;

/** Writes until the connection breaks, the signal comes or a write is refused. */
export async function writeUntilBroken(port: number, writer: Writer, log: WriteLog): Promise<void> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.open(port);
    for (let turn = 0; !writer.signal.aborted; turn += 1) {
      await writeRun(connection, { ...writer, name: `${writer.name}-${turn}` }, log);
    }
  } catch (error) {
    // Any other error: the server was killed, which is the point.
    if (error instanceof RefusedError) {
      log.refusals.push(error.message);
    }
  } finally {
    connection?.close();
  }
}

class RefusedError extends Error {}

async function send(connection: Connection, request: Buffer): Promise<string> {
  const answer = await connection.exchange(request);
  const text = answer.body.toString('utf8');
  if (answer.status !== 200) {
    throw new RefusedError(`A write was refused: ${answer.status} ${text.slice(0, 300)}`);
  }
  return text;
}

async function writeRun(connection: Connection, writer: Writer, log: WriteLog): Promise<void> {
  const created = await send(
    connection,
    post('runs/create', {
      experiment_id: writer.experimentId,
      run_name: writer.name,
      start_time: TIMESTAMP_START_MS,
    }),
  );
  const runId = /"run_id": ?"([0-9a-f]{32})"/u.exec(created)?.[1] ?? '';
  log.runs.push({ runId });
  for (let turn = 0; turn < WRITES_PER_RUN && !writer.signal.aborted; turn += 1) {
    if (turn % 5 === 0) {
      const batch: Write = { runId, key: `batch-${turn}`, isAcknowledged: false };
      log.batches.push(batch);
      await send(connection, batchRequest(batch));
      batch.isAcknowledged = true;
    } else if (turn % 5 === 1) {
      const tag: Write = { runId, key: `tag-${turn}`, isAcknowledged: false };
      log.tags.push(tag);
      await send(connection, post('runs/set-tag', { run_id: runId, key: tag.key, value: writer.name }));
      tag.isAcknowledged = true;
    } else {
      const metric = { runId, key: 'loss', step: turn, isAcknowledged: false };
      log.metrics.push(metric);
      const point = { key: 'loss', value: 1 / turn, timestamp: TIMESTAMP_START_MS + turn, step: turn };
      await send(connection, post('runs/log-metric', { run_id: runId, ...point }));
      metric.isAcknowledged = true;
    }
  }
}

function batchRequest(batch: Write): Buffer {
  return post('runs/log-batch', {
    run_id: batch.runId,
    metrics: Array.from({ length: BATCH_POINTS }, (_, step) => ({
      key: batch.key,
      value: Math.sin(step),
      timestamp: TIMESTAMP_START_MS + step,
      step,
    })),
    params: [{ key: batch.key, value: 'whole' }],
    tags: [{ key: batch.key, value: 'whole' }],
  });
}

/** Compares what is stored now with what was acknowledged; batches that were not may be absent, never partial. */
export async function verifyWrites(client: RestClient, log: WriteLog): Promise<Verdict> {
  const lost: string[] = [];
  const halves: string[] = [];
  const stored = new Map<string, { params: Set<string>; tags: Set<string>; lossSteps: Set<number> }>();
  for (const { runId } of log.runs) {
    const run = await client.run(runId);
    if (run === undefined) {
      lost.push(`run ${runId}`);
      continue;
    }
    const loss = await client.history(runId, 'loss');
    stored.set(runId, {
      params: new Set(run.data.params?.map(({ key }) => key)),
      tags: new Set(run.data.tags?.map(({ key }) => key)),
      lossSteps: new Set(loss.map(({ step }) => step)),
    });
  }
  for (const { runId, key, isAcknowledged } of log.batches) {
    const points = (await client.history(runId, key)).length;
    const run = stored.get(runId);
    const parts = [points === BATCH_POINTS, run?.params.has(key) === true, run?.tags.has(key) === true];
    const isWhole = parts.every(Boolean);
    if (!isWhole && (points > 0 || parts.some(Boolean))) {
      halves.push(`batch ${key} of ${runId}: ${points} points, param ${parts[1]}, tag ${parts[2]}`);
    } else if (isAcknowledged && !isWhole) {
      lost.push(`batch ${key} of ${runId}`);
    }
  }
  const acknowledgedMetrics = log.metrics.filter((each) => each.isAcknowledged);
  const acknowledgedTags = log.tags.filter((each) => each.isAcknowledged);
  for (const { runId, step } of acknowledgedMetrics) {
    if (stored.get(runId)?.lossSteps.has(step) !== true) {
      lost.push(`point ${step} of ${runId}`);
    }
  }
  for (const { runId, key } of acknowledgedTags) {
    if (stored.get(runId)?.tags.has(key) !== true) {
      lost.push(`tag ${key} of ${runId}`);
    }
  }
  const acknowledgedBatches = log.batches.filter((each) => each.isAcknowledged).length;
  const acknowledged =
    log.runs.length + acknowledgedBatches + acknowledgedMetrics.length + acknowledgedTags.length;
  return { acknowledged, lost, halves };
}
