import { expect, test } from 'vitest';
import type { TraceInfo } from '../../api/traces.ts';
import { assessmentSummaries } from './assessment-summary.ts';

const trace = (values: Readonly<Record<string, unknown>>, valid = true) =>
  ({
    assessments: Object.entries(values).map(([name, value]) => ({
      assessment_name: name,
      feedback: { value },
      valid,
    })),
  }) as unknown as TraceInfo;

test('a pass rate, a mean and values by name', () => {
  const traces = [
    trace({ good: true, score: 0.5, tone: 'kind' }),
    trace({ good: 'no', score: 1, tone: 'harsh' }),
    trace({ good: 'yes' }),
    trace({ good: false }, false),
  ];
  expect(assessmentSummaries(traces).map(({ name, count, text }) => [name, count, text])).toEqual([
    ['good', 3, '67 % pass'],
    ['score', 2, 'mean 0.75'],
    ['tone', 2, '2 values'],
  ]);
});

test('an assessment that failed counts and says nothing', () => {
  expect(assessmentSummaries([trace({ good: undefined })])).toMatchObject([{ count: 1, text: '' }]);
});
