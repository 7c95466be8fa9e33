import { SearchError } from './error.ts';
import { tokenize } from './lexer.ts';
import { FILTER_CLAUSES_MAX_COUNT, FILTER_LENGTH_MAX_CHARS, FILTER_NESTING_MAX_LEVELS } from './limits.ts';
import { isKeyword, readList, readOperand } from './operands.ts';
import type { Clause, Operand, Syntax, SyntaxNode } from './syntax.ts';
import { TokenCursor } from './token-cursor.ts';

/** REGEXP is known so that it is refused as a comparator, with MLflow's message. */
const comparatorWords = ['LIKE', 'ILIKE', 'RLIKE', 'REGEXP'];

interface ReadComparator {
  readonly text: string;
  readonly isNegated: boolean;
}

/**
 * Recursive descent over `disjunction := conjunction {OR conjunction}`, `conjunction := unary {[AND] unary}`,
 * `unary := NOT unary | "(" disjunction ")" | clause`. Pieces that fit nowhere are collected instead of thrown,
 * because MLflow reports all of them together. MLflow also takes clauses without AND between them, and spare
 * ANDs; such filters keep their meaning as long as they use nothing of our superset.
 */
class FilterParser {
  readonly clauses: Clause[] = [];
  readonly stray: string[] = [];
  readonly #cursor: TokenCursor;
  #hasLooseAnd = false;
  #usesSuperset = false;

  constructor(text: string) {
    this.#cursor = new TokenCursor(tokenize(text), text);
  }

  parse(): Syntax {
    const root = this.#disjunction(0);
    if (this.stray.length === 0 && this.#usesSuperset && (this.#hasLooseAnd || root === undefined)) {
      throw new SearchError(
        'Invalid filter string: AND, OR, NOT and parentheses need a condition on each side',
      );
    }
    return { clauses: this.clauses, root, stray: this.stray };
  }

  #disjunction(level: number): SyntaxNode | undefined {
    const operands = [this.#conjunction(level)];
    while (isKeyword(this.#cursor, 'OR')) {
      this.#usesSuperset = true;
      this.#cursor.skip();
      operands.push(this.#conjunction(level));
    }
    return joined('or', operands, () => this.#noteLooseAnd());
  }

  #conjunction(level: number): SyntaxNode | undefined {
    const operands: SyntaxNode[] = [];
    let isAndDue = false;
    for (;;) {
      const token = this.#cursor.peek();
      const closes = token?.text === ')' && level > 0;
      if (token === undefined || closes || isKeyword(this.#cursor, 'OR')) break;
      if (isKeyword(this.#cursor, 'AND')) {
        if (!isAndDue) this.#noteLooseAnd();
        isAndDue = false;
        this.#cursor.skip();
        continue;
      }
      if (isAndDue) this.#noteLooseAnd();
      const operand = this.#unary(level);
      if (operand !== undefined) operands.push(operand);
      isAndDue = true;
    }
    if (!isAndDue) this.#noteLooseAnd();
    return joined('and', operands, () => this.#noteLooseAnd());
  }

  #unary(level: number): SyntaxNode | undefined {
    if (level > FILTER_NESTING_MAX_LEVELS) {
      throw new SearchError(
        `Invalid filter string: parentheses and NOT are nested more than ${FILTER_NESTING_MAX_LEVELS} levels deep`,
      );
    }
    if (isKeyword(this.#cursor, 'NOT')) return this.#negation(level);
    return this.#cursor.peek()?.text === '(' ? this.#group(level) : this.#clause();
  }

  #negation(level: number): SyntaxNode | undefined {
    this.#usesSuperset = true;
    const word = this.#cursor.peek()?.text ?? '';
    this.#cursor.skip();
    if (this.#cursor.peek() === undefined) {
      this.stray.push(word);
      return undefined;
    }
    const operand = this.#unary(level + 1);
    if (operand !== undefined) return { kind: 'not', operand };
    this.#noteLooseAnd();
    return undefined;
  }

  #group(level: number): SyntaxNode | undefined {
    this.#usesSuperset = true;
    this.#cursor.skip();
    const strayBefore = this.stray.length;
    const inner = this.#disjunction(level + 1);
    if (this.#cursor.peek()?.text === ')') this.#cursor.skip();
    else this.stray.splice(strayBefore, 0, '(');
    return inner;
  }

  #clause(): SyntaxNode | undefined {
    const first = this.#cursor.position;
    const left = readOperand(this.#cursor);
    if (left === undefined) {
      const token = this.#cursor.peek();
      if (token !== undefined) this.stray.push(token.text);
      this.#cursor.skip();
      return undefined;
    }
    const wordClause = left.kind === 'name' ? this.#wordClause(left) : undefined;
    const node = wordClause ?? this.#operatorClause(left, first);
    if (node === undefined) this.stray.push(left.text);
    return node;
  }

  /** `x IS [NOT] NULL` and `x [NOT] IN (...)`. */
  #wordClause(left: Operand): SyntaxNode | undefined {
    const cursor = this.#cursor;
    if (isKeyword(cursor, 'IS')) {
      const isNegated = isKeyword(cursor, 'NOT', 1);
      if (!isKeyword(cursor, 'NULL', isNegated ? 2 : 1)) return undefined;
      cursor.skip(isNegated ? 3 : 2);
      return this.#add({ left, comparator: isNegated ? 'IS NOT NULL' : 'IS NULL', right: undefined });
    }
    const isNegated = isKeyword(cursor, 'NOT');
    if (!isKeyword(cursor, 'IN', isNegated ? 1 : 0)) return undefined;
    const before = cursor.position;
    cursor.skip(isNegated ? 2 : 1);
    const right = readList(cursor);
    if (right !== undefined) return this.#add({ left, comparator: isNegated ? 'NOT IN' : 'IN', right });
    cursor.position = before;
    return undefined;
  }

  /** `x = y`, `x LIKE y`, `x NOT LIKE y`; a chain `x < y < z` has a comparison as its left side. */
  #operatorClause(left: Operand, first: number): SyntaxNode | undefined {
    let clause: (Clause & { readonly isNegated: boolean }) | undefined;
    for (;;) {
      const before = this.#cursor.position;
      const comparator = this.#comparator();
      if (comparator === undefined) break;
      const side = clause === undefined ? left : chained(this.#cursor, first, before);
      const right = readOperand(this.#cursor) ?? readList(this.#cursor);
      if (right === undefined) {
        this.#cursor.position = before;
        break;
      }
      clause = { left: side, comparator: comparator.text, right, isNegated: comparator.isNegated };
    }
    if (clause === undefined) return undefined;
    const node = this.#add({ left: clause.left, comparator: clause.comparator, right: clause.right });
    return clause.isNegated ? { kind: 'not', operand: node } : node;
  }

  #comparator(): ReadComparator | undefined {
    const token = this.#cursor.peek();
    if (token?.kind === 'operator') {
      this.#cursor.skip();
      return { text: token.text, isNegated: false };
    }
    const isNegated = isKeyword(this.#cursor, 'NOT');
    for (const word of comparatorWords) {
      if (!isKeyword(this.#cursor, word, isNegated ? 1 : 0)) continue;
      this.#cursor.skip(isNegated ? 2 : 1);
      return { text: word, isNegated };
    }
    return undefined;
  }

  #add(clause: Clause): SyntaxNode {
    if (this.clauses.length >= FILTER_CLAUSES_MAX_COUNT) {
      throw new SearchError(`Invalid filter string: more than ${FILTER_CLAUSES_MAX_COUNT} conditions`);
    }
    this.clauses.push(clause);
    return { kind: 'clause', index: this.clauses.length - 1 };
  }

  #noteLooseAnd(): void {
    this.#hasLooseAnd = true;
  }
}

function chained(cursor: TokenCursor, first: number, end: number): Operand {
  const now = cursor.position;
  cursor.position = end;
  const text = cursor.sliceFrom(first);
  cursor.position = now;
  return { kind: 'operation', text };
}

function joined(
  kind: 'and' | 'or',
  operands: readonly (SyntaxNode | undefined)[],
  onMissing: () => void,
): SyntaxNode | undefined {
  const present = operands.filter((operand) => operand !== undefined);
  if (present.length < operands.length) onMissing();
  const [only] = present;
  return present.length > 1 ? { kind, operands: present } : only;
}

/** Parses the shape of a filter. Only limits are refused here; `stray` is the caller's to word. Linear time. */
export function parseSyntax(filter: string): Syntax {
  if (filter.length > FILTER_LENGTH_MAX_CHARS) {
    throw new SearchError(
      `Invalid filter string: longer than ${FILTER_LENGTH_MAX_CHARS} characters (${filter.length})`,
    );
  }
  return new FilterParser(filter).parse();
}

/** Whether a semicolon ends the filter before its last token: MLflow then sees several statements. */
export function holdsSeveralStatements(filter: string): boolean {
  if (!filter.includes(';')) return false;
  const tokens = tokenize(filter);
  return tokens.slice(0, -1).some((token) => token.text === ';');
}
