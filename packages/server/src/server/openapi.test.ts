import { ENDPOINTS, type Endpoint } from '@millrace/protocol';
import { useServer } from '@millrace/testkit/use-server';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, it } from 'vitest';

type Json = Record<string, unknown>;

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Json };
  readonly responses: Readonly<Record<string, { readonly content?: Json }>>;
}

interface Document extends Json {
  readonly info: Json;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Json>>;
}

const PATH = '/api/millrace/1.0/openapi.json';
const server = useServer();
const prefixed = useServer({ settings: { staticPrefix: '/mlflow' } });
let served: Document;

beforeEach(async () => {
  served = (await server.get(PATH)).json as Document;
});

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(served.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** Every object of a JSON value with its pointer. */
function* objectsOf(value: unknown, pointer = ''): Generator<[pointer: string, object: Json]> {
  if (typeof value !== 'object' || value === null) return;
  yield [pointer, value as Json];
  for (const [key, member] of Object.entries(value)) {
    const step = encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
    yield* objectsOf(member, `${pointer}/${step}`);
  }
}

/** The form of times on the wire, always in UTC. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** Judges values by the document's schemas, strictly: an unknown keyword or format is an error. */
function schemaBook(): Ajv2020 {
  const book = new Ajv2020({
    strict: true,
    formats: { int32: true, int64: true, double: true, 'date-time': RFC_3339 },
  });
  return book.addVocabulary(Object.keys(served)).addSchema(served, 'openapi');
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(served))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it.each<[string, (broken: Document) => unknown]>([
    ['no title', ({ info }) => delete info['title']],
    [
      'an unknown place of a parameter',
      ({ paths }) => {
        const parameter = paths['/get-artifact']?.['get']?.parameters[0] as Json;
        parameter['in'] = 'body';
      },
    ],
    [
      'a response without a description',
      ({ paths }) => {
        const response = paths['/health']?.['get']?.responses['200'] as Json;
        return delete response['description'];
      },
    ],
    ['a path without a slash', ({ paths }) => Object.assign(paths, { health: paths['/health'] })],
    ['a reference to nothing', ({ components }) => delete components['schemas']?.['RunInfo']],
    ['a field of Swagger', (broken) => Object.assign(broken, { definitions: {} })],
  ])('would not be with %s', async (_, breakIt) => {
    const broken = structuredClone(served);
    breakIt(broken);
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  it('describes every path and method of every endpoint, and nothing else', () => {
    const expected = (Object.values(ENDPOINTS) as unknown as Endpoint[]).flatMap(({ paths, methods }) =>
      paths.flatMap((path) => methods.map((method) => `${method} ${path.replaceAll('+}', '}')}`)),
    );
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  it('has no operationId twice', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('refers to what is there, and has nothing that nobody refers to', () => {
    const objects = new Map(objectsOf(served));
    const references = [...objects.values()].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    const components = Object.entries(served.components).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `#/components/${kind}/${name}`),
    );
    expect([...new Set(references)].toSorted()).toEqual(components.toSorted());
  });

  it('declares exactly the parameters that a path has', () => {
    for (const { path, operation } of operations()) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      expect([path, inPath.map(({ name }) => name).toSorted()]).toEqual([path, named.toSorted()]);
    }
  });

  it('has schemas that a strict validator of JSON Schema takes', () => {
    const book = schemaBook();
    const pointers = [...objectsOf(served)]
      .map(([pointer]) => pointer)
      .filter((pointer) => /^\/components\/schemas\/[^/]+$|\/schema$/.test(pointer));
    expect(pointers.length).toBeGreaterThan(200);
    for (const pointer of pointers) expect(book.getSchema(`openapi#${pointer}`)).toBeTypeOf('function');
  });

  it('asks for no body that would say nothing', () => {
    const bodyOf = (path: string, method: string): unknown => served.paths[path]?.[method]?.requestBody;
    const model = '/api/2.0/mlflow/logged-models/{model_id}';
    expect([bodyOf(model, 'delete'), bodyOf(`${model}/tags/{tag_key}`, 'delete')]).toEqual([
      undefined,
      undefined,
    ]);
    expect([bodyOf(model, 'patch'), bodyOf(`${model}/params`, 'post')]).not.toContain(undefined);
    const reading = operations().filter(({ method }) => method === 'get');
    expect(reading.filter(({ operation }) => operation.requestBody !== undefined)).toEqual([]);
  });

  it('names the types that answers have', async () => {
    await server.uploadArtifact('a.bin', 'x');
    const run_uuid = await server.createRun();
    const upload = '/ajax-api/2.0/mlflow/upload-artifact';
    const proxied = '/api/2.0/mlflow-artifacts/artifacts/{path}';
    const body = 'x';
    for (const [method, path, response] of [
      ['get', '/health', await fetch(`${server.url}/health`)],
      ['get', '/version', await fetch(`${server.url}/version`)],
      ['get', PATH, await fetch(server.url + PATH)],
      ['get', proxied, await fetch(server.url + proxied.replace('{path}', 'a.bin'))],
      ['put', proxied, await server.sendBytes('PUT', proxied.replace('{path}', 'b'), { body })],
      ['post', upload, await server.sendBytes('POST', `${upload}?run_uuid=${run_uuid}&path=a`, { body })],
    ] as const) {
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const isFile = response.headers.has('content-disposition');
      const isEmpty = (await response.text()) === '';
      const described = Object.keys(served.paths[path]?.[method]?.responses['200']?.content ?? {});
      const expected = isFile ? ['*/*'] : isEmpty ? [] : [type];
      expect([path, response.status, described]).toEqual([path, 200, expected]);
    }
  });

  it('describes what the server takes and answers', async () => {
    const book = schemaBook();
    const expectFits = (name: string, value: unknown): void => {
      const check = book.getSchema(`openapi#/components/schemas/${name}`);
      expect([name, check?.(value), check?.errors]).toEqual([name, true, null]);
    };
    const run_id = await server.createRun({ start_time: 3 });
    const model_id = await server.createLoggedModel({ source_run_id: run_id });
    const dataset = { name: 'iris', digest: 'd', source_type: 'local', source: '{}' };
    const inputs = { run_id, datasets: [{ dataset }], models: [{ model_id }] };
    expectFits('LogInputsRequest', inputs);
    await server.post('runs/log-inputs', inputs);
    const batch = {
      run_id,
      metrics: [{ key: 'm', value: 'NaN', timestamp: 1, step: -1, model_id }],
      params: [{ key: 'p' }],
      tags: [{ key: 't', value: 'v' }],
    };
    expectFits('LogBatchRequest', batch);
    expectFits('LogBatchResponse', (await server.post('runs/log-batch', batch)).json);
    expectFits('GetRunResponse', (await server.get('runs/get', { run_id })).json);
    expectFits('GetLoggedModelResponse', (await server.get(`logged-models/${model_id}`)).json);
    const search = { experiment_ids: ['0'], max_results: 1 };
    expectFits('SearchRunsRequest', search);
    expectFits('SearchRunsResponse', (await server.post('runs/search', search)).json);
    const history = await server.get('metrics/get-history', { run_id, metric_key: 'm' });
    expectFits('GetMetricHistoryResponse', history.json);
    expectFits('GetServerInfoResponse', (await server.get('/api/3.0/mlflow/server-info')).json);
    for (const refused of [await server.get('runs/get'), await server.get('/nowhere')])
      expectFits('Error', refused.json);
  });

  it('names the static prefix as the place where the paths begin', async () => {
    expect(served.servers).toEqual([{ url: '/' }]);
    const { json } = await prefixed.get(`/mlflow${PATH}`);
    expect((json as Document).servers).toEqual([{ url: '/mlflow' }]);
  });
});
