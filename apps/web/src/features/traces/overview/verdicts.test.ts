import { expect, test } from 'vitest';
import { assessmentForm } from './verdicts.ts';

const points = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([assessment_value, COUNT]) => ({
    metric_name: 'assessment_count',
    dimensions: { assessment_value },
    values: { COUNT },
  }));

test('verdicts, numbers and words', () => {
  expect(assessmentForm(points({ '"yes"': 3, false: 1, null: 9 }))).toEqual({
    kind: 'verdicts',
    passed: 3,
    count: 4,
  });
  expect(assessmentForm(points({ '0.5': 3, '1': 2 }))).toEqual({ kind: 'numbers', count: 5 });
  expect(assessmentForm(points({ '"cold"': 1, '"warm"': 2, '[1]': 1 }))).toEqual({
    kind: 'words',
    count: 4,
    values: [
      { text: 'warm', count: 2 },
      { text: 'cold', count: 1 },
      { text: '[1]', count: 1 },
    ],
  });
  expect(assessmentForm([])).toEqual({ kind: 'words', count: 0, values: [] });
});
