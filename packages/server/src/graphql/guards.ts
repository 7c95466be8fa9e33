import {
  GRAPHQL_ALIASES_MAX,
  GRAPHQL_DEPTH_MAX,
  GRAPHQL_ROOT_FIELDS_MAX,
  GRAPHQL_SELECTIONS_MAX,
} from '@millrace/protocol';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Why a query asks for too much; undefined when it does not. Fragments count with what they bring in. */
export function excessOf(document: DocumentNode): string | undefined {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  let selections = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    let level = [definition.selectionSet];
    for (let depth = 1; level.length > 0; depth += 1) {
      if (depth > GRAPHQL_DEPTH_MAX) return `Query exceeds maximum depth of ${GRAPHQL_DEPTH_MAX}`;
      const next: SelectionSetNode[] = [];
      for (const set of level) {
        const fields = fieldsOf(set, fragments);
        selections += fields.length;
        if (selections > GRAPHQL_SELECTIONS_MAX) {
          return `Query exceeds maximum total selections of ${GRAPHQL_SELECTIONS_MAX}`;
        }
        const excess = tooWide(fields, depth);
        if (excess !== undefined) return excess;
        next.push(...fields.flatMap(({ selectionSet }) => selectionSet ?? []));
      }
      level = next;
    }
  }
  return undefined;
}

function tooWide(fields: readonly FieldNode[], depth: number): string | undefined {
  if (depth === 1 && fields.length > GRAPHQL_ROOT_FIELDS_MAX) {
    return tooMany('root fields', fields.length, GRAPHQL_ROOT_FIELDS_MAX);
  }
  const aliases = fields.filter(({ alias }) => alias !== undefined).length;
  return aliases > GRAPHQL_ALIASES_MAX ? tooMany('aliases', aliases, GRAPHQL_ALIASES_MAX) : undefined;
}

function tooMany(what: string, found: number, max: number): string {
  return `GraphQL queries should have at most ${max} ${what}, got ${found} ${what}.`;
}

/** The fields of one level, also those that fragments bring to it; each fragment once. */
function fieldsOf(set: SelectionSetNode, fragments: Fragments): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const waiting = [...set.selections];
  for (let selection = waiting.pop(); selection !== undefined; selection = waiting.pop()) {
    if (selection.kind === Kind.FIELD) fields.push(selection);
    else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(...selection.selectionSet.selections);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      waiting.push(...(fragments.get(selection.name.value)?.selectionSet.selections ?? []));
    }
  }
  return fields;
}
