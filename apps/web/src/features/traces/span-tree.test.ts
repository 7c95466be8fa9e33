import { describe, expect, test } from 'vitest';
import { readSpan } from '../../formats/span.ts';
import { barOf, matchingSpans, openRows, spanTree } from './span-tree.ts';

const span = (id: string, parentId: string | undefined, ...[start = 0, end]: number[]) =>
  readSpan({
    span_id: id.padStart(16, '0'),
    ...(parentId === undefined ? {} : { parent_span_id: parentId.padStart(16, '0') }),
    name: `span ${id}`,
    start_time_unix_nano: start * 1e6,
    ...(end === undefined ? {} : { end_time_unix_nano: end * 1e6 }),
  });
const shown = (rows: readonly { span: { name: string }; level: number }[]) =>
  rows.map(({ span: { name }, level }) => `${'-'.repeat(level)}${name.slice(5)}`);

describe('the tree of spans', () => {
  test('children follow their parents in the order in which they began', () => {
    const { rows } = spanTree([
      span('3', '1', 3),
      span('1', undefined, 1),
      span('2', '1', 2),
      span('4', '2', 9),
    ]);
    expect(shown(rows)).toEqual(['1', '-2', '--4', '-3']);
  });

  test('a lost parent and a ring of parents lose no span', () => {
    const { rows } = spanTree([span('1', '9', 1), span('2', '3', 2), span('3', '2', 3), span('4', '4', 4)]);
    expect(shown(rows)).toEqual(['1', '4', '2', '-3']);
  });

  test('a chain of 30,000 spans', () => {
    const chain = Array.from({ length: 30_000 }, (_, at) =>
      span(at.toString(16), at === 0 ? undefined : (at - 1).toString(16), at + 1),
    );
    expect(spanTree(chain).rows.at(-1)?.level).toBe(29_999);
  });

  test('what is below a closed span is hidden, and no more', () => {
    const { rows } = spanTree([
      span('1', undefined, 1),
      span('2', '1', 2),
      span('3', '2', 3),
      span('4', '1', 4),
    ]);
    expect(shown(openRows(rows, new Set(['2'.padStart(16, '0')])))).toEqual(['1', '-2', '-4']);
  });

  test('a match is shown with what is above it', () => {
    const { rows } = spanTree([
      span('1', undefined, 1),
      span('2', '1', 2),
      span('3', '2', 3),
      span('4', '1', 4),
    ]);
    expect(shown(matchingSpans(rows, 'SPAN 3'))).toEqual(['1', '-2', '--3']);
  });

  test('bars are parts of the whole; a span that goes on reaches its end', () => {
    const tree = spanTree([span('1', undefined, 100, 200), span('2', '1', 150)]);
    expect(barOf(tree.rows[0]?.span as never, tree)).toEqual({ start: 0, length: 1 });
    expect(barOf(tree.rows[1]?.span as never, tree)).toEqual({ start: 0.5, length: 0.5 });
  });
});
