import type { Player } from '../../compare/sequence.ts';
import { EARLY_NS, exportSpans, otelTraceId, span, startTrace, traceInfo, type Value, V3 } from './traces.ts';

interface Seed {
  readonly name: string;
  readonly state: string;
  readonly at: number;
  readonly duration?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly spans: readonly (readonly [
    name: string,
    type: string,
    status: number,
    attributes: Readonly<Record<string, Value>>,
  ])[];
  readonly feedback: Readonly<Record<string, string | number | boolean>>;
}

const SESSION = 'mlflow.trace.session';
const USAGE = 'mlflow.trace.tokenUsage';

const SEEDS: readonly Seed[] = [
  {
    name: 'alpha',
    state: 'OK',
    at: 0,
    duration: '0.5s',
    tags: { color: 'red', 'a b': 'spaced', n: '1' },
    metadata: {
      user: 'ada',
      [SESSION]: 's1',
      [USAGE]: '{"input_tokens": 3, "output_tokens": 4, "total_tokens": 7}',
      'mlflow.sourceRun': 'run-a',
    },
    spans: [
      [
        'llm',
        'LLM',
        1,
        {
          q: 'what is red?',
          model: 'one',
          'mlflow.llm.model': 'm1',
          'mlflow.llm.provider': 'p1',
          'mlflow.llm.cost': { input_cost: 0.5, output_cost: 0.25, total_cost: 0.75 },
        },
      ],
      ['tool', 'TOOL', 2, { q: 'Paris' }],
    ],
    feedback: { quality: 0.9, ok: true, word: 'yes' },
  },
  {
    name: 'beta',
    state: 'ERROR',
    at: 60,
    duration: '2s',
    tags: { color: 'Red', team: 'vision' },
    metadata: { user: 'bob', [SESSION]: 's1' },
    spans: [
      [
        'llm',
        'LLM',
        0,
        {
          q: 'blue',
          'mlflow.llm.model': 'm2',
          'mlflow.llm.cost': { input_cost: 1, output_cost: 2, total_cost: 3 },
        },
      ],
    ],
    feedback: { quality: 0.2, word: 'no' },
  },
  {
    name: 'gamma',
    state: 'IN_PROGRESS',
    at: 120,
    tags: { color: 'green' },
    metadata: { user: 'ada', [SESSION]: 's2', [USAGE]: '{"total_tokens": 100}' },
    spans: [['retrieve', 'RETRIEVER', 1, { q: 'line\nbreak' }]],
    feedback: {},
  },
  {
    name: 'delta',
    state: 'OK',
    at: 180,
    duration: '0s',
    tags: {},
    metadata: {},
    spans: [],
    feedback: { quality: 5 },
  },
];

/** Four traces with spans, tags, metadata, sessions and feedback, made a minute apart. */
export async function seedTraces(s: Player, experimentId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const seed of SEEDS) {
    const traceId = otelTraceId(s, seed.name);
    const start = EARLY_NS + BigInt(seed.at) * 1_000_000_000n;
    const spans = seed.spans.map(([name, type, code, attributes], index) =>
      span({
        traceId,
        spanId: `00f067aa0ba902${10 + index}`,
        ...(index === 0 ? {} : { parentSpanId: '00f067aa0ba90210' }),
        name,
        start,
        end: start + BigInt(index + 1) * 250_000_000n,
        attributes: { 'mlflow.spanType': type, ...attributes },
        status: { code },
      }),
    );
    if (spans.length > 0) await exportSpans([s, experimentId], spans);
    const time = new Date(Number(start / 1_000_000n)).toISOString();
    const { tags, metadata, state, duration } = seed;
    await startTrace(
      s,
      traceInfo(experimentId, `tr-${traceId}`, {
        state,
        request_time: time,
        execution_duration: duration,
        client_request_id: `client-${seed.name}`,
        tags: { ...tags, 'mlflow.traceName': seed.name },
        trace_metadata: metadata,
      }),
    );
    for (const [assessment_name, value] of Object.entries(seed.feedback)) {
      const source = { source_type: 'CODE', source_id: 'x' };
      await s.post(`${V3}/tr-${traceId}/assessments`, {
        assessment: { assessment_name, source, feedback: { value } },
      });
      await s.tick();
    }
    ids.push(`tr-${traceId}`);
  }
  const [first] = ids;
  await s.post(`${V3}/${first}/assessments`, {
    assessment: {
      assessment_name: 'answer',
      source: { source_type: 'HUMAN', source_id: 'x' },
      expectation: { value: 'forty-two' },
    },
  });
  await s.post(`${V3}/${first}/assessments`, {
    assessment: {
      assessment_name: 'of session',
      source: { source_type: 'HUMAN', source_id: 'x' },
      feedback: { value: 'good' },
      metadata: { [SESSION]: 's1' },
    },
  });
  await s.post(`${V3}/${first}/assessments`, {
    assessment: {
      assessment_name: 'iss-1',
      source: { source_type: 'CODE', source_id: 'x' },
      issue: { issue_name: 'slow' },
    },
  });
  return ids;
}
