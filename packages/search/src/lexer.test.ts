import { describe, expect, test } from 'vitest';
import { tokenize } from './lexer.ts';

function kinds(text: string): string[] {
  return tokenize(text).map(({ kind, text: token }) => `${kind} ${token}`);
}

describe('tokenize', () => {
  test('cuts a clause and remembers where its tokens stand', () => {
    expect(tokenize("a >= 'x'")).toEqual([
      { kind: 'word', text: 'a', start: 0, end: 1 },
      { kind: 'operator', text: '>=', start: 2, end: 4 },
      { kind: 'single', text: "'x'", start: 5, end: 8 },
    ]);
  });

  test.each([
    ['1', 'integer'],
    ['-12', 'integer'],
    ['007', 'integer'],
    ['1.', 'float'],
    ['-.5', 'float'],
    ['1e5', 'float'],
    ['1.5E-3', 'float'],
    ['1e+5', 'float'],
    ['0x1F', 'hex'],
    ['1_000', 'word'],
    ['1a', 'word'],
    ['größe', 'word'],
    ['a$b#c', 'word'],
  ])('%s is one %s', (text, kind) => {
    expect(kinds(text)).toEqual([`${kind} ${text}`]);
  });

  test('digits behind a dot are a name, not a fraction', () => {
    expect(kinds('metrics.1')).toEqual(['word metrics', 'punctuation .', 'word 1']);
    expect(kinds('> .5')).toEqual(['operator >', 'float .5']);
  });

  test.each(["'a'", "'it''s'", String.raw`'a\'b'`, '"say ""hi"""', '`a``b`', "''", String.raw`'a\\'`])(
    '%s is one quoted token',
    (text) => {
      expect(tokenize(text)).toHaveLength(1);
    },
  );

  test('a quote that nothing else closes is closed by the last one that was skipped', () => {
    expect(kinds(String.raw`'a\' b`)).toEqual([String.raw`single 'a\'`, 'word b']);
    expect(kinds("'a'' b")).toEqual(["single 'a'", "broken '", 'word b']);
  });

  test('a backslash means nothing inside backticks', () => {
    expect(kinds('`a\\` b')).toEqual(['backtick `a\\`', 'word b']);
  });

  test.each(["'", '"', '`', '§', '--', '-- x', '# x', '{', '😀'])('%s is broken', (text) => {
    expect(kinds(text)).toEqual([`broken ${text}`]);
  });

  test('reads on behind a quote that never closes', () => {
    expect(kinds("a = 'x")).toEqual(['word a', 'operator =', "broken '", 'word x']);
  });
});
