import {
  LINKED_PROMPTS_TAG,
  SOURCE_RUN_METADATA,
  TRACE_ARTIFACT_LOCATION_TAG,
  TRACE_COST_METADATA,
  TRACE_FINALIZED_METADATA,
  TRACE_NAME_TAG,
  TRACE_SESSION_METADATA,
  TRACE_SPANS_LOCATION_TAG,
  TRACE_TOKEN_USAGE_METADATA,
} from '@millrace/protocol';
import { type Comparison, type Entity, type Expression, SPAN_ATTRIBUTE_PREFIX } from '@millrace/search';
import { comparisonOf, testOf } from '../../search/condition.ts';
import { column, type Field, type Fields, VALUE_MARK } from '../../search/fields.ts';
import { joinSql, type Sql, sql } from '../../search/sql.ts';
import { IS_PACKED } from './span-chunks.ts';

/** Tags and metadata that are columns of the trace's row, which is `t`. */
export const TRACE_COLUMNS: Readonly<Record<string, string>> = {
  [`tag ${TRACE_NAME_TAG}`]: 't.trace_name',
  [`tag ${TRACE_SPANS_LOCATION_TAG}`]: 't.spans_location',
  [`tag ${TRACE_ARTIFACT_LOCATION_TAG}`]:
    "ifnull(t.artifact_location, (SELECT e.artifact_location || '/traces/' || t.trace_id || '/artifacts' FROM experiments e WHERE e.experiment_id = t.experiment_id))",
  [`metadata ${TRACE_SESSION_METADATA}`]: 't.session_id',
  [`metadata ${TRACE_TOKEN_USAGE_METADATA}`]: 't.token_usage',
  [`metadata ${TRACE_COST_METADATA}`]: 't.cost',
  [`metadata ${TRACE_FINALIZED_METADATA}`]: "CASE WHEN t.is_finalized THEN 'true' END",
};
const ATTRIBUTES: Readonly<Record<string, string>> = {
  request_id: 't.trace_id',
  end_time_ms: '(t.timestamp_ms + ifnull(t.execution_time_ms, 0))',
};

/** Where the fields of a trace search are that have one value. */
export const TRACE_FIELDS: Fields = {
  field: (entity: Entity, key: string): Field => {
    if (entity === 'attribute') return column(ATTRIBUTES[key] ?? `t.${key}`);
    const known = TRACE_COLUMNS[`${entity} ${key}`];
    if (known !== undefined) return column(known);
    const table = entity === 'tag' ? 'trace_tags' : 'trace_metadata';
    const from =
      `FROM ${table} v WHERE v.trace_key = t.trace_key AND ` +
      'v.name_id = (SELECT name_id FROM names WHERE name = ?)';
    return {
      test: (condition) => sql(`(SELECT ${put('v.value', condition)} ${from})`, ...condition.values, key),
      value: sql(`(SELECT v.value ${from})`, key),
      nan: 'never',
    };
  },
};

function put(expression: string, condition: Sql): string {
  return condition.sql.replaceAll(VALUE_MARK, expression);
}

/** What a filter needs to know beyond itself. */
export interface TraceScope {
  /** Experiments in which traces of one session are looked for. */
  readonly experiment_ids: readonly number[];
  /** The number of a name; undefined when no span, tag or metric has it. */
  readonly nameOf: (name: string) => number | undefined;
}

/** A filter of traces as SQL. Comparisons of spans that stand side by side must hold for one and the same span. */
export function traceCondition(expression: Expression, scope: TraceScope): Sql {
  if (expression.kind === 'comparison') {
    return expression.entity === 'span' ? spanCondition([expression], scope) : single(expression, scope);
  }
  if (expression.kind === 'not') {
    const operand = traceCondition(expression.operand, scope);
    return sql(`NOT (${operand.sql})`, ...operand.values);
  }
  if (expression.kind === 'or') return joined(expression.operands, scope, ' OR ');
  const spans = expression.operands.filter(isOfSpan);
  if (spans.length === 0) return joined(expression.operands, scope, ' AND ');
  const others = expression.operands.filter((operand) => !isOfSpan(operand));
  const parts = others.map((operand) => traceCondition(operand, scope));
  // Last, because it is dear: spans are looked at only in traces that meet all else.
  const all = joinSql([...parts, spanCondition(spans, scope)], ' AND ');
  return sql(`(${all.sql})`, ...all.values);
}

function joined(operands: readonly Expression[], scope: TraceScope, separator: string): Sql {
  const all = joinSql(
    operands.map((operand) => traceCondition(operand, scope)),
    separator,
  );
  return sql(`(${all.sql})`, ...all.values);
}

function isOfSpan(expression: Expression): expression is Comparison {
  return expression.kind === 'comparison' && expression.entity === 'span';
}

function single(comparison: Comparison, scope: TraceScope): Sql {
  const { entity, key } = comparison;
  if (entity === 'feedback' || entity === 'expectation') return assessmentCondition(comparison, scope);
  if (entity === 'issue') {
    return sql(
      "EXISTS (SELECT 1 FROM assessments a WHERE a.trace_key = t.trace_key AND a.kind = 'issue' AND a.name = ?)",
      String(comparison.value),
    );
  }
  if (entity === 'tag' && key === LINKED_PROMPTS_TAG) return linked('prompt', String(comparison.value));
  if (entity === 'metadata' && key === SOURCE_RUN_METADATA && comparison.comparator === '=') {
    const ofMetadata = comparisonOf(comparison, TRACE_FIELDS.field(entity, key));
    const ofLink = linked('run', String(comparison.value));
    return sql(`(${ofLink.sql} OR ifnull(${ofMetadata.sql}, 0))`, ...ofLink.values, ...ofMetadata.values);
  }
  return comparisonOf(comparison, TRACE_FIELDS.field(entity, key));
}

function linked(kind: 'run' | 'prompt', target: string): Sql {
  return sql(
    'EXISTS (SELECT 1 FROM trace_links l WHERE l.kind = ? AND l.target = ? AND l.trace_id = t.trace_id)',
    kind,
    target,
  );
}

/** An assessment that names its session counts for all traces of the session. */
function assessmentCondition(comparison: Comparison, { experiment_ids }: TraceScope): Sql {
  const { entity, key, comparator } = comparison;
  const meets = valueCondition(comparison);
  const filter = sql(
    `a.kind = ? AND a.name = ? AND a.valid = 1 AND ${meets.sql}`,
    entity,
    key,
    ...meets.values,
  );
  const exists = sql(
    `(EXISTS (SELECT 1 FROM assessments a WHERE a.trace_key = t.trace_key AND ${filter.sql}) OR ` +
      't.session_id IN (SELECT s.session_id FROM assessments a JOIN traces s ON s.trace_key = a.trace_key ' +
      `WHERE a.is_of_session AND s.session_id IS NOT NULL AND s.experiment_id IN (SELECT value FROM json_each(?)) AND ${filter.sql}))`,
    ...filter.values,
    JSON.stringify(experiment_ids),
    ...filter.values,
  );
  if (comparator !== 'IS NULL') return sql(`ifnull(${exists.sql}, 0)`, ...exists.values);
  return sql(`NOT ifnull(${exists.sql}, 0)`, ...exists.values);
}

function valueCondition(comparison: Comparison): Sql {
  const { comparator, value } = comparison;
  if (value === null) return sql('1');
  if (typeof value !== 'string') {
    const test = testOf(comparison, false);
    return sql(`(a.is_number AND ${put('a.number', test)})`, ...test.values);
  }
  if (comparator === '=' || comparator === '!=') {
    // JSON as it is, or as the string that it is.
    const both = sql('a.value IN (?, ?)', value, JSON.stringify(value));
    return comparator === '=' ? both : sql(`NOT (${both.sql})`, ...both.values);
  }
  const test = testOf(comparison, false);
  return sql(put('a.value', test), ...test.values);
}

const SPAN_COLUMNS: Readonly<Record<string, string>> = {
  name: '(SELECT n.name FROM names n WHERE n.name_id = s.name_id)',
  type: '(SELECT n.name FROM names n WHERE n.name_id = s.type_id)',
  status: 's.status',
};

function isOfColumn({ key }: Comparison): boolean {
  return key in SPAN_COLUMNS;
}

/** Conditions on one span of the trace; those on its text come last, since it must be unpacked for them. */
function spanCondition(comparisons: readonly Comparison[], { nameOf }: TraceScope): Sql {
  const onColumns = comparisons.filter(isOfColumn).map((comparison) => columnCondition(comparison, nameOf));
  const texts = comparisons.filter((comparison) => !isOfColumn(comparison)).map(textComparison);
  const onText = texts.map((comparison) => tested(SPAN_TEXT, comparison));
  const all = joinSql([...onColumns, ...onText], ' AND ');
  const span = sql(
    `EXISTS (SELECT 1 FROM spans s${texts.length > 0 ? ' CROSS JOIN span_chunks c ON c.chunk_id = s.chunk_id' : ''} ` +
      `WHERE s.trace_key = t.trace_key AND ${all.sql})`,
    ...all.values,
  );
  const patterns = texts.filter(({ comparator }) => comparator === 'LIKE' || comparator === 'ILIKE');
  return patterns.length === 0 ? span : joinSql([chunkCondition(patterns), span], ' AND ');
}

/**
 * Whether a chunk of the trace may hold a span that the patterns fit: what fits a part of a chunk's text fits the
 * whole with anything around it. SQLite tests plain chunks itself, many times faster than span by span.
 */
function chunkCondition(patterns: readonly Comparison[]): Sql {
  const tests = patterns.map((comparison) =>
    tested('CAST(c.body AS TEXT)', { ...comparison, value: `%${String(comparison.value)}%` }),
  );
  const all = joinSql(tests, ' AND ');
  return sql(
    'EXISTS (SELECT 1 FROM span_chunks c WHERE c.trace_key = t.trace_key AND ' +
      `(${IS_PACKED} OR (${all.sql})))`,
    ...all.values,
  );
}

function columnCondition(comparison: Comparison, nameOf: TraceScope['nameOf']): Sql {
  const { key, comparator, value } = comparison;
  if (comparator === '=' && typeof value === 'string' && key !== 'status') {
    const name = nameOf(value);
    return name === undefined ? sql('0') : sql(`s.${key}_id = ?`, name);
  }
  return tested(SPAN_COLUMNS[key] ?? '', comparison);
}

function tested(expression: string, comparison: Comparison): Sql {
  const test = testOf(comparison, false);
  return sql(put(expression, test), ...test.values);
}

const SPAN_TEXT = 'span_text(c.chunk_id, c.body, s.position)';

/** A pattern over a span's JSON, as MLflow makes it of a comparison with one of its attributes. */
function textComparison(comparison: Comparison): Comparison {
  const { key, comparator, value } = comparison;
  if (!key.startsWith(SPAN_ATTRIBUTE_PREFIX)) return comparison;
  const name = unquoted(key.slice(SPAN_ATTRIBUTE_PREFIX.length));
  const pattern = (text: string): string =>
    comparator === 'RLIKE' ? regexWithin(name, text) : `%"${name}"${text}%`;
  return { ...comparison, value: Array.isArray(value) ? value.map(pattern) : pattern(String(value)) };
}

function unquoted(name: string): string {
  return name.length > 1 && name.startsWith('`') && name.endsWith('`') ? name.slice(1, -1) : name;
}

/** The stored form is `"<name>": "\"<value>\""`. */
function regexWithin(name: string, pattern: string): string {
  const isAnchored = pattern.startsWith('^');
  const ends = pattern.endsWith('$');
  const inner = pattern.slice(isAnchored ? 1 : 0, ends ? -1 : undefined);
  return `"${name}": ${isAnchored ? '"\\\\"' : '"\\\\".*'}${inner}${ends ? '\\\\"' : ''}`;
}
