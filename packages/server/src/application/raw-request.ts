import {
  type Endpoint,
  type Fields,
  invalidParameter,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '@millrace/protocol';
import type { Call } from './application.ts';

/** The request's fields before they are read: query string, JSON body and path put together. */
export function rawRequest(endpoint: Endpoint, call: Call): JsonObject {
  const fromQuery = call.query !== '' && (call.method === 'GET' || endpoint.body !== 'json');
  const raw = fromQuery
    ? readQuery(endpoint.request.fields, call.query)
    : readBody(typeof call.body === 'string' ? call.body : '');
  return endpoint.pathFields.length === 0 ? raw : withPathFields({ endpoint, raw, call });
}

function readQuery(fields: Fields, query: string): JsonObject {
  const raw: JsonObject = {};
  const parameters = new URLSearchParams(`?${query}`);
  for (const [name, field] of Object.entries(fields)) {
    const values = parameters.getAll(name);
    const [first] = values;
    if (first === undefined) continue;
    if (field.shape === 'list') raw[name] = values;
    else raw[name] = field.type === 'bool' ? readBoolean(first) : first;
  }
  const legacyRunId = parameters.get('run_uuid');
  if (legacyRunId !== null) raw['run_uuid'] ??= legacyRunId;
  return raw;
}

function readBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw invalidParameter(`Invalid boolean value: ${text}, must be 'true' or 'false'.`);
  }
  return word === 'true';
}

function readBody(text: string): JsonObject {
  if (text === '') return {};
  let value = parse(text);
  // Old clients encode the object twice.
  if (typeof value === 'string') value = parse(value);
  if (value === null) return {};
  if (!isJsonObject(value)) throw invalidParameter('The request body must be a JSON object.');
  return value;
}

function parse(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidParameter(`The request body is ${(error as Error).message}.`);
  }
}

/**
 * A field of the path is filled in; where MLflow wants it in the body too, it is left to the check of required
 * fields. Two different values are refused: which of them means the object must never be in doubt.
 */
function withPathFields({
  endpoint,
  raw,
  call,
}: {
  endpoint: Endpoint;
  raw: JsonObject;
  call: Call;
}): JsonObject {
  const filled: JsonObject = { ...raw };
  for (const name of endpoint.pathFields) {
    const inPath = call.params[name];
    const inBody = raw[name];
    if (inPath === undefined) continue;
    const isWantedInBody = endpoint.body === 'json' && endpoint.request.fields[name]?.required === true;
    if (inBody === undefined && !isWantedInBody) filled[name] = inPath;
    else if (typeof inBody === 'string' && inBody !== '' && inBody !== inPath) {
      throw invalidParameter(
        `The path names ${name} '${inPath}', the request body '${inBody.slice(0, 300)}'.`,
      );
    }
  }
  return filled;
}
