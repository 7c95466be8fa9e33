import { expect, it } from 'vitest';
import { readPageToken, tokenInteger, writePageToken } from './page-token.ts';

it('reads what it wrote', () => {
  for (const position of [[1, 'a'], { after: [null, 0.5, { int64: '-9223372036854775808' }] }, null])
    expect(readPageToken(writePageToken(position))).toEqual(position);
});

it.each(['%', btoa('{'), 'YQ=b'])('refuses %s', (token) => {
  expect(() => readPageToken(token)).toThrow('Invalid page token');
});

it('reads integers of 64 bits, and no wider ones', () => {
  const texts = ['0', '-1', '9223372036854775807', '-9223372036854775808'];
  expect(texts.map(tokenInteger)).toEqual([0, -1, 2n ** 63n - 1n, -(2n ** 63n)]);
  const wrong = ['9223372036854775808', '-9223372036854775809', '9999999999999999999', '', '1.5', 1, null];
  expect(wrong.map(tokenInteger)).toEqual(wrong.map(() => undefined));
});
