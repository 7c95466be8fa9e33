import type { Entity } from './ast.ts';
import type { Draft, Identifier } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseListLiteral } from './list-literal.ts';
import { splitName, unquoteKey } from './names.ts';
import { pythonList, pythonRepr, pythonSet, pythonTuple } from './python-text.ts';
import type { Clause, Operand } from './syntax.ts';
import { isTextual, parseInteger, requireQuoted } from './values.ts';

/** What sets the registered-model grammar apart from that of versions. */
export interface RegistryRules {
  readonly attributes: ReadonlySet<string>;
  readonly numericAttributes: ReadonlySet<string>;
  /** Attributes that IN takes. */
  readonly listAttributes: readonly string[];
}

const entityWords: ReadonlyMap<string, Entity> = new Map([
  ['attribute', 'attribute'],
  ['tag', 'tag'],
  ['tags', 'tag'],
]);

/** The entity and key of a name of the registry; attributes are compared before quotes are taken off, as MLflow does. */
function identify(name: string, attributes: ReadonlySet<string>): Identifier {
  const split = splitName(name);
  const word = split.entity ?? 'attribute';
  const entity = entityWords.get(word);
  if (entity === undefined) {
    const valid = pythonTuple([...entityWords.keys()]);
    throw new SearchError(`Invalid entity type '${word}'. Valid entity types are ${valid}`);
  }
  if (entity === 'attribute' && !attributes.has(split.key)) {
    throw new SearchError(
      `Invalid attribute key '${split.key}' specified. Valid keys are '${pythonSet(attributes)}'`,
    );
  }
  return { entity, key: unquoteKey(split.key) };
}

function readNumber(operand: Operand, rules: RegistryRules, key: string): number | bigint {
  if (!rules.numericAttributes.has(key)) {
    throw new SearchError(
      `Only the '${pythonSet(rules.numericAttributes)}' attributes support comparison with numeric values.`,
    );
  }
  return operand.kind === 'integer' ? parseInteger(operand.text) : Number(operand.text);
}

function readValue({ entity, key }: Identifier, operand: Operand, rules: RegistryRules): Draft['value'] {
  if (isTextual(operand)) return requireQuoted(operand.text);
  if (entity === 'tag') {
    if (operand.kind === 'list') return parseListLiteral(operand.text);
    throw new SearchError(
      `Expected a quoted string value for tag (e.g. 'my-value'). Got value ${operand.text}`,
    );
  }
  if (operand.kind === 'list') {
    if (rules.listAttributes.includes(key)) return parseListLiteral(operand.text);
    throw new SearchError(
      `Only ${pythonList(rules.listAttributes)} attributes support comparison with a list of quoted string values.`,
    );
  }
  const takesNumbers = rules.numericAttributes.size > 0;
  if (takesNumbers && (operand.kind === 'integer' || operand.kind === 'float')) {
    return readNumber(operand, rules, key);
  }
  throw new SearchError(
    'Expected a quoted string value or a list of quoted string values for attributes. ' +
      `Got value ${operand.text}`,
  );
}

/** Reads names and value of a clause with MLflow's messages for what does not fit. */
export function readRegistryClause(clause: Clause, rules: RegistryRules): Draft {
  const { left, right } = clause;
  if (left.kind !== 'name') {
    throw new SearchError(`Invalid comparison clause. Expected 'Identifier' found '${left.text}'`);
  }
  const identifier = identify(left.text, rules.attributes);
  const value = right === undefined ? null : readValue(identifier, right, rules);
  const comparator = clause.comparator.toUpperCase();
  return { ...identifier, comparator, value, isFloatLiteral: right?.kind === 'float' };
}

/** The messages that both grammars share. */
export const registryMessages: Omit<FilterGrammar<Draft>, 'read' | 'check'> = {
  blankMessage: (filter) => `Invalid filter '${filter}'. Could not be parsed.`,
  severalMessage: (filter) =>
    `Search filter contained multiple expression ${pythonRepr(filter)}. Provide AND-ed expression list.`,
  strayMessage: (_filter, stray) => `Invalid clause(s) in filter string: ${stray.join(', ')}`,
};

export function refuseTagComparator(comparator: string): string {
  return `Invalid comparator for tag: ${comparator}`;
}

export function refuseAttributeComparator(comparator: string): string {
  return `Invalid comparator for attribute: ${comparator}`;
}
