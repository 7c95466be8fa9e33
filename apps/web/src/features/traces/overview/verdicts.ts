import type { MetricPoint } from '../../../api/trace-metrics.ts';
import { verdictOf } from '../assessment-summary.ts';
import { dimensionOf, pointValue } from './metric-points.ts';

export interface CountedValue {
  readonly text: string;
  readonly count: number;
}

/** What the values of an assessment are, so that they can be summed up. */
export type AssessmentForm =
  | { readonly kind: 'verdicts'; readonly passed: number; readonly count: number }
  | { readonly kind: 'numbers'; readonly count: number }
  | { readonly kind: 'words'; readonly values: readonly CountedValue[]; readonly count: number };

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Of the counts of an assessment's values, which come as JSON. */
export function assessmentForm(points: readonly MetricPoint[]): AssessmentForm {
  const all = points.map((point) => ({
    value: valueOf(dimensionOf(point, 'assessment_value')),
    count: pointValue(point, 'COUNT'),
  }));
  const given = all.filter(({ value }) => value !== null);
  const count = given.reduce((sum, one) => sum + one.count, 0);
  if (given.length > 0 && given.every(({ value }) => verdictOf(value) !== undefined)) {
    const passed = given.filter(({ value }) => verdictOf(value) === true);
    return { kind: 'verdicts', passed: passed.reduce((sum, one) => sum + one.count, 0), count };
  }
  if (given.length > 0 && given.every(({ value }) => typeof value === 'number'))
    return { kind: 'numbers', count };
  const values = given
    .map(({ value, count: times }) => ({
      text: typeof value === 'string' ? value : JSON.stringify(value),
      count: times,
    }))
    .toSorted((a, b) => b.count - a.count);
  return { kind: 'words', values, count };
}
