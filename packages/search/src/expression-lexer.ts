import { ExpressionError } from './expression-error.ts';

export interface ExpressionToken {
  /** number · name: a metric, or a function when `(` follows · quoted: a metric in quotes · symbol · end */
  readonly kind: 'number' | 'name' | 'quoted' | 'symbol' | 'end';
  /** Without its quotes. */
  readonly text: string;
  readonly at: number;
}

const PATTERNS = [
  ['number', /(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iuy],
  // A slash belongs to a name when letters follow it at once, as in train/loss; with a space it divides.
  ['name', /[\p{L}_][\p{L}\p{N}_.:@]*(?:\/[\p{L}\p{N}_.:@]+)*/uy],
  ['symbol', /\*\*|[-+*/%^(),]/uy],
] as const;

const QUOTES = [
  ['${', '}'],
  ['`', '`'],
  ['"', '"'],
] as const;

const SPACE = /\s*/uy;
const NAME_CHARACTER = /[\p{L}\p{N}_]/u;

export function expressionTokens(text: string): ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
    const { token, end } = quotedAt(text, at) ?? plainAt(text, at);
    tokens.push(token);
    at = end;
  }
}

interface Read {
  readonly token: ExpressionToken;
  readonly end: number;
}

function quotedAt(text: string, at: number): Read | undefined {
  const quote = QUOTES.find(([open]) => text.startsWith(open, at));
  if (quote === undefined) return undefined;
  const [open, close] = quote;
  const end = text.indexOf(close, at + open.length);
  if (end < 0) throw new ExpressionError(`The quote ${open} is never closed`, at);
  const name = text.slice(at + open.length, end);
  if (name === '') throw new ExpressionError('A metric has a name', at);
  return { token: { kind: 'quoted', text: name, at }, end: end + close.length };
}

function plainAt(text: string, at: number): Read {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const end = at + found.length;
    if (kind === 'number' && NAME_CHARACTER.test(text.charAt(end)))
      throw new ExpressionError('A name that begins with a digit stands in quotes, as ${1st}', at);
    return { token: { kind, text: found, at }, end };
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw new ExpressionError(
    `${character} has no meaning here; other names stand in quotes, as \${my metric}`,
    at,
  );
}
