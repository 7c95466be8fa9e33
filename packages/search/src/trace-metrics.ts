import { SearchError } from './error.ts';
import { trimBackticks, unquoteKey } from './names.ts';
import { holdsSeveralStatements, parseSyntax } from './parser.ts';
import { pythonList, pythonRepr } from './python-text.ts';
import { isTextual, requireQuoted } from './values.ts';

/** One filter of traces/metrics: `<view>.<entity>[.<key>] = '<value>'`. */
export interface TraceMetricsFilter {
  readonly view: 'trace' | 'span' | 'assessment';
  readonly entity: string;
  readonly key: string | undefined;
  readonly value: string;
}

/** Entities of each view, and whether they need a key. */
const entities: Readonly<Record<TraceMetricsFilter['view'], Readonly<Record<string, boolean>>>> = {
  trace: { status: false, tag: true, metadata: true },
  span: { name: false, status: false, type: false },
  assessment: { name: false, type: false },
};

function isView(word: string): word is TraceMetricsFilter['view'] {
  return Object.hasOwn(entities, word);
}

function identify(name: string): Omit<TraceMetricsFilter, 'value'> {
  const [first = '', entity, ...rest] = name.split('.');
  if (entity === undefined) {
    throw new SearchError(
      `Invalid identifier ${pythonRepr(name)}. Columns should be specified as ` +
        "'trace.<key>', 'span.<key>', 'assessment.<key>'.",
    );
  }
  const view = trimBackticks(first);
  if (!isView(view)) {
    throw new SearchError(
      `Invalid view type '${view}'. Valid values are dict_keys(${pythonList(Object.keys(entities))})`,
    );
  }
  const needsKey = Object.hasOwn(entities[view], entity) ? entities[view][entity] : undefined;
  if (needsKey === undefined) {
    throw new SearchError(
      `Invalid entity '${entity}' specified for view type '${view}'. ` +
        `Valid entities are ${pythonList(Object.keys(entities[view]))}`,
    );
  }
  if (needsKey && rest.length === 0) {
    throw new SearchError(`Filtering by ${entity} requires a key, e.g. '${view}.${entity}.<key> = <value>'`);
  }
  if (!needsKey && rest.length > 0) {
    throw new SearchError(`Filtering by ${entity} does not require a key, use '${view}.${entity}' instead`);
  }
  return { view, entity, key: rest.length === 0 ? undefined : unquoteKey(rest.join('.')) };
}

/** Parses one filter of traces/metrics, in MLflow's words where it is refused. */
export function parseTraceMetricsFilter(filter: string): TraceMetricsFilter {
  const { clauses, root, stray } = parseSyntax(filter);
  if (holdsSeveralStatements(filter)) {
    throw new SearchError(
      `Search filter contained multiple expression ${pythonRepr(filter)}. Provide AND-ed expression list.`,
    );
  }
  if (stray.length > 0) throw new SearchError(`Invalid clause(s) in filter string: ${stray.join(', ')}`);
  const [clause] = clauses;
  if (root?.kind === 'and' || root?.kind === 'or')
    throw new SearchError(`Invalid clause(s) in filter string: ${root.kind.toUpperCase()}`);
  if (root?.kind !== 'clause' || clause === undefined) {
    throw new SearchError(`Invalid filter: '${filter}'. Expected one filter clause.`);
  }
  if (clause.left.kind !== 'name') {
    throw new SearchError(`Invalid comparison clause. Expected 'Identifier' found '${clause.left.text}'`);
  }
  const identifier = identify(clause.left.text);
  if (clause.comparator !== '=') {
    throw new SearchError(`Invalid comparator: '${clause.comparator}', only '=' operator is supported`);
  }
  const { right } = clause;
  if (right !== undefined && isTextual(right)) return { ...identifier, value: requireQuoted(right.text) };
  throw new SearchError(
    `Expected a quoted string value for ${identifier.entity} value (e.g. 'my-value'). ` +
      `Got value ${right?.text ?? ''}`,
  );
}
