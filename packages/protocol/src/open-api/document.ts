import type { Endpoint, HttpMethod } from '../endpoint.ts';
import { ENDPOINTS } from '../endpoints.ts';
import { ERROR_CODES, type ErrorCode } from '../errors.ts';
import { MLFLOW_VERSION } from '../mlflow-version.ts';
import { SchemaBook } from './schemas.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the whole endpoint table, whose paths begin behind `staticPrefix`. */
export function openApiObject(staticPrefix = ''): Json {
  const book = new SchemaBook();
  const paths: Record<string, Json> = {};
  for (const endpoint of Object.values(ENDPOINTS) as unknown as Endpoint[]) {
    for (const [index, path] of endpoint.paths.entries()) {
      const key = path.replaceAll('+}', '}');
      const item = (paths[key] ??= {});
      for (const method of endpoint.methods)
        item[method.toLowerCase()] = operation({ endpoint, method, index, book });
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Millrace',
      version: '0.1.0',
      summary: `The REST API of MLflow ${MLFLOW_VERSION} as Millrace serves it`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: staticPrefix || '/' }],
    security: [],
    paths,
    components: { schemas: { ...book.schemas(), Error: ERROR_SCHEMA }, responses: { Error: ERROR_RESPONSE } },
  };
}

const WIRE_CODES = [
  ...new Set(
    Object.entries(ERROR_CODES).map(([code, facts]) => ('wire_code' in facts ? facts.wire_code : code)),
  ),
];

const ERROR_SCHEMA = {
  type: 'object',
  required: ['error_code', 'message'],
  properties: {
    error_code: { type: 'string', enum: WIRE_CODES },
    message: { type: 'string' },
    sqlstate: { type: 'string' },
    error_class: { type: 'string' },
  },
};
const ERROR_RESPONSE = {
  description: 'Refused or failed',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

interface Operation {
  readonly endpoint: Endpoint;
  readonly method: HttpMethod;
  readonly index: number;
  readonly book: SchemaBook;
}

function operation({ endpoint, method, index, book }: Operation): Json {
  const inBody = method !== 'GET' && endpoint.body === 'json' && hasBodyFields(endpoint);
  return {
    operationId: [
      endpoint.name.replaceAll('/', '-'),
      ...(endpoint.methods.length > 1 ? [method.toLowerCase()] : []),
      ...(index > 0 ? [String(index)] : []),
    ].join('-'),
    summary: endpoint.summary,
    tags: [endpoint.name.split('/')[0]],
    parameters: parameters(endpoint, inBody, book),
    ...(inBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: book.reference(endpoint.request) } },
          },
        }
      : {}),
    ...(endpoint.body === 'bytes'
      ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
      : {}),
    responses: { 200: success(endpoint, book), ...refusals(endpoint) },
  };
}

/** Whether a JSON body says anything that the path does not, or must repeat what the path says. */
function hasBodyFields({ request, pathFields }: Endpoint): boolean {
  return Object.entries(request.fields).some(([name, field]) => field.required || !pathFields.includes(name));
}

function parameters(endpoint: Endpoint, inBody: boolean, book: SchemaBook): Json[] {
  return Object.entries(endpoint.request.fields).flatMap(([name, field]) => {
    const isInPath = endpoint.pathFields.includes(name);
    if (inBody && !isInPath) return [];
    const description = field.description === undefined ? {} : { description: field.description };
    return [
      {
        name,
        in: isInPath ? 'path' : 'query',
        required: isInPath || field.required,
        schema: book.field(field),
        ...description,
      },
    ];
  });
}

function success(endpoint: Endpoint, book: SchemaBook): Json {
  if (endpoint.answer === 'json') {
    return {
      description: 'Done',
      content: { 'application/json': { schema: book.reference(endpoint.response) } },
    };
  }
  // The type of a file is that of its name.
  const type = endpoint.answer === 'file' ? '*/*' : endpoint.mediaType;
  return { description: 'Done', ...(type === undefined ? {} : { content: { [type]: {} } }) };
}

function refusals(endpoint: Endpoint): Json {
  const statuses = new Set<number>(endpoint.errors.map((code: ErrorCode) => ERROR_CODES[code].status));
  return Object.fromEntries(
    [...statuses, 'default'].map((status) => [status, { $ref: '#/components/responses/Error' }]),
  );
}
