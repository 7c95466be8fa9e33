import { type Comparison, compileLike, compileRegex, type Expression } from '@millrace/search';
import type { TextData } from '../../api/growing-columns.ts';
import { DATASETS_COLUMN } from '../../api/index-columns.ts';
import type { ColumnData, RunTable } from '../../api/run-table.ts';
import { readDatasets, type RunDataset } from './run-datasets.ts';
import type { Steps } from './steps.ts';
import { prepareTexts, textsWith } from './texts-with.ts';
import { AGE, DURATION, type RunFilter } from './read-filter.ts';

/** SQL's truth values: a comparison with what is missing is neither true nor false. */
type Truth = 0 | 1 | 2;
const UNKNOWN = 2;
type Test = (row: number) => Truth;

export type Predicate = (row: number) => boolean;

const EVERY: Predicate = () => true;
const NONE: Predicate = () => false;
const ATTRIBUTES = new Set(['run_name', 'user_id', 'status', 'start_time', 'end_time']);

/** The columns beside the attributes that a filter looks at. */
export function filterColumns(filter: RunFilter): string[] {
  if (filter.kind !== 'expression') return [];
  const ids = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === 'comparison') {
      const id = columnOf(expression);
      if (id !== undefined && !ATTRIBUTES.has(id)) ids.add(id);
    } else if (expression.kind === 'not') visit(expression.operand);
    else for (const operand of expression.operands) visit(operand);
  };
  visit(filter.expression);
  return [...ids];
}

/** Undefined for what no column answers: the id, ages and durations. */
function columnOf({ entity, key }: Comparison): string | undefined {
  if (entity === 'dataset') return DATASETS_COLUMN;
  if (entity === 'metric') {
    if (key === AGE || key === DURATION) return undefined;
    return /^(?:params|tags)\.|^(?:min|max|count|step)\(metrics\./.test(key) ? key : `metrics.${key}`;
  }
  if (entity === 'param') return `params.${key}`;
  if (entity === 'tag') return `tags.${key}`;
  return entity === 'attribute' && ATTRIBUTES.has(key) ? key : undefined;
}

/** A filter over the rows of a table, compiled once: texts are judged by word, when one is met first, not by row. */
export function* compileFilter(filter: RunFilter, table: RunTable, nowMs: number): Steps<Predicate> {
  if (filter.kind === 'none') return EVERY;
  if (filter.kind === 'wrong') return NONE;
  if (filter.kind === 'words') return yield* compileWords(filter.words, table);
  const test = compile(filter.expression, { table, nowMs });
  return (row) => test(row) === 1;
}

interface Ground {
  readonly table: RunTable;
  readonly nowMs: number;
}

function compile(expression: Expression, ground: Ground): Test {
  if (expression.kind === 'comparison') return compileComparison(expression, ground);
  if (expression.kind === 'not') {
    const operand = compile(expression.operand, ground);
    return (row) => negate(operand(row));
  }
  const operands = expression.operands.map((operand) => compile(operand, ground));
  const decisive = expression.kind === 'or' ? 1 : 0;
  return (row) => {
    let result: Truth = decisive === 1 ? 0 : 1;
    for (const operand of operands) {
      const truth = operand(row);
      if (truth === decisive) return truth;
      if (truth === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}

function negate(truth: Truth): Truth {
  return truth === UNKNOWN ? UNKNOWN : truth === 1 ? 0 : 1;
}

function compileComparison(comparison: Comparison, { table, nowMs }: Ground): Test {
  const { entity, key, comparator, value } = comparison;
  if (entity === 'attribute' && key === 'run_id') return byText(comparison, (row) => table.id(row));
  if (entity === 'metric' && (key === AGE || key === DURATION)) {
    const holds = numberTest(comparison);
    const start = (row: number): number => table.number('start_time', row) ?? Number.NaN;
    if (key === AGE) return (row) => holds(nowMs - start(row));
    return (row) => holds((table.number('end_time', row) ?? nowMs) - start(row));
  }
  const column = table.columns.get(columnOf(comparison) ?? '');
  if (column === undefined) return () => UNKNOWN;
  if (entity === 'dataset') return column.kind === 'text' ? byDatasets(comparison, column) : () => UNKNOWN;
  if (comparator === 'IS NULL') return (row) => (isMissing(column, row) ? 1 : 0);
  if (comparator === 'IS NOT NULL') return (row) => (isMissing(column, row) ? 0 : 1);
  if (column.kind === 'number') {
    const holds = numberTest(comparison);
    return (row) => (isMissing(column, row) ? UNKNOWN : holds(column.values[row] ?? Number.NaN));
  }
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return byWord(column, isNumber ? numeralJudge(comparison) : textJudge(comparison), UNKNOWN);
}

/** What a word says to each row that has it; asked once a word. */
function byWord<T extends number>(
  column: TextData,
  judge: (word: string) => T,
  ofNone: T,
): (row: number) => T {
  // 0 stands for a word that nobody has met yet.
  const verdicts = new Uint8Array(column.words.length + 1);
  return (row) => {
    const code = column.codes[row] ?? 0;
    if (code === 0) return ofNone;
    const known = verdicts[code] ?? 0;
    if (known !== 0) return (known - 1) as T;
    const verdict = judge(column.words[code - 1] ?? '');
    verdicts[code] = verdict + 1;
    return verdict;
  };
}

function textJudge(comparison: Comparison): (word: string) => Truth {
  const test = textTest(comparison);
  return (word) => (test(word) ? 1 : 0);
}

/** A text that is no number never matches: neither `!=` nor NOT makes it one. */
function numeralJudge(comparison: Comparison): (word: string) => Truth {
  const holds = numberTest(comparison);
  return (word) => {
    const number = word.trim() === '' ? Number.NaN : Number(word);
    return Number.isNaN(number) ? UNKNOWN : holds(number);
  };
}

/** A run may have several datasets: a condition holds when one of them meets it. */
function byDatasets(comparison: Comparison, column: TextData): Test {
  const { key, comparator } = comparison;
  const isAbsence = comparator === 'IS NULL';
  const isPresence = comparator === 'IS NOT NULL';
  const test = isAbsence || isPresence ? () => isPresence : textTest(comparison);
  const judge = (word: string): Truth => {
    const texts = readDatasets(word).flatMap((dataset) => dataset[key as keyof RunDataset] ?? []);
    if (texts.length === 0) return isAbsence ? 1 : isPresence ? 0 : UNKNOWN;
    return texts.some(test) ? 1 : 0;
  };
  return byWord(column, judge, isAbsence ? 1 : isPresence ? 0 : UNKNOWN);
}

function isMissing(column: ColumnData, row: number): boolean {
  if (column.kind === 'text') return column.codes[row] === 0;
  return Number.isNaN(column.values[row]) && !column.nan.has(row);
}

/** NaN is a value: it fails every comparison but `!=`. */
function numberTest({ comparator, value }: Comparison): (number: number) => Truth {
  const wanted = Number(value);
  const holds: Readonly<Record<string, (number: number) => boolean>> = {
    '=': (number) => number === wanted,
    '!=': (number) => number !== wanted,
    '>': (number) => number > wanted,
    '>=': (number) => number >= wanted,
    '<': (number) => number < wanted,
    '<=': (number) => number <= wanted,
  };
  const test = holds[comparator] ?? (() => false);
  return (number) => (test(number) ? 1 : 0);
}

function textTest({ comparator, value }: Comparison): (text: string) => boolean {
  if (Array.isArray(value)) {
    const members = new Set(value as readonly string[]);
    return (text) => members.has(text) === (comparator === 'IN');
  }
  const wanted = String(value);
  if (comparator === 'RLIKE') {
    const pattern = compileRegex(wanted);
    return (text) => pattern.test(text);
  }
  if (comparator === 'LIKE' || comparator === 'ILIKE') {
    const pattern = compileLike(wanted, comparator === 'ILIKE');
    return (text) => pattern.test(text);
  }
  return comparator === '=' ? (text) => text === wanted : (text) => text !== wanted;
}

function byText(comparison: Comparison, textOf: (row: number) => string): Test {
  const test = textTest(comparison);
  return (row) => (test(textOf(row)) ? 1 : 0);
}

/** Each word must stand somewhere in the name, the id, the user or a param or tag that is at hand. */
function* compileWords(words: readonly string[], table: RunTable): Steps<Predicate> {
  const texts = textsOf(table);
  const marks: Uint8Array[] = [];
  for (const word of words) marks.push(yield* rowsWith(word, { texts, table }));
  const [first] = marks;
  if (first === undefined) return EVERY;
  return marks.length === 1 ? (row) => first[row] === 1 : (row) => marks.every((each) => each[row] === 1);
}

/** Makes what filters by words need, which takes longer than such a filter itself. */
export function* prepareWords(table: RunTable): Steps<void> {
  for (const { words } of textsOf(table)) yield* prepareTexts(words);
}

function textsOf(table: RunTable): TextData[] {
  return [...table.columns].flatMap(([id, column]) =>
    column.kind === 'text' && !['experiment_id', 'lifecycle_stage'].includes(id) ? column : [],
  );
}

/** Marks by row. Texts are judged before rows, and rows column by column: a row at a time takes ten times as long. */
function* rowsWith(
  word: string,
  { texts, table }: { texts: readonly TextData[]; table: RunTable },
): Steps<Uint8Array> {
  const marks = new Uint8Array(table.count);
  for (const { words, codes } of texts) {
    const hits = yield* textsWith(word, words);
    if (hits !== undefined) markHits(marks, codes, hits);
    yield;
  }
  if (/^[\da-f]{4,32}$/.test(word)) table.markIds(word, marks);
  return marks;
}

function markHits(marks: Uint8Array, codes: TextData['codes'], hits: Uint8Array): void {
  for (let row = 0; row < marks.length; row += 1) if (hits[codes[row] ?? 0] === 1) marks[row] = 1;
}
