import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { sendAll } from '../load/closed-loop.ts';
import { otlpRequest } from '../load/otlp-request.ts';
import { requestBytes } from '../load/request-bytes.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import type { PopulationTrace } from './trace-population.ts';

const CONNECTIONS = 8;
const TRACES_PER_EXPORT = 50;

/** Writes the traces into an experiment, the same on both servers. */
export async function fillTraces(
  bench: Bench,
  server: BenchServer,
  { experimentId, traces }: { experimentId: string; traces: readonly PopulationTrace[] },
): Promise<void> {
  if (server.target === 'mlflow') return fillMlflow(bench, server, { experimentId, traces });
  const started = traces.map((trace) =>
    requestBytes('POST', '/api/3.0/mlflow/traces', JSON.stringify(startOf(experimentId, trace))),
  );
  await send(server, started);
  const exports: Buffer[] = [];
  for (let at = 0; at < traces.length; at += TRACES_PER_EXPORT) {
    const spans = traces.slice(at, at + TRACES_PER_EXPORT).flatMap(spansOf);
    exports.push(otlpRequest(experimentId, spans));
  }
  await send(server, exports);
}

function startOf(experimentId: string, trace: PopulationTrace): object {
  const info = {
    trace_id: trace.traceId,
    trace_location: { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } },
    request_time: new Date(trace.timeMs).toISOString(),
    execution_duration: `${trace.durationMs / 1000}s`,
    state: trace.state,
    request_preview: trace.preview,
    tags: { ...trace.tags, 'mlflow.traceName': trace.name },
    trace_metadata: { ...trace.metadata, 'mlflow.trace.session': trace.session },
  };
  return { trace: { trace_info: info } };
}

function spansOf(trace: PopulationTrace): Parameters<typeof otlpRequest>[1][number][] {
  return trace.spans.map((span) => ({
    traceId: trace.traceId.slice('tr-'.length),
    spanId: span.id,
    parent: span.parent,
    name: span.name,
    startMs: trace.timeMs,
    endMs: trace.timeMs + trace.durationMs,
    attributes: { 'mlflow.spanType': JSON.stringify(span.type), q: trace.preview },
  }));
}

async function send(server: BenchServer, requests: readonly Buffer[]): Promise<void> {
  const { firstRefusal } = await sendAll(server.port, CONNECTIONS, requests);
  checkEqual('refusals while filling', firstRefusal ?? 'none', 'none');
}

async function fillMlflow(
  bench: Bench,
  server: BenchServer,
  { experimentId, traces }: { experimentId: string; traces: readonly PopulationTrace[] },
): Promise<void> {
  const script = join(import.meta.dirname, '..', 'python', 'fill_traces.py');
  const child = spawn(
    bench.pythonPath,
    [script, server.launch.databasePath, experimentId, `mlflow-artifacts:/${experimentId}`],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const exited = once(child, 'exit');
  child.stdin.end(traces.map((trace) => `${JSON.stringify(trace)}\n`).join(''));
  const [code] = await exited;
  checkEqual('exit code of fill_traces.py', String(code), '0');
}
