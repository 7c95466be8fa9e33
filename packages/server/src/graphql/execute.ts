import {
  ApiError,
  type ENDPOINTS,
  invalidParameter,
  type JsonObject,
  JsonText,
  type ResponseOf,
} from '@millrace/protocol';
import { type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql';
import type { Caller } from '../application/handler.ts';
import { excessOf } from './guards.ts';
import { schema } from './schema.ts';

export interface GraphqlQuery {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | undefined;
}

type GraphqlAnswer = ResponseOf<(typeof ENDPOINTS)['graphql/query']>;

/** Both members are always there, as in MLflow's answers. */
const NULL = new JsonText('null');

/** Nodes of a document, so that a long query is refused before it is built. */
const TOKENS_MAX = 20_000;

/** Runs a query. Errors are texts, as MLflow writes them. */
export async function executeGraphql(
  { query, variables, operationName }: GraphqlQuery,
  caller: Pick<Caller, 'ask'>,
): Promise<GraphqlAnswer> {
  const document = parseQuery(query);
  const excess = excessOf(document);
  if (excess !== undefined) return { data: NULL, errors: [excess] };
  const faults = validate(schema, document);
  if (faults.length > 0) return { data: NULL, errors: faults.map(({ message }) => message) };
  const result = await execute({
    schema,
    document,
    contextValue: caller,
    variableValues: (variables ?? {}) as Record<string, unknown>,
    operationName: operationName ?? null,
  });
  return {
    data: (result.data as JsonObject | null) ?? NULL,
    errors: result.errors === undefined ? NULL : result.errors.map(shownText),
  };
}

function parseQuery(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: TOKENS_MAX, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) throw invalidParameter(error.message);
    throw error;
  }
}

function shownText({ originalError, message }: GraphQLError): string {
  // A fault of ours goes the way of all others: into the log, with a fixed text for the client.
  const isTheirs =
    originalError === undefined || originalError instanceof GraphQLError || ApiError.is(originalError);
  if (!isTheirs) throw originalError;
  return message;
}
