import { SearchError } from './error.ts';
import { REGEX_LENGTH_MAX_CHARS, REGEX_MAX_STATES, REGEX_NESTING_MAX_LEVELS } from './limits.ts';
import { parseCharacterClass, parseEscapedCharacter, shorthandClass } from './regex-characters.ts';
import type { Anchor, RegexNode } from './regex-syntax.ts';

const escapedAnchors: ReadonlyMap<string, Anchor> = new Map([
  ['A', 'start'],
  ['Z', 'absolute-end'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
]);

const quantifiers: ReadonlyMap<string, readonly [number, number | undefined]> = new Map([
  ['*', [0, undefined]],
  ['+', [1, undefined]],
  ['?', [0, 1]],
]);

const counted = /\{(\d*)(,?)(\d*)\}/y;

/** Recursive descent over a pattern; every way in is bounded by length, nesting and repetition. */
class RegexParser {
  readonly #pattern: string;
  #position = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  parse(): RegexNode {
    const node = this.#alternatives(0);
    if (this.#position < this.#pattern.length) throw this.#refusal('unbalanced parenthesis');
    return node;
  }

  #refusal(reason: string): SearchError {
    return new SearchError(`Invalid regular expression '${this.#pattern}': ${reason}`);
  }

  #peek(): string {
    return this.#pattern.charAt(this.#position);
  }

  #take(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#position) ?? 0);
    this.#position += character.length;
    return character;
  }

  #accept(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#position)) return false;
    this.#position += text.length;
    return true;
  }

  #alternatives(level: number): RegexNode {
    if (level > REGEX_NESTING_MAX_LEVELS) {
      throw this.#refusal(`groups are nested more than ${REGEX_NESTING_MAX_LEVELS} levels deep`);
    }
    const nodes = [this.#sequence(level)];
    while (this.#accept('|')) nodes.push(this.#sequence(level));
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'alternatives', nodes };
  }

  #sequence(level: number): RegexNode {
    const nodes: RegexNode[] = [];
    while (this.#position < this.#pattern.length && this.#peek() !== '|' && this.#peek() !== ')') {
      nodes.push(this.#quantified(this.#atom(level)));
    }
    return nodes.length === 0 ? { kind: 'empty' } : { kind: 'sequence', nodes };
  }

  #atom(level: number): RegexNode {
    const character = this.#take();
    if (character === '(') return this.#group(level);
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    if (character === '.') return { kind: 'character', test: (found) => found !== '\n' };
    if (character === '^') return { kind: 'anchor', anchor: 'start' };
    if (character === '$') return { kind: 'anchor', anchor: 'end' };
    if (quantifiers.has(character)) throw this.#refusal('nothing to repeat');
    return { kind: 'character', test: (found) => found === character };
  }

  #group(level: number): RegexNode {
    if (this.#accept('?') && !this.#accept(':')) {
      throw this.#refusal('only (...) and (?:...) groups are supported, no lookaround, names or flags');
    }
    const node = this.#alternatives(level + 1);
    if (!this.#accept(')')) throw this.#refusal('missing )');
    return node;
  }

  #class(): RegexNode {
    const { test, end } = parseCharacterClass(this.#pattern, this.#position);
    this.#position = end;
    return { kind: 'character', test };
  }

  #escape(): RegexNode {
    const letter = this.#peek();
    const anchor = escapedAnchors.get(letter);
    const test = shorthandClass(letter);
    if (anchor !== undefined || test !== undefined) this.#position += 1;
    if (anchor !== undefined) return { kind: 'anchor', anchor };
    if (test !== undefined) return { kind: 'character', test };
    const { character, end } = parseEscapedCharacter(this.#pattern, this.#position);
    this.#position = end;
    return { kind: 'character', test: (found) => found === character };
  }

  #quantified(node: RegexNode): RegexNode {
    const bounds = this.#bounds();
    if (bounds === undefined) return node;
    this.#accept('?');
    const next = this.#peek();
    if (quantifiers.has(next) || this.#bounds() !== undefined) throw this.#refusal('multiple repeat');
    const [min, max] = bounds;
    if (max !== undefined && max < min) throw this.#refusal('min repeat greater than max repeat');
    if (Math.max(min, max ?? 0) > REGEX_MAX_STATES) {
      throw this.#refusal(`repetition counts must not exceed ${REGEX_MAX_STATES}`);
    }
    return { kind: 'repeat', node, min, max };
  }

  /** The bounds of the quantifier at the cursor; `{` that starts none is an ordinary character, as in Python. */
  #bounds(): readonly [number, number | undefined] | undefined {
    const simple = quantifiers.get(this.#peek());
    if (simple !== undefined) {
      this.#position += 1;
      return simple;
    }
    counted.lastIndex = this.#position;
    const found = counted.exec(this.#pattern);
    if (found === null) return undefined;
    const [whole, low = '', comma = '', high = ''] = found;
    if (low === '' && comma === '') return undefined;
    this.#position += whole.length;
    const min = low === '' ? 0 : Number(low);
    if (comma === '') return [min, min];
    return [min, high === '' ? undefined : Number(high)];
  }
}

/** Parses a regular expression; what the package does not support is refused, never ignored. */
export function parseRegex(pattern: string): RegexNode {
  if (pattern.length > REGEX_LENGTH_MAX_CHARS) {
    throw new SearchError(
      `Invalid regular expression: longer than ${REGEX_LENGTH_MAX_CHARS} characters (${pattern.length})`,
    );
  }
  return new RegexParser(pattern).parse();
}
