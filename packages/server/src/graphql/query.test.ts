import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

interface GraphqlAnswer {
  data: Record<string, unknown> | null;
  errors: string[] | null;
}

async function ask(query: string, variables?: unknown): Promise<GraphqlAnswer> {
  return (await server.post('/graphql', { query, variables })).json as GraphqlAnswer;
}

describe('graphql/query', () => {
  it('answers a run with its experiment and the versions made of it', async () => {
    const run_id = await server.createRun({ run_name: 'first', start_time: '9007199254740993' });
    await server.post('runs/log-batch', {
      run_id,
      metrics: [
        { key: 'acc', value: 0.5, timestamp: 1, step: 2 },
        { key: 'bad', value: 'NaN', timestamp: 1 },
      ],
      params: [{ key: 'p', value: 'v' }],
    });
    await server.createRegisteredModel('m');
    await server.createModelVersion('m', { run_id });
    const { data, errors } = await ask(
      `query GetRun($input: MlflowGetRunInput!) @component(name: "test") {
        mlflowGetRun(input: $input) {
          apiError { code }
          run {
            info { runName status startTime endTime }
            data { metrics { key value step } params { key value } }
            experiment { experimentId name effectiveTraceArchivalRetention }
            modelVersions { name version aliases }
          }
        }
      }`,
      { input: { runId: run_id } },
    );
    expect(errors).toEqual(null);
    expect(data).toEqual({
      mlflowGetRun: {
        apiError: null,
        run: {
          info: { runName: 'first', status: 'RUNNING', startTime: '9007199254740993', endTime: '0' },
          data: {
            metrics: [
              { key: 'acc', value: 0.5, step: '2' },
              { key: 'bad', value: null, step: '0' },
            ],
            params: [{ key: 'p', value: 'v' }],
          },
          experiment: { experimentId: '0', name: 'Default', effectiveTraceArchivalRetention: '' },
          modelVersions: [{ name: 'm', version: '1', aliases: [] }],
        },
      },
    });
  });

  it('searches runs as query and as mutation, and samples metrics by its own input', async () => {
    const run_id = await server.createRun({ run_name: 'a' });
    for (const step of [0, 1, 2, 3]) {
      await server.post('runs/log-metric', { run_id, key: 'm', value: step, timestamp: step, step });
    }
    const search = `mlflowSearchRuns(input: { experimentIds: ["0"], filter: "run_name = 'a'" }) { runs { info { runId } } }`;
    for (const kind of ['query', 'mutation']) {
      expect((await ask(`${kind} { ${search} }`)).data).toEqual({
        mlflowSearchRuns: { runs: [{ info: { runId: run_id } }] },
      });
    }
    const { data } = await ask(
      `{ mlflowGetMetricHistoryBulkInterval(input: { runIds: ["${run_id}"], metricKey: "m", startStep: 1, endStep: 2 })
         { metrics { step value } } }`,
    );
    expect(data).toEqual({
      mlflowGetMetricHistoryBulkInterval: {
        metrics: [
          { step: '1', value: 1 },
          { step: '2', value: 2 },
        ],
      },
    });
  });

  it('tells what the store refuses in errors, with status 200', async () => {
    expect(await ask('{ mlflowGetRun(input: { runId: "nope" }) { run { info { runId } } } }')).toEqual({
      data: { mlflowGetRun: null },
      errors: ['Run with id=nope not found'],
    });
    expect((await ask('{ nosuch }')).errors).toEqual(['Cannot query field "nosuch" on type "Query".']);
    const query = 'query Q($a: String!) { test(inputString: $a) { output } }';
    expect((await ask(query, { a: { b: 1 } })).errors).toEqual([expect.stringContaining('invalid value')]);
  });

  it("takes a run's old name", async () => {
    const runUuid = await server.createRun({ run_name: 'old' });
    const query = 'query Q($i: MlflowGetRunInput!) { mlflowGetRun(input: $i) { run { info { runName } } } }';
    expect((await ask(query, { i: { runUuid } })).data).toEqual({
      mlflowGetRun: { run: { info: { runName: 'old' } } },
    });
  });

  it.each([
    [
      'depth',
      `{ ${'__schema { types { fields { type '.repeat(1)}${'{ ofType '.repeat(9)}{ name }${' }'.repeat(9)} } } } }`,
    ],
    ['root fields', `{ ${Array.from({ length: 11 }, (_, at) => `f${at}`).join(' ')} }`],
    ['aliases', `{ test { ${Array.from({ length: 11 }, (_, at) => `a${at}: output`).join(' ')} } }`],
    [
      'aliases',
      `fragment F on Test { ${Array.from({ length: 11 }, (_, at) => `a${at}: output`).join(' ')} } { test { ...F } }`,
    ],
  ])('refuses too much %s', async (what, query) => {
    const { data, errors } = await ask(query);
    expect(data).toBeNull();
    expect(errors).toEqual([expect.stringContaining(what)]);
  });

  it('refuses what is no query', async () => {
    expect(refusal(await server.post('/graphql', { query: '{' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('Syntax Error'),
    ]);
    expect(refusal(await server.post('/graphql', {}))[1]).toBe('INVALID_PARAMETER_VALUE');
  });
});
