import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { fullFixture, UNKNOWN_RUN_ID } from '../fixture.ts';

const RUN = `info { runId runUuid runName experimentId userId status startTime endTime artifactUri lifecycleStage }
  data { metrics { key value timestamp step } params { key value } tags { key value } }
  inputs { datasetInputs { tags { key value } dataset { name digest sourceType source schema profile } } modelInputs { modelId } }
  outputs { modelOutputs { modelId step } }
  experiment { experimentId name artifactLocation lifecycleStage tags { key value } }
  modelVersions { name version currentStage status source runId aliases tags { key value } }`;

const TYPES = `{ __schema { queryType { name } mutationType { name }
  types { name kind fields { name args { name type { name kind } } type { name kind ofType { name kind ofType { name } } } }
    inputFields { name type { name kind ofType { name } } } enumValues { name } } } }`;

function ask(
  s: Player,
  query: string,
  options: { as: string; variables?: object } = { as: '' },
): Promise<unknown> {
  const { as, variables } = options;
  const request =
    variables === undefined ? { query } : { query, variables: JSON.parse(JSON.stringify(variables)) };
  return s.post('/graphql', request, { as });
}

/** A run with everything that a query shows. */
async function seedRun(s: Player): Promise<{ runId: string; experimentId: string; modelId: string }> {
  const { runId, experimentId, modelId } = await fullFixture(s);
  await s.post('/mlflow/runs/log-batch', {
    run_id: runId,
    metrics: [
      { key: 'acc', value: 0.5, timestamp: 7, step: 3 },
      { key: 'nan', value: 'NaN', timestamp: 8, step: 0 },
      { key: 'big', value: 1, timestamp: 9, step: 2n ** 53n + 1n },
    ],
    params: [{ key: 'p', value: 'v' }],
  });
  await s.post('/mlflow/runs/log-inputs', {
    run_id: runId,
    datasets: [
      {
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
        dataset: { name: 'iris', digest: 'd1', source_type: 'local', source: '{}' },
      },
    ],
    models: [{ model_id: modelId }],
  });
  const name = s.unique('registered for a query');
  await s.post('/mlflow/registered-models/create', { name });
  await s.post('/mlflow/model-versions/create', { name, source: 's3://bucket/a', run_id: runId });
  return { runId, experimentId, modelId };
}

export const graphqlSequences: readonly Sequence[] = [
  sequence('graphql/a run', async (s) => {
    const { runId } = await seedRun(s);
    const query = `query GetRun($data: MlflowGetRunInput!) @component(name: "MLflow.ExperimentRunTracking") {
      mlflowGetRun(input: $data) { apiError { code message helpUrl } run { ${RUN} } } }`;
    await ask(s, query, { as: 'by variable', variables: { data: { runId } } });
    await ask(s, query, { as: 'by its old name', variables: { data: { runUuid: runId } } });
    await ask(s, query, { as: 'unknown', variables: { data: { runId: UNKNOWN_RUN_ID } } });
    await ask(
      s,
      `{ mlflowGetRun(input: { runId: "${runId}" }) { run { info { runId } data { tags { key } } } } }`,
      {
        as: 'inline',
      },
    );
  }),
  sequence('graphql/an experiment', async (s) => {
    const { experimentId } = await seedRun(s);
    const fields = `experiment { experimentId name artifactLocation lifecycleStage creationTime lastUpdateTime tags { key value } }`;
    await ask(
      s,
      `{ mlflowGetExperiment(input: { experimentId: "${experimentId}" }) { ${fields} apiError { code } } }`,
      {
        as: 'known',
      },
    );
    await ask(s, `{ mlflowGetExperiment(input: { experimentId: "987654321" }) { ${fields} } }`, {
      as: 'unknown',
    });
    await ask(s, `{ mlflowGetExperiment(input: { experimentId: "abc" }) { ${fields} } }`, {
      as: 'no number',
    });
  }),
  sequence('graphql/searches', async (s) => {
    const { runId, experimentId } = await seedRun(s);
    for (const kind of ['query', 'mutation']) {
      await ask(
        s,
        `${kind} { mlflowSearchRuns(input: { experimentIds: ["${experimentId}"], filter: "run_name = 'first'", runViewType: ALL,
          maxResults: 5, orderBy: ["start_time DESC"] }) { runs { ${RUN} } nextPageToken } }`,
        { as: `runs as ${kind}` },
      );
    }
    await ask(
      s,
      `{ mlflowSearchRuns(input: { experimentIds: ["${experimentId}"], filter: "nonsense" }) { runs { info { runId } } } }`,
      {
        as: 'a wrong filter',
      },
    );
    await ask(
      s,
      `{ mlflowSearchModelVersions(input: { filter: "run_id = '${runId}'", maxResults: 3 })
      { modelVersions { name version runId status creationTimestamp } nextPageToken } }`,
      { as: 'versions' },
    );
    await ask(
      s,
      `mutation { mlflowSearchDatasets(input: { experimentIds: ["${experimentId}"] })
      { datasetSummaries { experimentId name digest context } } }`,
      { as: 'datasets' },
    );
    await ask(
      s,
      `{ mlflowListArtifacts(input: { runId: "${runId}" }) { rootUri files { path isDir fileSize } nextPageToken } }`,
      {
        as: 'artifacts',
      },
    );
  }),
  sequence('graphql/language', async (s) => {
    await ask(s, '{ test(inputString: "echo") { output } }', { as: 'echo' });
    await ask(s, 'mutation { testMutation(inputString: "echo") { output } }', { as: 'mutation echo' });
    await ask(s, '{ a: test(inputString: "1") { output } b: test(inputString: "2") { o: output } }', {
      as: 'aliases',
    });
    await ask(s, 'fragment F on Test { output } { test(inputString: "x") { ...F } }', { as: 'a fragment' });
    await ask(s, '{ test(inputString: "x") { ... on Test { output } __typename } }', {
      as: 'an inline fragment',
    });
    await ask(s, 'query A { test(inputString: "a") { output } }', { as: 'named' });
    await ask(s, '{ nosuch }', { as: 'an unknown field' });
    await ask(s, '{ test(inputString: "x") }', { as: 'no selection' });
    const many = (count: number, of: (at: number) => string): string =>
      Array.from({ length: count }, (_, at) => of(at)).join(' ');
    await ask(s, `{ ${many(11, (at) => `t${at}: test(inputString: "x") { output }`)} }`, {
      as: '11 root fields',
    });
    await ask(s, `{ test(inputString: "x") { ${many(11, (at) => `a${at}: output`)} } }`, {
      as: '11 aliases',
    });
    await ask(
      s,
      '{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } } }',
      {
        as: 'too deep',
      },
    );
    await ask(s, TYPES, { as: 'the schema' });
    await ask(s, '{ test(inputString: 5) { output } }', { as: 'an argument of another type' });
    await ask(s, 'query Q($a: String!) { test(inputString: $a) { output } }', {
      as: 'a variable of another type',
      variables: { a: { b: 1 } },
    });
    await ask(s, 'query Q($a: String!) { test(inputString: $a) { output } }', { as: 'a missing variable' });
    await ask(s, '{ test(', { as: 'no query' });
    await ask(s, '', { as: 'an empty query' });
    await s.post('/graphql', {}, { as: 'nothing' });
    await s.post('/graphql', { query: 5 }, { as: 'a number' });
    await s.post('/graphql', { query: null }, { as: 'null' });
  }),
];
