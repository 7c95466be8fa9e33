import { expect, test } from 'vitest';
import type { Trace } from '../../../api/traces.ts';
import { readSpan } from '../../../formats/span.ts';
import { spanTree } from '../span-tree.ts';
import { alignSpans } from './align-spans.ts';
import { compareTraces } from './compare-traces.ts';

const hex = (id: number): string => id.toString(16).padStart(16, '0');

/** Spans as `name` of its parent's number, in order. */
function tree(
  first: number,
  spans: readonly (readonly [name: string, parent?: number | undefined, isError?: boolean])[],
) {
  return spanTree(
    spans.map(([name, parent, isError = false], at) =>
      readSpan({
        span_id: hex(first + at),
        ...(parent === undefined ? {} : { parent_span_id: hex(first + parent) }),
        name,
        start_time_unix_nano: (at + 1) * 1e6,
        end_time_unix_nano: (at + 2) * 1e6,
        status: { code: isError ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_OK' },
      }),
    ),
  ).rows;
}

test('the same calls stand beside each other, what one has alone stands where it was', () => {
  const rows = alignSpans([
    tree(1, [['agent'], ['search', 0], ['search', 0], ['llm', 0]]),
    tree(101, [['agent'], ['guard', 0], ['search', 0, true], ['rank', 2], ['llm', 0], ['save', 0]]),
  ]);
  expect(rows.map(({ name, level, spans }) => [name, level, spans.map((one) => one !== undefined)])).toEqual([
    ['agent', 0, [true, true]],
    ['guard', 1, [false, true]],
    ['search', 1, [true, true]],
    ['rank', 2, [false, true]],
    ['search', 1, [true, false]],
    ['llm', 1, [true, true]],
    ['save', 1, [false, true]],
  ]);
  expect(rows.filter(({ differs }) => !differs).map(({ name }) => name)).toEqual(['agent', 'llm']);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('what traces began with stands side by side, whatever it is called', () => {
  const rows = alignSpans([tree(1, [['agent'], ['llm', 0]]), tree(1, [['triage'], ['llm', 0]])]);
  expect(rows.map(({ name, spans }) => [name, spans.length])).toEqual([
    ['agent / triage', 2],
    ['llm', 2],
  ]);
});

test('deep chains and many children do not take long', () => {
  const chain = tree(
    1,
    Array.from({ length: 30_000 }, (_, at) => ['down', at === 0 ? undefined : at - 1] as const),
  );
  expect(alignSpans([chain, chain])).toHaveLength(30_000);
  const wide = tree(
    1,
    Array.from({ length: 30_000 }, (_, at) => [`leaf ${at % 7}`, at === 0 ? undefined : 0] as const),
  );
  expect(alignSpans([wide, wide.slice(0, 20_000)])).toHaveLength(30_000);
});

test('facts, assessments, tags and metadata, key by key', () => {
  const trace = (fields: object): Trace => ({ info: fields, spans: [] });
  const sections = compareTraces([
    trace({
      trace_id: 'a',
      state: 'OK',
      execution_duration: '1.5s',
      trace_metadata: { 'mlflow.trace.cost': '{"total_cost": 0.5}', release: '1' },
      assessments: [{ assessment_name: 'good', feedback: { value: true } }],
    }),
    trace({ trace_id: 'b', state: 'ERROR', execution_duration: '2s', tags: { team: 'x' } }),
  ]);
  const rows = Object.fromEntries(
    sections.flatMap(({ title, rows: all }) => all.map(({ key, values }) => [`${title} ${key}`, values])),
  );
  expect(rows).toEqual({
    'Trace State': ['OK', 'ERROR'],
    'Trace Duration': ['1.5 s', '2.0 s'],
    'Trace Spans': ['0', '0'],
    'Trace Failed spans': ['0', '0'],
    'Trace Cost': ['$0.5', undefined],
    'Trace ID': ['a', 'b'],
    'Assessments good': ['true', undefined],
    'Tags team': [undefined, 'x'],
    'Metadata release': ['1', undefined],
  });
});
