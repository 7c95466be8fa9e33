import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { fullFixture, newModel, UNKNOWN_MODEL_ID, UNKNOWN_RUN_ID } from '../fixture.ts';
import { newRegisteredModel } from './registered-models.ts';

const MODELS = '/mlflow/registered-models';
const VERSIONS = '/mlflow/model-versions';
const pair = (key: string, value?: RequestJson): RequestJson => ({ key, value });

const UNSAFE_SOURCES = [
  '/etc/passwd',
  'etc/passwd',
  'file:///etc/passwd',
  'file://localhost/etc',
  'FILE:///etc',
  './a',
  '../a',
  '~/a',
  'mlflow-artifacts:/../../etc',
  'mlflow-artifacts:/%2e%2e/%2e%2e/etc',
  'mlflow-artifacts:/%252e%252e/etc',
  'mlflow-artifacts:/1/x',
  'mlflow-artifacts://host/1/x',
  'http://evil.example/x',
  'https://evil.example/api/2.0/mlflow-artifacts/artifacts/1/x',
  'ftp://evil.example/x',
  'sftp://evil.example/x',
  'hdfs://evil.example/x',
  'abfss://c@evil.example/x',
  's3://bucket/../x',
  's3://bucket/a/%2e%2e/x',
  's3://bucket/a/./x',
  's3://bucket//a//x',
  's3://bucket/a%00',
  's3:/bucket/a',
  's3:bucket',
  'gs://bucket/a',
  'dbfs:/a/b',
  'dbfs:/a/../b',
  'models:/',
  'models:/a/b/c',
  'models:/nobody/1',
  'models:/nobody@best',
  'models:/nobody/Production',
  `models:/${UNKNOWN_MODEL_ID}`,
  'models://host/a/1',
  'runs:/',
  `runs:/${UNKNOWN_RUN_ID}/model`,
  'runs:/nope/model',
  'runs://host/nope/model',
  'prompt-template',
  'dummy-source',
  'nonsense',
  'C:\\x',
  '\\\\host\\share',
  'x'.repeat(501),
];

export const modelVersionSequences: readonly Sequence[] = [
  sequence('model-versions/create: members', async (s) => {
    const { runId, modelId } = await fullFixture(s);
    const name = await newRegisteredModel(s);
    for (const [as, members] of Object.entries({
      everything: {
        run_id: runId,
        run_link: 'http://host/run',
        description: 'about it',
        tags: [pair('a', '1'), pair('b', '2')],
      },
      'unknown run': { run_id: 'nope' },
      'empty fields': { run_id: '', run_link: '', description: '' },
      'the same tag twice': { tags: [pair('a', '1'), pair('a', '2')] },
      'tag without value': { tags: [pair('a')] },
      'odd tag key': { tags: [pair('a#b', 'v')] },
      'long tag key': { tags: [pair('k'.repeat(251), 'v')] },
      'longest tag value': { tags: [pair('k', 'v'.repeat(100_000))] },
      'too long tag value': { tags: [pair('k', 'v'.repeat(100_001))] },
      'too long prompt': { tags: [pair('mlflow.prompt.text', 'v'.repeat(100_001))] },
      'long description': { description: 'd'.repeat(5001) },
      'of a logged model': { model_id: modelId },
    })) {
      const created = await s.post(
        `${VERSIONS}/create`,
        { name, source: 's3://bucket/a', ...members },
        { as },
      );
      await s.get(`${VERSIONS}/get`, { name, version: created.at('model_version.version') }, { as });
    }
    await s.get(`/mlflow/logged-models/${modelId}`, {}, { as: 'knows its versions' });
    await s.get(`${MODELS}/get`, { name });
    await s.post(`${VERSIONS}/create`, { name: 'nobody', source: 's3://b/a' }, { as: 'unknown model' });
    await s.post(`${VERSIONS}/create`, { name: 'a/b', source: 's3://b/a' }, { as: 'bad name' });
  }),
  sequence('model-versions/create: sources', async (s) => {
    const { runId } = await fullFixture(s);
    const name = await newRegisteredModel(s);
    for (const source of UNSAFE_SOURCES) {
      const as = source.slice(0, 60);
      const created = await s.post(`${VERSIONS}/create`, { name, source }, { as });
      await s.get(
        `${VERSIONS}/get-download-uri`,
        { name, version: created.at('model_version.version') },
        { as },
      );
      await s.post(`${VERSIONS}/create`, { name, source, run_id: runId }, { as: `${as} with a run` });
    }
  }),
  sequence('model-versions/create: sources of a run', async (s) => {
    const { runId } = await fullFixture(s);
    const name = await newRegisteredModel(s);
    const run = await s.get('/mlflow/runs/get', { run_id: runId });
    const root = run.at('run.info.artifact_uri');
    for (const [as, source] of Object.entries({
      root,
      below: `${root}/model`,
      escaped: `${root}/my%20model`,
      'up and down': `${root}/../artifacts/model`,
      beside: `${root}-other/model`,
      'runs uri': `runs:/${runId}/model`,
      'runs uri without a path': `runs:/${runId}`,
      'runs uri with dots': `runs:/${runId}/../x`,
    })) {
      for (const run_id of [runId, UNKNOWN_RUN_ID, '', undefined]) {
        const who = run_id === runId ? 'its run' : (run_id ?? 'no run');
        const created = await s.post(`${VERSIONS}/create`, { name, source, run_id }, { as: `${as}, ${who}` });
        await s.get(
          `${VERSIONS}/get-download-uri`,
          { name, version: created.at('model_version.version') },
          { as: `${as}, ${who}` },
        );
      }
    }
  }),
  sequence('model-versions/create: sources of a logged model', async (s) => {
    const { experimentId, runId, modelId } = await fullFixture(s);
    const other = await newModel(s, experimentId, 'model-two');
    const name = await newRegisteredModel(s);
    const model = await s.get(`/mlflow/logged-models/${modelId}`);
    const root = model.at('model.info.artifact_uri');
    for (const [as, source] of Object.entries({
      root,
      below: `${root}/data`,
      beside: `${root}-other`,
      'models uri': `models:/${modelId}`,
      'models uri of another': `models:/${other}`,
      'runs uri': `runs:/${runId}/model`,
      storage: 's3://bucket/a',
      folder: '/tmp/a',
    })) {
      for (const model_id of [modelId, UNKNOWN_MODEL_ID, '']) {
        const who = model_id === modelId ? 'its model' : model_id;
        const created = await s.post(
          `${VERSIONS}/create`,
          { name, source, model_id },
          { as: `${as}, ${who}` },
        );
        await s.get(
          `${VERSIONS}/get-download-uri`,
          { name, version: created.at('model_version.version') },
          { as: `${as}, ${who}` },
        );
      }
    }
    await s.get(`/mlflow/logged-models/${modelId}`, {}, { as: 'knows its versions' });
  }),
  sequence('model-versions/create: sources of another version', async (s) => {
    const { runId } = await fullFixture(s);
    const name = await newRegisteredModel(s, 'from');
    const copy = await newRegisteredModel(s, 'to');
    await s.post(`${VERSIONS}/create`, { name, source: 's3://bucket/one', run_id: runId });
    await s.post(`${VERSIONS}/create`, { name, source: 's3://bucket/two' });
    await s.post(`${MODELS}/alias`, { name, alias: 'best', version: '1' });
    await s.post(`${VERSIONS}/transition-stage`, { name, version: '1', stage: 'Production' });
    for (const suffix of [
      '/1',
      '/2',
      '@best',
      '/latest',
      '/Production',
      '/Staging',
      '/9',
      '@none',
      '/v1',
      '/',
    ]) {
      for (const run_id of [undefined, runId, '']) {
        const as = `${suffix} run ${run_id === undefined ? 'absent' : run_id === '' ? 'empty' : 'given'}`;
        const created = await s.post(
          `${VERSIONS}/create`,
          { name: copy, source: `models:/${name}${suffix}`, run_id },
          { as },
        );
        await s.get(
          `${VERSIONS}/get-download-uri`,
          { name: copy, version: created.at('model_version.version') },
          { as },
        );
      }
    }
    await s.get(`${MODELS}/get`, { name: copy });
    await s.json('DELETE', `${VERSIONS}/delete`, { json: { name, version: '1' } });
    await s.post(
      `${VERSIONS}/create`,
      { name: copy, source: `models:/${name}/1` },
      { as: 'deleted version' },
    );
  }),
  sequence('model-versions/numbers', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 3);
    await s.json('DELETE', `${VERSIONS}/delete`, { json: { name, version: '3' } });
    await s.json('DELETE', `${VERSIONS}/delete`, { json: { name, version: '3' }, as: 'again' });
    await s.get(`${VERSIONS}/get`, { name, version: '3' });
    await s.get(`${VERSIONS}/get-download-uri`, { name, version: '3' });
    await s.post(`${VERSIONS}/create`, { name, source: 's3://bucket/a' }, { as: 'the next number' });
    await s.get(`${MODELS}/get`, { name });
    for (const version of ['1', '01', ' 1', '1 ', '+1', '1_0', '0', '-1', '1.0', 'x', '', '99999999999']) {
      await s.get(`${VERSIONS}/get`, { name, version }, { as: version });
      await s.get(`${VERSIONS}/get-download-uri`, { name, version }, { as: version });
      await s.json('PATCH', `${VERSIONS}/update`, { json: { name, version, description: 'd' }, as: version });
    }
    await s.get(`${VERSIONS}/get`, { name: 'nobody', version: '1' }, { as: 'unknown model' });
    await s.get(`${VERSIONS}/get-download-uri`, { name: 'nobody', version: '1' }, { as: 'unknown model' });
  }),
  sequence('model-versions/update', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 1);
    for (const [as, members] of Object.entries({
      text: { description: 'one' },
      absent: {},
      empty: { description: '' },
      unicode: { description: '日本 🙂' },
    })) {
      await s.json('PATCH', `${VERSIONS}/update`, { json: { name, version: '1', ...members }, as });
      await s.get(`${VERSIONS}/get`, { name, version: '1' }, { as });
    }
    await s.json('PATCH', `${VERSIONS}/update`, {
      json: { name, version: '7', description: 'x' },
      as: 'unknown',
    });
    await s.get(`${MODELS}/get`, { name });
  }),
  sequence('model-versions/stages', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 4);
    const move = (version: string, stage: string, archive?: boolean): Promise<unknown> =>
      s.post(
        `${VERSIONS}/transition-stage`,
        { name, version, stage, archive_existing_versions: archive },
        { as: `${version} to ${stage} ${String(archive)}` },
      );
    await move('1', 'Production');
    await move('2', 'production', false);
    await move('3', 'PRODUCTION', true);
    await s.get(`${MODELS}/get`, { name });
    await move('3', 'Production', true);
    await move('4', 'staging', true);
    for (const stage of ['None', 'archived', 'nope', ' Staging', 'Deleted_Internal', 'Production ']) {
      await move('4', stage);
      await move('4', stage, true);
    }
    await move('9', 'Staging');
    await move('x', 'Staging');
    await s.post(`${VERSIONS}/transition-stage`, { name: 'nobody', version: '1', stage: 'Staging' });
    await s.get(`${VERSIONS}/search`, { filter: `name = '${name}'` });
    await s.get(`${MODELS}/get`, { name });
  }),
  sequence('model-versions/tags', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 1);
    const on = { name, version: '1' };
    for (const [as, members] of Object.entries({
      one: { key: 'a', value: '1' },
      overwritten: { key: 'a', value: '2' },
      'no value': { key: 'b' },
      empty: { key: 'c', value: '' },
      slash: { key: 'a/b', value: 'v' },
      odd: { key: 'a#b', value: 'v' },
      'long key': { key: 'k'.repeat(251), value: 'v' },
      'longest value': { key: 'l', value: 'v'.repeat(100_000) },
      'too long value': { key: 'l', value: 'v'.repeat(100_001) },
      'too long prompt': { key: 'mlflow.prompt.text', value: 'v'.repeat(100_001) },
    })) {
      await s.post(`${VERSIONS}/set-tag`, { ...on, ...members }, { as });
    }
    await s.get(`${VERSIONS}/get`, on);
    for (const key of ['a', 'a', 'absent', 'a#b']) {
      await s.json('DELETE', `${VERSIONS}/delete-tag`, { json: { ...on, key }, as: key });
    }
    await s.get(`${VERSIONS}/get`, on, { as: 'after deleting' });
    for (const [as, where] of Object.entries({
      'unknown version': { name, version: '7' },
      'bad version': { name, version: 'x' },
      'unknown model': { name: 'nobody', version: '1' },
    })) {
      await s.post(`${VERSIONS}/set-tag`, { ...where, key: 'a', value: '1' }, { as });
      await s.json('DELETE', `${VERSIONS}/delete-tag`, { json: { ...where, key: 'a' }, as });
    }
  }),
  sequence('model-versions/prompts', async (s) => {
    const name = s.unique('greeting');
    const tags = [pair('mlflow.prompt.is_prompt', 'true')];
    await s.post(`${MODELS}/create`, { name, tags: [...tags, pair('owner', 'ada')] });
    for (const [as, members] of Object.entries({
      template: { source: 'prompt-template', tags: [...tags, pair('mlflow.prompt.text', 'Hi {{name}}')] },
      dummy: { source: 'dummy-source', tags: [...tags, pair('mlflow.prompt.text', 'Hello')] },
      'with a model': { source: 'prompt-template', tags, model_id: UNKNOWN_MODEL_ID },
      'another source': { source: 's3://bucket/a', tags },
      'not tagged': { source: 'prompt-template' },
      'tagged false': { source: 's3://bucket/a', tags: [pair('mlflow.prompt.is_prompt', 'false')] },
      'tagged True': { source: 'prompt-template', tags: [pair('mlflow.prompt.is_prompt', 'True')] },
    })) {
      await s.post(`${VERSIONS}/create`, { name, ...members }, { as });
    }
    await s.get(`${MODELS}/get`, { name });
    const model = await newRegisteredModel(s, 'model');
    await s.post(
      `${VERSIONS}/create`,
      { name: model, source: `models:/${name}/1` },
      { as: 'a prompt as source' },
    );
    await s.post(
      `${VERSIONS}/create`,
      { name: model, source: 'prompt-template', tags },
      { as: 'in a model' },
    );
    await s.post(`${MODELS}/alias`, { name, alias: 'production', version: '1' });
    await s.get(`${MODELS}/alias`, { name, alias: 'production' });
  }),
  sequence('model-versions/artifacts', async (s) => {
    const { runId } = await fullFixture(s);
    const name = await newRegisteredModel(s);
    const run = await s.get('/mlflow/runs/get', { run_id: runId });
    const root = run.at('run.info.artifact_uri');
    const place = root.replace('mlflow-artifacts:', '');
    await s.send({
      method: 'PUT',
      path: `/mlflow-artifacts/artifacts${place}/model/MLmodel`,
      body: 'flavors: {}\n',
      headers: { 'content-type': 'application/octet-stream' },
    });
    await s.post(`${VERSIONS}/create`, { name, source: `${root}/model`, run_id: runId });
    for (const path of ['MLmodel', 'absent', '', '../model/MLmodel', '%2e%2e/x', '/etc/passwd']) {
      await s.get(
        '/model-versions/get-artifact',
        { name, version: '1', path },
        { as: path, isArtifact: path === 'MLmodel' },
      );
    }
    await s.get(
      '/model-versions/get-artifact',
      { name, version: '9', path: 'MLmodel' },
      { as: 'no version' },
    );
    await s.get(
      '/model-versions/get-artifact',
      { name: 'nobody', version: '1', path: 'a' },
      { as: 'no model' },
    );
    await s.get('/model-versions/get-artifact', { name, version: 'x', path: 'a' }, { as: 'bad version' });
  }),
];
