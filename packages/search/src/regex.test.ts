import { describe, expect, test } from 'vitest';
import { compileLike, compileRegex, REGEX_LENGTH_MAX_CHARS, REGEX_MAX_STATES, SearchError } from './index.ts';
import { searchText } from './regex-matcher.ts';
import { parseRegex } from './regex-parser.ts';
import { buildProgram } from './regex-program.ts';

/** Patterns whose meaning JavaScript shares, so that its own engine is the oracle. */
const sharedPatterns = [
  '',
  'a',
  'abc',
  '^a',
  'a$',
  '^$',
  'a.c',
  'a*',
  'a+b',
  'ab?c',
  'a{2}',
  'a{2,}',
  'a{1,3}b',
  '^(ab)+$',
  'a|b|cd',
  '^(a|b)*c$',
  '(?:ab|c)d',
  '[abc]',
  '[^abc]',
  '[a-c]+$',
  '[\\d.]+',
  '[-a]',
  '[a\\-z]',
  '\\d\\d',
  '\\w+ \\w+',
  '\\s',
  '\\S\\s\\S',
  '\\D',
  '\\W',
  '\\bab',
  'ab\\b',
  'a\\Bb',
  'a.*?b',
  'a+?$',
  '(a|b|)c',
  '(a*)*b',
  '(a|aa)+$',
  '((a?){3}){2}$',
  '\\.',
  '\\(',
  'a\\tb',
  '\\x61',
  '\\u0061',
  '(|a)b',
  '^(?:a?){3}a{3}$',
  'x*$',
  '[^\\w]',
  '[\\s\\d]',
];
const texts = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'aab',
  'aaab',
  'abab',
  'abcd',
  'xabcx',
  'c',
  'cd',
  'a c',
  'a.c',
  '12',
  'a1',
  '(',
  'a\tb',
  'aaaaaa',
  'aaa',
  'a-z',
  '😀',
  'a😀c',
  'a\nb',
];

function refusal(pattern: string): string {
  try {
    compileRegex(pattern);
  } catch (error) {
    if (SearchError.is(error)) return error.message;
    throw error;
  }
  throw new Error(`${pattern} was accepted`);
}

describe('compileRegex', () => {
  test.each(sharedPatterns)('%s finds what JavaScript finds', (pattern) => {
    // The v flag would refuse `[a\-z]`; the u flag knows code points, which is what matters here.
    const oracle = new RegExp(pattern, 'u');
    const matcher = compileRegex(pattern);
    expect(texts.filter((text) => matcher.test(text))).toEqual(texts.filter((text) => oracle.test(text)));
  });

  test('follows Python where JavaScript differs', () => {
    expect(compileRegex('a$').test('a\n')).toBe(true);
    expect(compileRegex('a\\Z').test('a\n')).toBe(false);
    expect(compileRegex('\\Aa').test('ba')).toBe(false);
    expect(compileRegex('^é\\w$').test('éß')).toBe(true);
    expect(compileRegex('^\\d$').test('٣')).toBe(true);
    expect(compileRegex('[]a]').test(']')).toBe(true);
    expect(compileRegex('a{').test('a{')).toBe(true);
    expect(compileRegex('a{,2}$').test('aa')).toBe(true);
    expect(compileRegex('^.$').test('\r')).toBe(true);
  });

  test.each([
    '(?=a)',
    '(?!a)',
    '(?<=a)b',
    '(?<n>a)',
    '(?P<n>a)',
    '(?i)a',
    '(a)\\1',
    '\\p{L}',
    '\\k',
    '[[:alpha:]]',
    'a++',
    'a**',
    'a{2}{3}',
    '*a',
    '(',
    ')',
    '(a',
    'a)',
    '[a',
    '[z-a]',
    '[\\d-z]',
    'a\\',
    'a{3,2}',
  ])('%s is refused', (pattern) => {
    expect(refusal(pattern)).toMatch(/^Invalid regular expression/);
  });

  test.each([
    ['length', 'a'.repeat(REGEX_LENGTH_MAX_CHARS + 1)],
    ['states', `a{${REGEX_MAX_STATES}}`],
    ['count', `a{${REGEX_MAX_STATES + 1}}`],
    ['count without a body', '(){99999999999}'],
    ['nested counts', '((a{100}){100}){100}'],
    ['nested counts of nothing', '((((a?){100}){100}){100}){100}'],
    ['nesting', `${'('.repeat(51)}${')'.repeat(51)}`],
  ])('beyond the limit of %s is refused', (_name, pattern) => {
    expect(refusal(pattern)).toMatch(/^Invalid regular expression/);
  });

  test('groups of nothing repeat for free', () => {
    expect(compileRegex('^(?:(){1000}){1000}a$').test('a')).toBe(true);
  });
});

describe('searchText', () => {
  test.each([
    '(a+)+$',
    '^(a|a)*$',
    '(a|aa)+$',
    '(.*a){20}$',
    '(a?){50}a{50}$',
    '(([a-z])+.)+[A-Z]([a-z])+$',
    '^(a*)*$',
  ])('%s visits each state at most once a position', (pattern) => {
    const program = buildProgram(parseRegex(pattern));
    for (const length of [10, 100, 1000]) {
      const { stateVisits, found } = searchText(program, `${'a'.repeat(length)}!`);
      expect(found).toBe(false);
      expect(stateVisits).toBeLessThanOrEqual((length + 2) * program.states.length);
    }
  });

  test('ten times the text is at most about ten times the work', () => {
    const program = buildProgram(parseRegex('(a+)+$'));
    const short = searchText(program, `${'a'.repeat(1000)}!`).stateVisits;
    const long = searchText(program, `${'a'.repeat(10_000)}!`).stateVisits;
    expect(long / short).toBeLessThan(10.1);
    expect(short).toBeGreaterThan(1000);
  });
});

describe('compileLike', () => {
  test.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a%', 'abc', true],
    ['%c', 'abc', true],
    ['%b%', 'abc', true],
    ['a_c', 'abc', true],
    ['a_c', 'ac', false],
    ['_', '😀', true],
    ['%', '', true],
    ['', '', true],
    ['', 'a', false],
    ['%%', 'a', true],
    ['a%b%c', 'aXbXbXc', true],
    ['a%b%c', 'aXcXb', false],
    ['%ab', 'aab', true],
    ['A%', 'abc', false],
    ['a.c', 'abc', false],
    ['a%c', 'a\nc', true],
    ['a\\%', 'a\\b', true],
    ['a\\%', 'a%', false],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(compileLike(pattern, false).test(text)).toBe(expected);
  });

  test('ILIKE ignores the case of A to Z and of nothing else', () => {
    expect(compileLike('ABC%', true).test('abcd')).toBe(true);
    expect(compileLike('É', true).test('é')).toBe(false);
    expect(compileLike('K', true).test('\u212A')).toBe(false);
  });
});
