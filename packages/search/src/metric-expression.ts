import { ExpressionError } from './expression-error.ts';
import { type ExpressionToken, expressionTokens } from './expression-lexer.ts';
import {
  EXPRESSION_LENGTH_MAX_CHARS,
  EXPRESSION_METRICS_MAX_COUNT,
  EXPRESSION_NESTING_MAX_LEVELS,
} from './limits.ts';

/** An expression over metrics: numbers, names, `+ - * / % ^`, parentheses and functions. */
export interface MetricExpression {
  /** The metrics that it names, each once. */
  readonly metrics: readonly string[];
  /** It is one metric as it is. */
  readonly isMetric: boolean;
  /** Its value where the metrics have these values, in their order. */
  readonly evaluate: Evaluate;
}

type Evaluate = (values: ArrayLike<number>) => number;
type Binary = (left: number, right: number) => number;

const SUMS: Readonly<Record<string, Binary>> = { '+': (a, b) => a + b, '-': (a, b) => a - b };
const PRODUCTS: Readonly<Record<string, Binary>> = {
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** Names are those of other tools: `log` is the natural logarithm. */
const FUNCTIONS: ReadonlyMap<
  string,
  { readonly call: (...values: number[]) => number; readonly takes: number }
> = new Map([
  ...(
    [
      'abs',
      'sqrt',
      'exp',
      'log',
      'log2',
      'log10',
      'sin',
      'cos',
      'tan',
      'tanh',
      'floor',
      'ceil',
      'round',
      'sign',
    ] as const
  ).map((name) => [name, { call: (value: number) => Math[name](value), takes: 1 }] as const),
  ['pow', { call: (base: number, power: number) => base ** power, takes: 2 }],
  ['min', { call: Math.min, takes: Number.POSITIVE_INFINITY }],
  ['max', { call: Math.max, takes: Number.POSITIVE_INFINITY }],
]);

const BARE_NAME = /^[\p{L}_][\p{L}\p{N}_.:@]*(?:\/[\p{L}\p{N}_.:@]+)*$/u;

/** Reads an expression; what is wrong with it is said with its place. Nothing of it is ever run as code. */
export function parseMetricExpression(text: string): MetricExpression {
  if (text.length > EXPRESSION_LENGTH_MAX_CHARS)
    throw new ExpressionError(
      `An expression has at most ${EXPRESSION_LENGTH_MAX_CHARS} characters`,
      EXPRESSION_LENGTH_MAX_CHARS,
    );
  const tokens = expressionTokens(text);
  const parser = new Parser(tokens);
  const evaluate = parser.whole();
  const isMetric = tokens.length === 2;
  if (parser.metrics.length === 0) throw new ExpressionError('An expression names a metric', 0);
  return { metrics: parser.metrics, isMetric, evaluate };
}

/** A metric as an expression writes it. */
export function metricAsExpression(name: string): string {
  if (BARE_NAME.test(name)) return name;
  const quotes = (
    [
      ['${', '}'],
      ['`', '`'],
      ['"', '"'],
    ] as const
  ).find(([, close]) => !name.includes(close));
  return quotes === undefined ? name : quotes.join(name);
}

class Parser {
  readonly metrics: string[] = [];
  readonly #tokens: readonly ExpressionToken[];
  #at = 0;
  #level = 0;

  constructor(tokens: readonly ExpressionToken[]) {
    this.#tokens = tokens;
  }

  whole(): Evaluate {
    const evaluate = this.#sum();
    const rest = this.#next;
    if (rest.kind !== 'end') throw new ExpressionError(`An operator is missing before ${rest.text}`, rest.at);
    return evaluate;
  }

  get #next(): ExpressionToken {
    return this.#tokens[this.#at] as ExpressionToken;
  }

  #take(...symbols: readonly string[]): string | undefined {
    const { kind, text } = this.#next;
    if (kind !== 'symbol' || !symbols.includes(text)) return undefined;
    this.#at += 1;
    return text;
  }

  #sum(): Evaluate {
    return this.#chain(SUMS, () => this.#product());
  }

  #product(): Evaluate {
    return this.#chain(PRODUCTS, () => this.#signed());
  }

  /** Operators of one rank, from left to right. */
  #chain(operators: Readonly<Record<string, Binary>>, operand: () => Evaluate): Evaluate {
    const first = operand();
    const rest: { readonly apply: Binary; readonly right: Evaluate }[] = [];
    for (let taken = this.#take(...Object.keys(operators)); taken !== undefined;) {
      rest.push({ apply: operators[taken] as Binary, right: operand() });
      taken = this.#take(...Object.keys(operators));
    }
    if (rest.length === 0) return first;
    return (values) => {
      let value = first(values);
      for (const { apply, right } of rest) value = apply(value, right(values));
      return value;
    };
  }

  /** A sign binds less than a power: -2^2 is -4. */
  #signed(): Evaluate {
    const sign = this.#take('-', '+');
    if (sign === undefined) return this.#power();
    const operand = this.#deeper(() => this.#signed());
    return sign === '-' ? (values) => -operand(values) : operand;
  }

  #power(): Evaluate {
    const base = this.#atom();
    if (this.#take('^', '**') === undefined) return base;
    const power = this.#deeper(() => this.#signed());
    return (values) => base(values) ** power(values);
  }

  #atom(): Evaluate {
    const { kind, text, at } = this.#next;
    this.#at += 1;
    if (kind === 'number') {
      const value = Number(text);
      return () => value;
    }
    if (kind === 'quoted') return this.#metric(text, at);
    if (kind === 'name') return this.#take('(') === undefined ? this.#metric(text, at) : this.#call(text, at);
    if (kind === 'symbol' && text === '(') {
      const inner = this.#deeper(() => this.#sum());
      this.#close(at);
      return inner;
    }
    throw new ExpressionError(
      kind === 'end' ? 'Something is missing at the end' : `A metric or a number is missing before ${text}`,
      at,
    );
  }

  #metric(name: string, at: number): Evaluate {
    const known = this.metrics.indexOf(name);
    const place = known < 0 ? this.metrics.push(name) - 1 : known;
    if (place >= EXPRESSION_METRICS_MAX_COUNT)
      throw new ExpressionError(`An expression names at most ${EXPRESSION_METRICS_MAX_COUNT} metrics`, at);
    return (values) => values[place] ?? Number.NaN;
  }

  #call(name: string, at: number): Evaluate {
    const known = FUNCTIONS.get(name);
    if (known === undefined)
      throw new ExpressionError(`${name} is no function; there are ${[...FUNCTIONS.keys()].join(', ')}`, at);
    const operands: Evaluate[] = [];
    do operands.push(this.#deeper(() => this.#sum()));
    while (this.#take(',') !== undefined);
    this.#close(at + name.length);
    const { call, takes } = known;
    if (Number.isFinite(takes) && operands.length !== takes)
      throw new ExpressionError(`${name} takes ${takes === 1 ? 'one value' : `${takes} values`}`, at);
    return (values) => call(...operands.map((operand) => operand(values)));
  }

  #close(openedAt: number): void {
    const { kind, text, at } = this.#next;
    if (this.#take(')') !== undefined) return;
    if (kind === 'end') throw new ExpressionError('The parenthesis ( is never closed', openedAt);
    throw new ExpressionError(`An operator or ) is missing before ${text}`, at);
  }

  #deeper(read: () => Evaluate): Evaluate {
    if (this.#level >= EXPRESSION_NESTING_MAX_LEVELS)
      throw new ExpressionError(
        `An expression nests at most ${EXPRESSION_NESTING_MAX_LEVELS} levels`,
        this.#next.at,
      );
    this.#level += 1;
    const evaluate = read();
    this.#level -= 1;
    return evaluate;
  }
}
