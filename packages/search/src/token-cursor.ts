import type { Token } from './lexer.ts';

function pairParentheses(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (const [position, token] of tokens.entries()) {
    if (token.text === '(') open.push(position);
    if (token.text !== ')') continue;
    const opener = open.pop();
    if (opener !== undefined) closers.set(opener, position);
  }
  return closers;
}

/** A place in a list of tokens. */
export class TokenCursor {
  position = 0;
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #closers: ReadonlyMap<number, number> | undefined;

  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.position + ahead];
  }

  /**
   * How many tokens ahead the parenthesis at the cursor closes; undefined when it never does. All pairs are
   * found in one pass, so that a filter of nothing but `x IN (` stays linear.
   */
  closesAhead(): number | undefined {
    this.#closers ??= pairParentheses(this.#tokens);
    const closer = this.#closers.get(this.position);
    return closer === undefined ? undefined : closer - this.position;
  }

  skip(count = 1): void {
    this.position += count;
  }

  /** The text from the token at `first` to the last token that was read, white space included. */
  sliceFrom(first: number): string {
    const start = this.#tokens[first];
    const last = this.#tokens[this.position - 1];
    return start === undefined || last === undefined ? '' : this.#text.slice(start.start, last.end);
  }
}
