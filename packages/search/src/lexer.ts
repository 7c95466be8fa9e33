/**
 * word: bare name or keyword · integer, float, hex: number literals · single, double, backtick: quoted text
 * with its quotes · operator: a run of `< > = ~ !` · arithmetic: `+ - * / ...`, never valid, known for the
 * error message · punctuation: `. :: ( ) , ;` and the like · broken: a quote that never closes, a comment, or
 * any other character.
 */
type TokenKind =
  | 'word'
  | 'integer'
  | 'float'
  | 'hex'
  | 'single'
  | 'double'
  | 'backtick'
  | 'operator'
  | 'arithmetic'
  | 'punctuation'
  | 'broken';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const whitespace = /\s+/uy;
const word = /[\p{L}\p{N}_][\p{L}\p{N}_$#]*/uy;

const numbers: readonly (readonly [TokenKind, RegExp])[] = [
  ['hex', /-?0x[\da-f]+(?![\p{L}\p{N}_])/iuy],
  ['float', /-?\d+(?:\.\d+)?e[-+]?\d+(?![\p{L}\p{N}_])/iuy],
  ['float', /-?(?:\d+\.\d*|\.\d+)(?![\p{L}\p{N}_])/uy],
  ['integer', /-?\d+(?![\p{L}\p{N}_])/uy],
];

const symbols: readonly (readonly [TokenKind, RegExp])[] = [
  ['broken', /(?:--|# )[^\r\n]*/uy],
  ['punctuation', /::|[.,;:()[\]]/uy],
  ['operator', /[<>=~!]+/uy],
  ['arithmetic', /[-+*/@%^&|]/uy],
];

const quoteKinds: ReadonlyMap<string, TokenKind> = new Map([
  ["'", 'single'],
  ['"', 'double'],
  ['`', 'backtick'],
]);

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

/**
 * End of the quoted text that opens at `start`, or undefined when it never closes. A doubled quote and (not in
 * backticks) a quote after a backslash do not close, except when nothing else does: then the last one does.
 * That is what MLflow's tokenizer makes of them; none of them is an escape, all characters stay in the value.
 */
function quotedEnd(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  const hasBackslash = quote !== '`';
  let fallback: number | undefined;
  let position = start + 1;
  while (position < text.length) {
    const character = text.charAt(position);
    const next = text.charAt(position + 1);
    if (character === quote) {
      if (next !== quote) return position + 1;
      fallback = position + 1;
      position += 2;
    } else if (hasBackslash && character === '\\' && next === quote) {
      fallback = position + 2;
      position += 2;
    } else {
      position += 1;
    }
  }
  return fallback;
}

function firstMatch(
  patterns: readonly (readonly [TokenKind, RegExp])[],
  text: string,
  position: number,
): Token | undefined {
  for (const [kind, pattern] of patterns) {
    const found = matchAt(pattern, text, position);
    if (found !== undefined) return { kind, text: found, start: position, end: position + found.length };
  }
  return undefined;
}

function isNamePart(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'backtick' || token?.kind === 'double';
}

function tokenAt(text: string, position: number, previous: Token | undefined): Token {
  const quoteKind = quoteKinds.get(text.charAt(position));
  if (quoteKind !== undefined) {
    const end = quotedEnd(text, position);
    if (end !== undefined) return { kind: quoteKind, text: text.slice(position, end), start: position, end };
  }
  const touches = previous?.end === position;
  const continuesName =
    touches && (previous.text === '.' || (text.charAt(position) === '.' && isNamePart(previous)));
  const token =
    (continuesName ? undefined : firstMatch(numbers, text, position)) ??
    firstMatch([['word', word], ...symbols], text, position);
  if (token !== undefined) return token;
  const broken = String.fromCodePoint(text.codePointAt(position) ?? 0);
  return { kind: 'broken', text: broken, start: position, end: position + broken.length };
}

/** Cuts a filter or an order_by item into tokens, without white space. Never fails: see `broken`. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const blank = matchAt(whitespace, text, position);
    if (blank !== undefined) {
      position += blank.length;
      continue;
    }
    const token = tokenAt(text, position, tokens.at(-1));
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}
