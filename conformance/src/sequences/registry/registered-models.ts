import type { RequestJson } from '../../compare/request-json.ts';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';

const MODELS = '/mlflow/registered-models';
const pair = (key: string, value?: RequestJson): RequestJson => ({ key, value });
const PROMPT = pair('mlflow.prompt.is_prompt', 'true');

const NAMES = [
  'with space',
  'ünï 日本 🙂',
  '',
  ' ',
  '\t',
  '.',
  '..',
  './a',
  'a/b',
  'a:b',
  'a\\b',
  'a#b?c',
  'a%2Fb',
  '"quoted"',
  "it's",
  '`tick`',
  'n'.repeat(256),
  'latest',
  'a@b',
  'm-0123456789abcdef0123456789abcdef',
];

/** A registered model, with as many versions as asked. */
export async function newRegisteredModel(s: Player, suffix = 'rm', versions = 0): Promise<string> {
  const name = s.unique(suffix);
  await s.post(`${MODELS}/create`, { name });
  for (let at = 0; at < versions; at += 1) {
    await s.post('/mlflow/model-versions/create', { name, source: `s3://bucket/${at}` });
    await s.tick();
  }
  return name;
}

export const registeredModelSequences: readonly Sequence[] = [
  sequence('registered-models/create: names', async (s) => {
    for (const name of NAMES) {
      const as = name.slice(0, 20);
      await s.post(`${MODELS}/create`, { name }, { as });
      await s.get(`${MODELS}/get`, { name }, { as });
      await s.json('DELETE', `${MODELS}/delete`, { json: { name }, as });
    }
  }),
  sequence('registered-models/create: members', async (s) => {
    for (const [as, members] of Object.entries({
      everything: { description: 'about it', tags: [pair('a', '1'), pair('b', '2')], deployment_job_id: 'd' },
      'empty description': { description: '' },
      'long description': { description: 'd'.repeat(5001) },
      'the same tag twice': { tags: [pair('a', '1'), pair('a', '2')] },
      'tag without value': { tags: [pair('a')] },
      'tag without key': { tags: [{ value: 'v' }] },
      'empty tag key': { tags: [pair('', 'v')] },
      'odd tag key': { tags: [pair('a#b', 'v')] },
      'slashes in a tag key': { tags: [pair('a/b', 'v')] },
      'path as tag key': { tags: [pair('../b', 'v')] },
      'long tag key': { tags: [pair('k'.repeat(251), 'v')] },
      'long tag value': { tags: [pair('k', 'v'.repeat(5001))] },
      'longest tag value': { tags: [pair('k', 'v'.repeat(100_000))] },
      'too long tag value': { tags: [pair('k', 'v'.repeat(100_001))] },
    })) {
      const name = s.unique(as);
      await s.post(`${MODELS}/create`, { name, ...members }, { as });
      await s.get(`${MODELS}/get`, { name }, { as });
    }
  }),
  sequence('registered-models/create: taken names', async (s) => {
    const [model, prompt] = [s.unique('model'), s.unique('prompt')];
    await s.post(`${MODELS}/create`, { name: model });
    await s.post(`${MODELS}/create`, { name: prompt, tags: [PROMPT] });
    for (const name of [model, prompt]) {
      const as = name === model ? 'model' : 'prompt';
      await s.post(`${MODELS}/create`, { name }, { as: `model over ${as}` });
      await s.post(`${MODELS}/create`, { name, tags: [PROMPT] }, { as: `prompt over ${as}` });
      await s.post(
        `${MODELS}/create`,
        { name, tags: [pair('mlflow.prompt.is_prompt', 'TRUE')] },
        { as: `PROMPT over ${as}` },
      );
      await s.post(
        `${MODELS}/create`,
        { name, tags: [pair('mlflow.prompt.is_prompt', 'false')] },
        { as: `no prompt over ${as}` },
      );
    }
    await s.json('DELETE', `${MODELS}/delete`, { json: { name: model } });
    await s.post(`${MODELS}/create`, { name: model, tags: [PROMPT] }, { as: 'a prompt after the model' });
  }),
  sequence('registered-models/rename', async (s) => {
    const name = await newRegisteredModel(s, 'before', 2);
    const other = await newRegisteredModel(s, 'other');
    await s.post(`${MODELS}/alias`, { name, alias: 'best', version: '1' });
    await s.post(`${MODELS}/set-tag`, { name, key: 'k', value: 'v' });
    for (const [as, new_name] of Object.entries({
      taken: other,
      same: name,
      blank: '  ',
      slash: 'a/b',
      dots: '..',
    })) {
      const messagePrefix = `Registered Model (name=${new_name}) already exists.`;
      await s.post(`${MODELS}/rename`, { name, new_name }, as === 'taken' ? { as, messagePrefix } : { as });
    }
    await s.post(
      `${MODELS}/rename`,
      { name: s.unique('nobody'), new_name: s.unique('x') },
      { as: 'unknown' },
    );
    await s.tick();
    await s.post(`${MODELS}/rename`, { name, new_name: s.unique('after') });
    await s.get(`${MODELS}/get`, { name }, { as: 'old name' });
    await s.get(`${MODELS}/get`, { name: s.unique('after') }, { as: 'new name' });
    await s.get(`${MODELS}/alias`, { name: s.unique('after'), alias: 'best' }, { as: 'alias' });
    await s.get('/mlflow/model-versions/get', { name: s.unique('after'), version: '2' }, { as: 'version' });
    await s.get('/mlflow/model-versions/get', { name, version: '2' }, { as: 'version by the old name' });
    await s.post(`${MODELS}/create`, { name }, { as: 'the old name again' });
  }),
  sequence('registered-models/update', async (s) => {
    const name = await newRegisteredModel(s);
    for (const [as, members] of Object.entries({
      text: { description: 'one' },
      absent: {},
      empty: { description: '' },
      again: { description: 'two' },
      'job only': { deployment_job_id: 'x' },
      unicode: { description: '日本 🙂\n\u0000' },
    })) {
      await s.json('PATCH', `${MODELS}/update`, { json: { name, ...members }, as });
      await s.get(`${MODELS}/get`, { name }, { as });
    }
    await s.json('PATCH', `${MODELS}/update`, { json: { name: 'nobody', description: 'x' }, as: 'unknown' });
  }),
  sequence('registered-models/delete', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 2);
    await s.post(`${MODELS}/alias`, { name, alias: 'best', version: '1' });
    await s.json('DELETE', `${MODELS}/delete`, { json: { name } });
    await s.json('DELETE', `${MODELS}/delete`, { json: { name }, as: 'again' });
    await s.get(`${MODELS}/get`, { name });
    await s.get(`${MODELS}/alias`, { name, alias: 'best' });
    await s.get('/mlflow/model-versions/get', { name, version: '1' });
    await s.post(
      '/mlflow/model-versions/create',
      { name, source: 's3://b/a' },
      { as: 'into a deleted model' },
    );
    await s.post(`${MODELS}/create`, { name }, { as: 'made again' });
    await s.post('/mlflow/model-versions/create', { name, source: 's3://b/a' }, { as: 'counts from one' });
    await s.send({
      method: 'DELETE',
      path: `${MODELS}/delete?name=${encodeURIComponent(name)}`,
      as: 'by query',
    });
  }),
  sequence('registered-models/tags', async (s) => {
    const name = await newRegisteredModel(s);
    for (const [as, members] of Object.entries({
      one: { key: 'a', value: '1' },
      overwritten: { key: 'a', value: '2' },
      'no value': { key: 'b' },
      empty: { key: 'c', value: '' },
      space: { key: 'a b', value: 'v' },
      slash: { key: 'a/b', value: 'v' },
      odd: { key: 'a#b', value: 'v' },
      dots: { key: '..', value: 'v' },
      'long key': { key: 'k'.repeat(251), value: 'v' },
      'long value': { key: 'l', value: 'v'.repeat(5001) },
      'too long value': { key: 'l', value: 'v'.repeat(100_001) },
      'makes a prompt': { key: 'mlflow.prompt.is_prompt', value: 'true' },
    })) {
      await s.post(`${MODELS}/set-tag`, { name, ...members }, { as });
    }
    await s.get(`${MODELS}/get`, { name });
    for (const key of ['a', 'a', 'absent', 'a#b', '..', 'mlflow.prompt.is_prompt']) {
      await s.json('DELETE', `${MODELS}/delete-tag`, { json: { name, key }, as: key });
    }
    await s.get(`${MODELS}/get`, { name }, { as: 'after deleting' });
    await s.post(`${MODELS}/set-tag`, { name: 'nobody', key: 'a', value: '1' }, { as: 'unknown model' });
    await s.json('DELETE', `${MODELS}/delete-tag`, {
      json: { name: 'nobody', key: 'a' },
      as: 'unknown model',
    });
    await s.post(`${MODELS}/set-tag`, { name: 'a/b', key: 'a', value: '1' }, { as: 'bad model name' });
  }),
  sequence('registered-models/aliases', async (s) => {
    const name = await newRegisteredModel(s, 'rm', 3);
    const set = (alias: string, version: string, as = alias.slice(0, 20)): Promise<unknown> =>
      s.post(`${MODELS}/alias`, { name, alias, version }, { as: `${as} to ${version}` });
    for (const alias of [
      'champion',
      'Champion',
      'a-b_c',
      'ünï',
      'a b',
      'a.b',
      'a/b',
      'latest',
      'LATEST',
      'v3',
      'V12',
      'v3a',
      'v',
      '3',
      'x'.repeat(255),
      'x'.repeat(256),
      '-',
    ]) {
      await set(alias, '1');
      await s.get(`${MODELS}/alias`, { name, alias }, { as: alias.slice(0, 20) });
    }
    for (const version of ['2', ' 3 ', '+3', '1_0', '0', '-1', '99', 'x', '1.0', '']) {
      await set('champion', version, 'champion');
    }
    await s.get(`${MODELS}/get`, { name });
    await s.get('/mlflow/model-versions/get', { name, version: '3' });
    await s.get(
      '/mlflow/model-versions/search',
      { filter: `name = '${name}'` },
      { as: 'aliases in a search' },
    );
    for (const alias of ['champion', 'champion', 'absent', 'a b', 'latest', '']) {
      await s.json('DELETE', `${MODELS}/alias`, { json: { name, alias }, as: alias });
    }
    await s.get(`${MODELS}/get`, { name }, { as: 'after deleting' });
    await s.post(`${MODELS}/alias`, { name: 'nobody', alias: 'a', version: '1' }, { as: 'unknown model' });
    await s.json('DELETE', `${MODELS}/alias`, { json: { name: 'nobody', alias: 'a' }, as: 'unknown model' });
    await s.get(`${MODELS}/alias`, { name: 'nobody', alias: 'a' }, { as: 'unknown model' });
    await s.get(`${MODELS}/alias`, { name: 'nobody', alias: 'latest' }, { as: 'latest of an unknown model' });
    await s.json('DELETE', '/mlflow/model-versions/delete', { json: { name, version: '1' } });
    await s.get(`${MODELS}/get`, { name }, { as: 'after deleting the version' });
  }),
  sequence('registered-models/latest', async (s) => {
    const empty = await newRegisteredModel(s, 'empty');
    await s.get(`${MODELS}/alias`, { name: empty, alias: 'latest' }, { as: 'without versions' });
    await s.get(`${MODELS}/get-latest-versions`, { name: empty }, { as: 'without versions' });
    const name = await newRegisteredModel(s, 'rm', 5);
    for (const [version, stage] of [
      ['1', 'Production'],
      ['2', 'Staging'],
      ['3', 'Production'],
      ['4', 'Archived'],
    ] as const) {
      await s.post('/mlflow/model-versions/transition-stage', { name, version, stage });
    }
    await s.get(`${MODELS}/alias`, { name, alias: 'Latest' });
    await s.get(`${MODELS}/get`, { name });
    for (const stages of [[], ['Production'], ['production', 'STAGING'], ['None'], ['none', 'nope'], ['']]) {
      await s.post(`${MODELS}/get-latest-versions`, { name, stages }, { as: stages.join(' ') });
      await s.get(`${MODELS}/get-latest-versions`, { name, stages }, { as: stages.join(' ') });
    }
    await s.post(`${MODELS}/get-latest-versions`, { name: 'nobody' }, { as: 'unknown model' });
  }),
];
