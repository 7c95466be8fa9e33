import { describe, expect, it } from 'vitest';
import { totalOf } from './usage.ts';

const span = (span_id: string, parent_id: string | undefined, input?: number) => ({
  span_id,
  parent_id,
  amounts: input === undefined ? undefined : { input_tokens: input },
});

describe('totalOf', () => {
  it('does not count a span below one that has counted', () => {
    const spans = [
      span('a', undefined),
      span('b', 'a', 3),
      span('c', 'b'),
      span('d', 'c', 2),
      span('e', 'a', 5),
    ];
    expect(totalOf(spans, 'tokens')).toMatchObject({ input_tokens: 8, output_tokens: 0, total_tokens: 0 });
  });

  it('is undefined when no span says anything', () => {
    expect(totalOf([span('a', undefined)], 'tokens')).toBeUndefined();
  });

  it('survives parents in a circle and a trace as deep as it has spans', () => {
    expect(totalOf([span('a', 'b', 1), span('b', 'a')], 'tokens')).toBeUndefined();
    const chain = Array.from({ length: 50_000 }, (_, at) =>
      span(`${at}`, at === 0 ? undefined : `${at - 1}`, at === 49_999 ? 1 : undefined),
    );
    expect(totalOf(chain, 'tokens')).toMatchObject({ input_tokens: 1 });
  });
});
