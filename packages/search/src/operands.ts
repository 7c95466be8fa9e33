import type { Token } from './lexer.ts';
import type { Operand } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** Words that are never a name or a value unless a dot stands next to them. */
const reservedWords: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'NOT',
  'IN',
  'IS',
  'LIKE',
  'ILIKE',
  'RLIKE',
  'BETWEEN',
  'TRUE',
  'FALSE',
]);

function isNamePart(token: Token | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'backtick' || token?.kind === 'double';
}

function isDot(token: Token | undefined): boolean {
  return token?.text === '.' || token?.text === '::';
}

/** Whether the token at the cursor is the keyword and not part of a name such as `params.and`. */
export function isKeyword(cursor: TokenCursor, keyword: string, ahead = 0): boolean {
  const token = cursor.peek(ahead);
  return token?.kind === 'word' && token.text.toUpperCase() === keyword && !isDot(cursor.peek(ahead + 1));
}

function startsName(cursor: TokenCursor): boolean {
  const token = cursor.peek();
  if (token === undefined || !isNamePart(token)) return false;
  return token.kind !== 'word' || isDot(cursor.peek(1)) || !reservedWords.has(token.text.toUpperCase());
}

/** `a`, `a.b`, `` a.`b c` ``, `a::b`, also `a.` (an empty key). */
function readName(cursor: TokenCursor): Operand {
  const first = cursor.position;
  cursor.skip();
  while (isDot(cursor.peek())) {
    cursor.skip();
    if (isNamePart(cursor.peek()) || cursor.peek()?.kind === 'single') cursor.skip();
  }
  return { kind: 'name', text: cursor.sliceFrom(first) };
}

function readSimpleOperand(cursor: TokenCursor): Operand | undefined {
  const token = cursor.peek();
  if (token === undefined) return undefined;
  if (token.kind === 'single' || token.kind === 'integer' || token.kind === 'float') {
    cursor.skip();
    return { kind: token.kind, text: token.text };
  }
  if (isKeyword(cursor, 'NULL')) {
    cursor.skip();
    return { kind: 'null', text: token.text };
  }
  return startsName(cursor) ? readName(cursor) : undefined;
}

/** A parenthesised list as raw text, up to its closing parenthesis; undefined when there is none. */
export function readList(cursor: TokenCursor): Operand | undefined {
  if (cursor.peek()?.text !== '(') return undefined;
  const ahead = cursor.closesAhead();
  if (ahead === undefined) return undefined;
  const first = cursor.position;
  cursor.skip(ahead + 1);
  return { kind: 'list', text: cursor.sliceFrom(first) };
}

/** The operand at the cursor with any arithmetic behind it; undefined, and nothing is read, when there is none. */
export function readOperand(cursor: TokenCursor): Operand | undefined {
  const first = cursor.position;
  let operand = readSimpleOperand(cursor);
  while (operand !== undefined && cursor.peek()?.kind === 'arithmetic') {
    const before = cursor.position;
    cursor.skip();
    if (readSimpleOperand(cursor) === undefined) {
      cursor.position = before;
      break;
    }
    operand = { kind: 'operation', text: cursor.sliceFrom(first) };
  }
  return operand;
}
