import { SearchError } from './error.ts';
import type { CharacterTest } from './regex-syntax.ts';

const digit = /^\p{Nd}$/u;
const wordCharacter = /^[\p{L}\p{N}_]$/u;
const space = /^\s$/u;

export const isWordCharacter: CharacterTest = (character) => wordCharacter.test(character);

const shorthands: ReadonlyMap<string, CharacterTest> = new Map<string, CharacterTest>([
  ['d', (character) => digit.test(character)],
  ['D', (character) => !digit.test(character)],
  ['w', (character) => wordCharacter.test(character)],
  ['W', (character) => !wordCharacter.test(character)],
  ['s', (character) => space.test(character)],
  ['S', (character) => !space.test(character)],
]);

/** The set behind `\d`, `\w`, `\s` and their complements, by Unicode properties as in Python. */
export function shorthandClass(letter: string): CharacterTest | undefined {
  return shorthands.get(letter);
}

const controlEscapes: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const codeEscape = /x([\da-fA-F]{2})|u([\da-fA-F]{4})/y;

interface ReadCharacter {
  readonly character: string;
  readonly end: number;
}

function refusal(pattern: string, reason: string): SearchError {
  return new SearchError(`Invalid regular expression '${pattern}': ${reason}`);
}

function codePointAt(pattern: string, position: number): string {
  return String.fromCodePoint(pattern.codePointAt(position) ?? 0);
}

/** The single character that an escape stands for; `position` is behind the backslash. */
export function parseEscapedCharacter(pattern: string, position: number): ReadCharacter {
  if (position >= pattern.length) throw refusal(pattern, 'bad escape at the end');
  const letter = codePointAt(pattern, position);
  const control = controlEscapes.get(letter);
  if (control !== undefined) return { character: control, end: position + 1 };
  codeEscape.lastIndex = position;
  const found = codeEscape.exec(pattern);
  if (found !== null) {
    const [whole, twoDigits, fourDigits] = found;
    const code = Number.parseInt(twoDigits ?? fourDigits ?? '', 16);
    return { character: String.fromCodePoint(code), end: position + whole.length };
  }
  if (/^[\da-z]$/i.test(letter)) {
    throw refusal(pattern, `\\${letter} is not supported (no backreferences, no further classes)`);
  }
  return { character: letter, end: position + letter.length };
}

interface ClassPart {
  readonly test: CharacterTest;
  /** Set when the part is one character, which may then open a range. */
  readonly character: string | undefined;
  readonly end: number;
}

function classPart(pattern: string, position: number): ClassPart {
  if (pattern.charAt(position) !== '\\') {
    const character = codePointAt(pattern, position);
    return { test: (found) => found === character, character, end: position + character.length };
  }
  const letter = pattern.charAt(position + 1);
  const test = shorthandClass(letter);
  if (test !== undefined) return { test, character: undefined, end: position + 2 };
  if (letter === 'b') return { test: (found) => found === '\b', character: '\b', end: position + 2 };
  const { character, end } = parseEscapedCharacter(pattern, position + 1);
  return { test: (found) => found === character, character, end };
}

function rangeTest(first: string, last: string): CharacterTest {
  const low = first.codePointAt(0) ?? 0;
  const high = last.codePointAt(0) ?? 0;
  return (found) => {
    const code = found.codePointAt(0) ?? 0;
    return code >= low && code <= high;
  };
}

/** A part or, when `-x` follows, the range from it. */
function partOrRange(pattern: string, position: number): Pick<ClassPart, 'test' | 'end'> {
  const first = classPart(pattern, position);
  const opensRange = pattern.charAt(first.end) === '-' && !['', ']'].includes(pattern.charAt(first.end + 1));
  if (!opensRange) return first;
  const last = classPart(pattern, first.end + 1);
  if (first.character === undefined || last.character === undefined) {
    throw refusal(pattern, 'bad character range');
  }
  if ((first.character.codePointAt(0) ?? 0) > (last.character.codePointAt(0) ?? 0)) {
    throw refusal(pattern, 'bad character range');
  }
  return { test: rangeTest(first.character, last.character), end: last.end };
}

/** Reads a character class; `position` is behind its `[`. A `]` in the first place is a member, as in Python. */
export function parseCharacterClass(
  pattern: string,
  position: number,
): { readonly test: CharacterTest; readonly end: number } {
  const isNegated = pattern.charAt(position) === '^';
  const first = isNegated ? position + 1 : position;
  if (pattern.startsWith('[:', first)) throw refusal(pattern, 'no [:name:] classes');
  const tests: CharacterTest[] = [];
  let next = first;
  while (pattern.charAt(next) !== ']' || next === first) {
    if (next >= pattern.length) throw refusal(pattern, 'unterminated character set');
    const { test, end } = partOrRange(pattern, next);
    tests.push(test);
    next = end;
  }
  return { test: (found) => tests.some((test) => test(found)) !== isNegated, end: next + 1 };
}
