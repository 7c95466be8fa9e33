import { expect, test } from 'vitest';
import { courseOf, coursesOf, largest, ratio } from './metric-points.ts';

const starts = [0, 60_000, 120_000];
const point = (at: number, name: string, value: number) => ({
  metric_name: 'm',
  dimensions: { time_bucket: new Date(starts[at] ?? 0).toISOString().replace('.000Z', '+00:00'), name },
  values: { SUM: value },
});

test('points fall into their stretches; where none fell there is no value', () => {
  expect(courseOf([point(0, 'a', 1), point(2, 'a', 3)], starts, 'SUM')).toEqual([1, Number.NaN, 3]);
  expect(courseOf([point(0, 'a', 1)], starts, 'AVG')).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('the largest by themselves, the others together', () => {
  const points = [point(0, 'a', 1), point(1, 'b', 5), point(0, 'c', 2), point(2, 'd', 1)];
  const courses = coursesOf(points, { starts, dimension: 'name', aggregation: 'SUM' });
  expect(courses.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(largest(courses, 2)).toEqual([
    { name: 'b', values: [Number.NaN, 5, Number.NaN] },
    { name: 'c', values: [2, Number.NaN, Number.NaN] },
    { name: '2 others', values: [1, 0, 1] },
  ]);
  expect(largest(courses, 3)).toHaveLength(4);
});

test('no share where there is no whole', () => {
  expect(ratio([1, Number.NaN, 1], [4, 2, Number.NaN])).toEqual([0.25, 0, Number.NaN]);
});
