import { randomBytes } from 'node:crypto';
import { type BenchCase, settle } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { fillTraces } from '../data/fill-traces.ts';
import { tracePopulation } from '../data/trace-population.ts';
import { latencyMs, sendAll } from '../load/closed-loop.ts';
import { type ExportedSpan, otlpRequest } from '../load/otlp-request.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { withClient } from '../load/rest-client.ts';
import { measured, noteRefusals } from '../measure.ts';
import { atMost, partOf } from '../report/figure.ts';
import { type Asking, type Question, timeQuestion } from '../time-question.ts';

interface Query {
  readonly name: string;
  readonly request: { readonly filter?: string; readonly order_by?: readonly string[] };
}

const PAGE = 100;
const SPANS_PER_EXPORT = 100;
const LARGE_TRACE_SPANS = 32_843;
const LARGE_TRACE_LIMIT_MS = 1000;
const SPANS_PER_LARGE_EXPORT = 2000;
const TIMES_FASTER_MIN = 30;
const START_MS = 1_700_000_000_000;

/** What OTLP ingest and trace search cost, and how long a very large trace takes to come back. */
export const tracesCase: BenchCase = {
  name: 'traces',
  title: 'traces: OTLP ingest, search, and one large trace; one connection',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    const size = bench.pick(50_000, 5_000);
    report.condition(
      `search over ${size} traces of 3 spans; ours filled through REST, MLflow by SQL in its own tables; both come to rest before they are asked`,
    );
    const traces = tracePopulation(size);
    for (const target of bench.options.targets) {
      const server = await bench.freshServer(target);
      try {
        await withClient(server.port, async (client) => {
          const context = { bench, report, server, client };
          await exportMany(context);
          const experimentId = await client.createExperiment('trace population');
          await fillTraces(bench, server, { experimentId, traces });
          await settle(server);
          for (const query of queriesFor(size)) {
            await timeQuestion(context, questionOf(experimentId, query));
          }
          if (target === 'millrace') await readLargeTrace(context);
        });
      } finally {
        await server.stop();
      }
    }
  },
};

function queriesFor(size: number): Query[] {
  const half = START_MS + (size / 2) * 1000;
  return [
    { name: 'traces: first page', request: {} },
    { name: 'traces by status', request: { filter: "status = 'ERROR'" } },
    { name: 'traces by a common tag', request: { filter: "tag.color = 'red'" } },
    { name: 'traces by a rare tag', request: { filter: `tag.rare = 'r${size / 2}'` } },
    { name: 'traces: none found', request: { filter: "tag.color = 'pink'" } },
    { name: 'traces by name pattern', request: { filter: "name LIKE 'name 3%'" } },
    { name: 'traces before a time', request: { filter: `timestamp < ${half}` } },
    { name: 'traces by span name', request: { filter: "span.name = 'llm'" } },
    { name: 'traces by duration', request: { order_by: ['execution_time DESC'] } },
  ];
}

function questionOf(experimentId: string, { name, request }: Query): Question {
  const locations = [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } }];
  const text = JSON.stringify({ locations, max_results: PAGE, ...request });
  const bytes = requestBytes('POST', '/api/3.0/mlflow/traces/search', text);
  return { name, request: () => bytes, timesFasterMin: TIMES_FASTER_MIN };
}

async function exportMany({ bench, report, server, client }: Asking): Promise<void> {
  const experimentId = await client.createExperiment('otlp');
  // As many again before the clock starts: this server is compiled while it works, MLflow is not.
  const count = server.target === 'millrace' ? bench.pick(2000, 400) : bench.pick(40, 15);
  const prepare = (): Buffer[] =>
    Array.from({ length: count }, () =>
      otlpRequest(experimentId, spansOfTrace(newTraceId(), SPANS_PER_EXPORT)),
    );
  const warmUp = await sendAll(server.port, 1, prepare());
  const requests = prepare();
  const { result, cpuSeconds } = await measured(server, () => sendAll(server.port, 1, requests));
  noteRefusals(report, server, [warmUp, result]);
  const floors = [partOf(TIMES_FASTER_MIN)];
  const name = `OTLP request of ${SPANS_PER_EXPORT} spans`;
  report.record({ name: `${name}: p50`, unit: 'ms', better: 'lower', floors }, server.target, [
    latencyMs(result, 0.5),
  ]);
  report.record({ name: `${name}: server CPU`, unit: 'CPU ms', better: 'lower', floors }, server.target, [
    (cpuSeconds * 1000) / result.requests,
  ]);
}

async function readLargeTrace({ report, server, client }: Asking): Promise<void> {
  const experimentId = await client.createExperiment('large trace');
  const traceId = newTraceId();
  const spans = spansOfTrace(traceId, LARGE_TRACE_SPANS);
  const requests: Buffer[] = [];
  for (let at = 0; at < spans.length; at += SPANS_PER_LARGE_EXPORT) {
    requests.push(otlpRequest(experimentId, spans.slice(at, at + SPANS_PER_LARGE_EXPORT)));
  }
  const stored = await sendAll(server.port, 1, requests);
  noteRefusals(report, server, [stored]);
  const sentAtMs = performance.now();
  const answer = await client.exchange(
    requestBytes('GET', `/api/3.0/mlflow/traces/get?trace_id=tr-${traceId}`),
  );
  const readMs = performance.now() - sentAtMs;
  const found = answer.body.toString('latin1').split('"start_time_unix_nano"').length - 1;
  checkEqual('spans of the large trace', found, LARGE_TRACE_SPANS);
  const floors = [atMost(LARGE_TRACE_LIMIT_MS, 'ms')];
  const name = `trace of ${LARGE_TRACE_SPANS} spans`;
  report.record({ name: `${name}: stored`, unit: 'ms', better: 'lower', floors }, server.target, [
    stored.seconds * 1000,
  ]);
  report.record({ name: `${name}: read`, unit: 'ms', better: 'lower', floors }, server.target, [readMs]);
}

function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

function spansOfTrace(traceId: string, count: number): ExportedSpan[] {
  return Array.from({ length: count }, (_, at) => ({
    traceId,
    spanId: (at + 1).toString(16).padStart(16, '0'),
    parent: at === 0 ? null : '0000000000000001',
    name: `step ${at % 10}`,
    startMs: START_MS + at,
    endMs: START_MS + at + 5,
    attributes: {
      'mlflow.spanType': '"CHAIN"',
      'mlflow.spanInputs': JSON.stringify({ question: `what is step ${at}` }),
      'mlflow.spanOutputs': JSON.stringify({ answer: `it is step ${at}` }),
    },
  }));
}
