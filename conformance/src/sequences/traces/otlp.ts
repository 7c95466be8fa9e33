import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import {
  attributes,
  bytesField,
  fixedField,
  protobufRequest,
  protobufSpan,
  varintField,
} from './protobuf.ts';
import {
  type Place,
  EARLY_NS,
  exportRequest,
  exportSpans,
  otelTraceId,
  readTrace,
  span,
  startTrace,
  traceInfo,
  type Value,
  V3,
} from './traces.ts';
import { encodeRequestJson } from '../../compare/request-json.ts';

const ROOT = '00f067aa0ba902b7';
const CHILD = '00f067aa0ba902b8';
const OTHER = '00f067aa0ba902b9';
const OTLP = '/v1/traces';
const PROTOBUF = 'application/x-protobuf';

interface SendOptions {
  readonly as: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function sendBytes(
  [s, experimentId]: Place,
  body: Buffer,
  { as, headers = {} }: SendOptions,
): Promise<unknown> {
  return s.send({
    method: 'POST',
    path: OTLP,
    headers: { 'content-type': PROTOBUF, 'x-mlflow-experiment-id': experimentId, ...headers },
    body,
    as,
  });
}

const VALUES: Readonly<Record<string, Value>> = {
  text: 'plain',
  empty: '',
  json: '{"a": 1}',
  spaced: ' {"a":1}',
  list: '[1, 2]',
  number: '12',
  quoted: '"again"',
  quotedQuoted: '"\\"twice\\""',
  word: 'true',
  unicode: 'é 日本 🙂',
  control: 'a\nb\tc',
  int: 12345678901234567n,
  least: -9223372036854775808n,
  double: 1.5,
  whole: 1e22,
  small: 1e-7,
  yes: true,
  nothing: null,
  array: [1, 'a', [true, null], 2.5],
  object: { b: 1, a: { c: [1] } },
  emptyArray: [],
  emptyObject: {},
};

const CONVENTIONS: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  openinference: {
    'openinference.span.kind': 'LLM',
    'input.value': '{"messages": [{"role": "user", "content": "hi"}]}',
    'output.value': 'answer',
    'llm.token_count.prompt': 3,
    'llm.token_count.completion': 4,
    'llm.token_count.total': 8,
    'llm.model_name': 'no-such-model',
    'llm.provider': 'acme',
  },
  genai: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.input.messages': '[{"role": "user", "parts": []}]',
    'gen_ai.output.messages': '[{"role": "assistant", "parts": []}]',
    'gen_ai.usage.input_tokens': 3,
    'gen_ai.usage.output_tokens': 4,
    'gen_ai.usage.cache_read.input_tokens': 1,
    'gen_ai.usage.cache_creation.input_tokens': 2,
    'gen_ai.request.model': 'no-such-model',
    'gen_ai.provider.name': 'acme',
    'gen_ai.tool.definitions': '[{"name": "t"}]',
    'gen_ai.conversation.id': 'talk one',
  },
  'genai tool': {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.call.arguments': '{"a": 1}',
    'gen_ai.tool.call.result': 'done',
  },
  'genai agent': { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': '26' },
  'unknown operation': { 'gen_ai.operation.name': 'dance' },
  traceloop: {
    'traceloop.span.kind': 'workflow',
    'traceloop.entity.input': '{"a": 1}',
    'traceloop.entity.output': '{"b": 2}',
    'gen_ai.usage.prompt_tokens': 5,
    'gen_ai.usage.completion_tokens': 6,
    'llm.usage.total_tokens': 11,
    'gen_ai.system': 'acme',
  },
  'traceloop prompts': { 'gen_ai.prompt.0.content': 'asked', 'gen_ai.completion.0.content': 'answered' },
  'vercel generate': {
    'ai.operationId': 'ai.generateText',
    'ai.prompt': '{"prompt":"hi"}',
    'ai.response.text': 'ho',
  },
  'vercel tool': {
    'ai.operationId': 'ai.toolCall',
    'ai.toolCall.args': '{"a":1}',
    'ai.toolCall.result': '"r"',
  },
  'vercel embed': { 'ai.operationId': 'ai.embed', 'ai.value': 'text', 'ai.embedding': '[0.5]' },
  voltagent: {
    'span.type': 'llm',
    'llm.messages': '[{"role": "user", "content": "hi"}]',
    output: 'text',
    'usage.prompt_tokens': 1,
    'usage.completion_tokens': 2,
    'voltagent.operation_id': 'o',
  },
  livekit: { 'lk.user_input': 'hello', 'lk.response.text': 'there', 'lk.agent_name': 'bot' },
  laminar: { 'lmnr.span.type': 'EXECUTOR', 'lmnr.span.input': '{"a": 1}', 'lmnr.span.output': 'x' },
  langfuse: {
    'langfuse.observation.type': 'generation',
    'langfuse.observation.input': 'a',
    'langfuse.observation.output': 'b',
  },
  'google adk': {
    'gcp.vertex.agent.llm_request': '{"model": "no-such-model"}',
    'gcp.vertex.agent.llm_response': '{}',
  },
  'claude code': {
    'span.type': 'claude_code.llm_request',
    input_tokens: 5,
    output_tokens: 1,
    cache_read_tokens: 2,
    new_context: 'ctx',
  },
  'gemini cli': {
    'gen_ai.agent.name': 'gemini-cli',
    'gen_ai.operation.name': 'llm_call',
    'gen_ai.input.messages': '"hi"',
  },
  'own keys': {
    'mlflow.spanType': 'AGENT',
    'mlflow.spanInputs':
      '{"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "asked"}]}',
    'mlflow.spanOutputs':
      '{"choices": [{"message": {"role": "assistant", "content": [{"type": "text", "text": "said"}]}}]}',
    'mlflow.chat.tokenUsage': '{"input_tokens": 1, "output_tokens": 2, "total_tokens": 3}',
    'mlflow.llm.cost': '{"input_cost": 0.5, "output_cost": 0.25, "total_cost": 0.75}',
    'mlflow.traceTag.color': 'red',
    'mlflow.traceTag.mlflow.traceName': 'named by its root',
    'mlflow.traceTag.a#b': 'bad key',
    'session.id': 'one',
    'user.id': 'ada',
  },
  'own keys over others': {
    'mlflow.spanType': 'TOOL',
    'openinference.span.kind': 'LLM',
    'mlflow.spanInputs': '1',
    'input.value': '2',
  },
  'unknown type': { 'mlflow.spanType': 'UNKNOWN', 'openinference.span.kind': 'RETRIEVER' },
};

export const otlpSequences: readonly Sequence[] = [
  sequence('traces/export: values', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [key, value] of Object.entries(VALUES)) {
      const traceId = otelTraceId(s, key);
      await exportSpans([s, experimentId], [span({ traceId, spanId: ROOT, attributes: { [key]: value } })], {
        as: key,
      });
      await readTrace(s, `tr-${traceId}`, key);
    }
  }),
  sequence('traces/export: conventions', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [as, values] of Object.entries(CONVENTIONS)) {
      const traceId = otelTraceId(s, as);
      await exportSpans([s, experimentId], [span({ traceId, spanId: ROOT, attributes: values })], { as });
      await readTrace(s, `tr-${traceId}`, as);
    }
  }),
  sequence('traces/export: protobuf', async (s) => {
    const experimentId = await newExperiment(s);
    const traceId = otelTraceId(s);
    const at = { traceId, start: EARLY_NS, end: EARLY_NS + 2_000_000_000n };
    const event = Buffer.concat([
      fixedField(1, EARLY_NS + 5n),
      bytesField(2, 'event'),
      attributes(3, { k: 'v', n: 3n, d: 2.5 }),
    ]);
    const link = Buffer.concat([
      bytesField(1, Buffer.from(traceId, 'hex')),
      bytesField(2, Buffer.from(CHILD, 'hex')),
      attributes(4, { k: 'v' }),
    ]);
    const status = Buffer.concat([bytesField(2, 'went wrong'), varintField(3, 2)]);
    const spans = [
      protobufSpan({
        ...at,
        spanId: ROOT,
        name: 'root',
        attributes: { ...VALUES, bytes: Buffer.from([0, 65, 34, 39, 255]) },
        extra: Buffer.concat([bytesField(11, event), bytesField(13, link), bytesField(15, status)]),
      }),
      protobufSpan({
        ...at,
        spanId: CHILD,
        parentId: ROOT,
        name: 'child é',
        attributes: { 'mlflow.spanType': '"TOOL"' },
      }),
    ];
    const body = protobufRequest(spans, {
      'service.name': 'shop',
      'service.version': 2,
      'telemetry.sdk.name': 'x',
      'mlflow.y': 'z',
    });
    await sendBytes([s, experimentId], body, { as: 'two spans' });
    await readTrace(s, `tr-${traceId}`);
    for (const [encoding, encoded] of [
      ['gzip', gzipSync(body)],
      ['deflate', deflateSync(body)],
      ['deflate', deflateRawSync(body)],
      ['GZIP', gzipSync(body)],
      ['gzip', body],
      ['deflate', body],
      ['br', body],
      ['zstd', body],
    ] as const) {
      await sendBytes([s, experimentId], encoded, {
        as: `${encoding} ${encoded.length}`,
        headers: { 'content-encoding': encoding },
      });
    }
    await readTrace(s, `tr-${traceId}`, 'sent again');
    for (const [as, broken] of Object.entries({
      truncated: body.subarray(0, body.length - 7),
      'a byte': Buffer.from([0x0a]),
      text: Buffer.from('hello'),
      empty: Buffer.alloc(0),
      'no spans': bytesField(1, Buffer.alloc(0)),
      'wrong type': varintField(1, 5),
      'unknown fields': Buffer.concat([body, bytesField(99, 'x')]),
    })) {
      await sendBytes([s, experimentId], broken, { as });
    }
    await sendBytes([s, experimentId], gzipSync(body).subarray(0, 40), {
      as: 'cut gzip',
      headers: { 'content-encoding': 'gzip' },
    });
  }),
  sequence('traces/export: headers', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    const traceId = otelTraceId(s);
    const json = exportRequest([span({ traceId, spanId: ROOT })]);
    const body = encodeRequestJson(json);
    const send = (headers: Readonly<Record<string, string>>, as: string): Promise<unknown> =>
      s.send({ method: 'POST', path: OTLP, headers, body, as });
    const here = { 'x-mlflow-experiment-id': experimentId };
    await send({ 'content-type': 'application/json' }, 'no experiment');
    await send(here, 'no type');
    await send({ ...here, 'content-type': 'text/plain' }, 'text');
    await send({ ...here, 'content-type': 'application/json; charset=utf-8' }, 'with a charset');
    await send({ ...here, 'content-type': PROTOBUF }, 'JSON as protobuf');
    await send({ ...here, 'content-type': 'application/json', 'x-mlflow-run-id': runId }, 'with a run');
    await s.post(`${V3}/search`, {
      locations: [{ mlflow_experiment: { experiment_id: experimentId } }],
      filter: `run_id = '${runId}'`,
    });
    const other = { traceId: otelTraceId(s, 'other'), spanId: ROOT };
    await exportSpans([s, UNKNOWN_EXPERIMENT_ID], [span(other)], { as: 'unknown experiment' });
    await exportSpans([s, 'abc'], [span(other)], { as: 'no number' });
    await s.get(`${V3}/tr-${other.traceId}`, {}, { as: 'nothing was made' });
    for (const [as, text] of Object.entries({
      'broken JSON': '{',
      list: '[]',
      'empty object': '{}',
      'no resources': '{"resourceSpans": []}',
      'resources of text': '{"resourceSpans": "x"}',
      'odd hex':
        '{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "abc", "spanId": "00f067aa0ba902b7"}]}]}]}',
      'a wrong type': '{"resourceSpans": [{"scopeSpans": [{"spans": [{"name": 5}]}]}]}',
      'unknown members': '{"resourceSpans": [{"zzz": 1, "scopeSpans": []}], "yyy": 2}',
    })) {
      await s.send({
        method: 'POST',
        path: OTLP,
        headers: { ...here, 'content-type': 'application/json' },
        body: text,
        as,
      });
    }
    await s.get(OTLP);
    await s.send({ method: 'PUT', path: OTLP, headers: here, body });
  }),
  sequence('traces/export: traces that grow', async (s) => {
    const experimentId = await newExperiment(s);
    const traceId = otelTraceId(s);
    const id = `tr-${traceId}`;
    const usage = (input: number): Readonly<Record<string, Value>> => ({
      'mlflow.chat.tokenUsage': { input_tokens: input, output_tokens: 1, total_tokens: input + 1 },
      'mlflow.llm.cost': { input_cost: 0.5, output_cost: 0.25, total_cost: 0.75 },
    });
    await exportSpans(
      [s, experimentId],
      [span({ traceId, spanId: CHILD, parentSpanId: ROOT, name: 'child', attributes: usage(3) })],
      { as: 'a child', resource: { 'service.name': 'first' } },
    );
    await readTrace(s, id, 'a child');
    await exportSpans(
      [s, experimentId],
      [
        span({
          traceId,
          spanId: OTHER,
          parentSpanId: CHILD,
          name: 'grandchild',
          attributes: usage(2),
          start: EARLY_NS - 1_000_000_000n,
        }),
      ],
      { as: 'a grandchild' },
    );
    await readTrace(s, id, 'a grandchild');
    await exportSpans(
      [s, experimentId],
      [span({ traceId, spanId: CHILD, parentSpanId: ROOT, name: 'child again', attributes: usage(5) })],
      { as: 'the child again' },
    );
    await readTrace(s, id, 'the child again');
    await exportSpans(
      [s, experimentId],
      [
        span({
          traceId,
          spanId: ROOT,
          name: 'root',
          end: EARLY_NS + 9_000_000_000n,
          attributes: { 'mlflow.spanInputs': 'in', 'mlflow.spanOutputs': 'out' },
          status: { code: 2, message: 'no' },
        }),
      ],
      { as: 'the root', resource: { 'service.name': 'second' } },
    );
    await readTrace(s, id, 'the root');
    await startTrace(
      s,
      traceInfo(experimentId, id, {
        request_preview: 'said',
        tags: { 'mlflow.traceName': 'named' },
        trace_metadata: { a: 'b' },
      }),
    );
    await readTrace(s, id, 'finalized');
    await exportSpans(
      [s, experimentId],
      [span({ traceId, spanId: 'aaaaaaaaaaaaaaaa', parentSpanId: ROOT, attributes: usage(10) })],
      { as: 'one more' },
    );
    await readTrace(s, id, 'one more');
    const [left, right] = [otelTraceId(s, 'left'), otelTraceId(s, 'right')];
    await exportSpans(
      [s, experimentId],
      [
        span({ traceId: left, spanId: ROOT }),
        span({ traceId: right, spanId: ROOT, name: 'other' }),
        span({ traceId: left, spanId: CHILD, parentSpanId: ROOT }),
      ],
      { as: 'two traces' },
    );
    await readTrace(s, `tr-${left}`, 'left');
    await readTrace(s, `tr-${right}`, 'right');
    const zeros = otelTraceId(s, 'zeros');
    await exportSpans(
      [s, experimentId],
      [span({ traceId: zeros, spanId: CHILD, parentSpanId: '0000000000000000' })],
      { as: 'parent of zeros' },
    );
    await readTrace(s, `tr-${zeros}`, 'parent of zeros');
    const twice = otelTraceId(s, 'twice');
    await exportSpans(
      [s, experimentId],
      [
        span({ traceId: twice, spanId: ROOT, name: 'one' }),
        span({ traceId: twice, spanId: ROOT, name: 'two' }),
      ],
      { as: 'the same span twice' },
    );
    await readTrace(s, `tr-${twice}`, 'the same span twice');
  }),
  sequence('traces/export: odd spans', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [as, draft] of Object.entries({
      open: { end: 0n },
      'ends before it starts': { end: EARLY_NS - 5_000_000_000n },
      'no name': { name: '' },
      'without a root': { parentSpanId: OTHER },
      'its own parent': { parentSpanId: ROOT },
      'status ok': { status: { code: 1 } },
      'status as a word': { status: { code: 'STATUS_CODE_ERROR', message: 'bad' } },
      kinds: { kind: 3, flags: 1, traceState: 'a=b' },
      events: {
        events: [
          {
            timeUnixNano: '1500000000000000001',
            name: 'e',
            attributes: [{ key: 'n', value: { intValue: '9007199254740993' } }],
          },
          { name: 'bare' },
        ],
      },
    })) {
      const traceId = otelTraceId(s, as);
      await exportSpans([s, experimentId], [span({ traceId, spanId: ROOT, ...draft })], { as });
      await readTrace(s, `tr-${traceId}`, as);
    }
    for (const [as, members] of Object.entries({
      'no trace id': { traceId: '' },
      'no span id': { spanId: '' },
      'short ids': { traceId: 'abcd', spanId: 'ef' },
      'long trace id': { traceId: 'ab'.repeat(17) },
      'time in milliseconds': { startTimeUnixNano: '1500000000123', endTimeUnixNano: '1500000000456' },
      'time beyond 64 bits': { startTimeUnixNano: '18446744073709551616' },
      'time beyond 63 bits': { startTimeUnixNano: '9223372036854775808' },
      'session too long': { attributes: [{ key: 'session.id', value: { stringValue: 's'.repeat(251) } }] },
    })) {
      const traceId = otelTraceId(s, as);
      const good = span({ traceId, spanId: ROOT }) as Readonly<Record<string, string>>;
      await exportSpans([s, experimentId], [{ ...good, ...members }], { as });
      await s.get(`${V3}/tr-${traceId}`, {}, { as });
    }
  }),
];
