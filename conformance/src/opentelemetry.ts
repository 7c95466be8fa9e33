import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ServerUnderTest } from '@millrace/testkit';
import type { Counts } from './counts.ts';

export interface OpenTelemetryRun {
  readonly start: () => Promise<ServerUnderTest>;
  readonly print: (text: string) => void;
}

const EXPORTERS = { protobuf: ProtobufExporter, JSON: JsonExporter } as const;
const COMPRESSIONS = ['none', 'gzip'] as const;

interface StoredSpan {
  readonly name: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly status: { readonly code: string; readonly message?: string };
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly events?: readonly { readonly name: string }[];
}

/** Exports spans with OpenTelemetry's own JavaScript SDK, in every form that it has, and reads them back. */
export async function runOpenTelemetry({ start, print }: OpenTelemetryRun): Promise<Counts> {
  const server = await start();
  const counts = { passed: 0, failed: 0 };
  try {
    for (const format of Object.keys(EXPORTERS) as (keyof typeof EXPORTERS)[]) {
      for (const compression of COMPRESSIONS) {
        const faults = await faultsOf(server.url, format, compression);
        counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
        print(
          `${faults.length === 0 ? 'ok' : 'not ok'} OpenTelemetry in JavaScript: ${format}, ${compression}`,
        );
        for (const fault of faults) print(`    ${fault}`);
      }
    }
  } finally {
    await server.stop();
  }
  return counts;
}

async function faultsOf(
  url: string,
  format: keyof typeof EXPORTERS,
  compression: (typeof COMPRESSIONS)[number],
): Promise<string[]> {
  const exporter = new EXPORTERS[format]({
    url: `${url}/v1/traces`,
    headers: { 'x-mlflow-experiment-id': '0' },
    compression: compression as never,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `js-${format}` }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('conformance');
  const root = tracer.startSpan('answer', { attributes: { 'gen_ai.request.model': 'small', depth: 2 } });
  const child = tracer.startSpan(
    'retrieve',
    { attributes: { words: ['a', 'b'] } },
    trace.setSpan(context.active(), root),
  );
  child.recordException(new Error('nothing found'));
  child.setStatus({ code: SpanStatusCode.ERROR, message: 'nothing found' });
  child.end();
  root.end();
  try {
    await provider.forceFlush();
    await provider.shutdown();
    return await compare(url, root.spanContext().traceId, [
      root.spanContext().spanId,
      child.spanContext().spanId,
    ]);
  } catch (error) {
    return [String(error)];
  }
}

async function compare(url: string, traceId: string, spanIds: readonly string[]): Promise<string[]> {
  const answer = await fetch(`${url}/api/3.0/mlflow/traces/get?trace_id=tr-${traceId}`);
  if (answer.status !== 200) return [`${answer.status} ${await answer.text()}`];
  const { trace: stored } = (await answer.json()) as {
    trace: { trace_info: { state: string }; spans: readonly StoredSpan[] };
  };
  const names = stored.spans.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1));
  const child = stored.spans.find(({ name }) => name === 'retrieve');
  const checks: Readonly<Record<string, boolean>> = {
    'both spans are there': names.join() === 'answer,retrieve',
    'the child failed':
      child?.status.code === 'STATUS_CODE_ERROR' && child.status.message === 'nothing found',
    'the child has its exception': child?.events?.some(({ name }) => name === 'exception') === true,
    'the attributes are there': JSON.stringify(stored.spans).includes('gen_ai.request.model'),
    'the ids are kept': spanIds.every((id) =>
      JSON.stringify(stored).includes(Buffer.from(id, 'hex').toString('base64')),
    ),
    'the trace ended well': stored.trace_info.state === 'OK',
  };
  return Object.entries(checks).flatMap(([what, holds]) =>
    holds ? [] : [`not so: ${what}: ${JSON.stringify(stored).slice(0, 600)}`],
  );
}
