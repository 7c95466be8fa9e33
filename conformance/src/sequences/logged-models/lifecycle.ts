import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { fullFixture, newExperiment, newModel, newRun, UNKNOWN_MODEL_ID } from '../fixture.ts';

const CREATE = '/mlflow/logged-models';
const pair = (key: string, value?: RequestJson): RequestJson => ({ key, value });
const NAMES = [
  'plain',
  'with space',
  'ünï 日本',
  '',
  ' ',
  'a/b',
  'a:b',
  'a.b',
  'a%b',
  'a"b',
  "a'b",
  'a\\b',
  'a#b',
  '..',
  'n'.repeat(500),
  'n'.repeat(501),
];

export const modelLifecycleSequences: readonly Sequence[] = [
  sequence('logged-models/create: names', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const name of NAMES) {
      const created = await s.post(CREATE, { experiment_id, name }, { as: name.slice(0, 20) });
      await s.get(`${CREATE}/${created.at('model.info.model_id')}`, {}, { as: name.slice(0, 20) });
    }
    await s.post(CREATE, { experiment_id }, { as: 'no name' });
    await s.post(CREATE, { experiment_id, name: null }, { as: 'null name' });
    await s.post(CREATE, { experiment_id, name: 'plain' }, { as: 'the same name again' });
    await s.post('/mlflow/experiments/delete', { experiment_id });
    await s.post(CREATE, { experiment_id, name: 'late' }, { as: 'in a deleted experiment' });
  }),
  sequence('logged-models/create: members', async (s) => {
    const experiment_id = await newExperiment(s);
    const source_run_id = await newRun(s, experiment_id);
    for (const [as, members] of Object.entries({
      everything: { model_type: 'agent', source_run_id, params: [pair('p', '1')], tags: [pair('t', '1')] },
      'unknown source run': { source_run_id: 'nope' },
      'empty type and run': { model_type: '', source_run_id: '' },
      'param twice': { params: [pair('p', '1'), pair('p', '2')] },
      'tag twice': { tags: [pair('t', '1'), pair('t', '2')] },
      'param without value': { params: [pair('p')] },
      'param without key': { params: [{ value: 'v' }] },
      'long param key': { params: [pair('k'.repeat(251), 'v')] },
      'long param value': { params: [pair('k', 'v'.repeat(6001))] },
      'long tag key': { tags: [pair('k'.repeat(251), 'v')] },
      'long tag value': { tags: [pair('k', 'v'.repeat(8001))] },
      'odd keys': { params: [pair('a#b', 'v')], tags: [pair('../t', 'v')] },
      '101 params': { params: Array.from({ length: 101 }, (_, index) => pair(`p${index}`, 'v')) },
      'long type': { model_type: 't'.repeat(501) },
    })) {
      const created = await s.post(CREATE, { experiment_id, name: 'n', ...members }, { as });
      await s.get(`${CREATE}/${created.at('model.info.model_id')}`, {}, { as });
    }
  }),
  sequence('logged-models/finalize', async (s) => {
    const model_id = await newModel(s, await newExperiment(s));
    const path = `${CREATE}/${model_id}`;
    for (const status of [
      'LOGGED_MODEL_READY',
      'LOGGED_MODEL_UPLOAD_FAILED',
      'LOGGED_MODEL_PENDING',
      'LOGGED_MODEL_STATUS_UNSPECIFIED',
      'READY',
      1,
      2,
      3,
      0,
      7,
      '2',
    ]) {
      await s.json('PATCH', path, { json: { model_id, status }, as: `status ${status}` });
    }
    await s.json('PATCH', path, { json: { status: 2 }, as: 'no model_id in the body' });
    await s.json('PATCH', path, {
      json: { model_id: UNKNOWN_MODEL_ID, status: 2 },
      as: 'another id in the body',
    });
    await s.json('PATCH', `${CREATE}/nope`, { json: { model_id, status: 2 }, as: 'another id in the path' });
    await s.json('PATCH', path, { json: {}, as: 'empty' });
    await s.get(path);
  }),
  sequence('logged-models/tags', async (s) => {
    const model_id = await newModel(s, await newExperiment(s));
    const path = `${CREATE}/${model_id}`;
    for (const [as, tags] of Object.entries({
      two: [pair('a', '1'), pair('b c', '2')],
      overwritten: [pair('a', '3')],
      none: [],
      'twice in one': [pair('x', '1'), pair('x', '2')],
      'no value': [pair('novalue')],
      'empty key': [pair('', 'v')],
      'odd key': [pair('a#b', 'v')],
      slash: [pair('a/b', 'v')],
      'long key': [pair('k'.repeat(251), 'v')],
      'long value': [pair('long', 'v'.repeat(8001))],
    })) {
      await s.json('PATCH', `${path}/tags`, { json: { model_id, tags }, as });
    }
    await s.json('PATCH', `${path}/tags`, {
      json: { tags: [pair('path', 'only')] },
      as: 'id in the path only',
    });
    await s.get(path);
    for (const key of ['a', 'a', 'b%20c', 'absent', 'a%23b', 'a%2Fb', 'a/b', '%C3%BC']) {
      await s.json('DELETE', `${path}/tags/${key}`, { json: {}, as: key });
    }
    await s.send({ method: 'DELETE', path: `${path}/tags/path`, as: 'without a body' });
    await s.get(path, {}, { as: 'after deleting' });
  }),
  sequence('logged-models/params', async (s) => {
    const model_id = await newModel(s, await newExperiment(s));
    const path = `${CREATE}/${model_id}`;
    for (const [as, params] of Object.entries({
      two: [pair('a', '1'), pair('b', '2')],
      none: [],
      'no value': [pair('novalue')],
      'odd key': [pair('a#b', 'v')],
      'path-like key': [pair('../a', 'v')],
      'long key': [pair('k'.repeat(251), 'v')],
      'long value': [pair('long', 'v'.repeat(6001))],
      '101 params': Array.from({ length: 101 }, (_, index) => pair(`p${index}`, 'v')),
    })) {
      await s.post(`${path}/params`, { model_id, params }, { as });
    }
    await s.post(`${path}/params`, { params: [pair('c', '1')] }, { as: 'no model_id in the body' });
    await s.post(
      `${path}/params`,
      { model_id: 'other', params: [pair('d', '1')] },
      { as: 'another id in the body' },
    );
    await s.get(path);
  }),
  sequence('logged-models/params: a repeated key', async (s) => {
    const model_id = await newModel(s, await newExperiment(s));
    const path = `${CREATE}/${model_id}`;
    await s.post(`${path}/params`, { model_id, params: [pair('a', '1')] });
    await s.post(`${path}/params`, { model_id, params: [pair('a', '1')] }, { as: 'same value' });
    await s.post(`${path}/params`, { model_id, params: [pair('a', '2')] }, { as: 'other value' });
    await s.post(
      `${path}/params`,
      { model_id, params: [pair('z', '1'), pair('z', '1')] },
      { as: 'twice in one' },
    );
    await s.get(path);
  }),
  sequence('logged-models/delete', async (s) => {
    const { experimentId, modelId } = await fullFixture(s);
    const path = `${CREATE}/${modelId}`;
    await s.json('DELETE', path, { json: {} });
    await s.get(path, {}, { as: 'deleted' });
    await s.get(path, { allow_deleted: 'true' });
    await s.get(path, { allow_deleted: 'TRUE' });
    await s.get(path, { allow_deleted: 'false' });
    await s.get(path, { allow_deleted: 'nope' });
    await s.json('DELETE', path, { json: {}, as: 'again' });
    await s.json('PATCH', path, { json: { model_id: modelId, status: 2 }, as: 'deleted' });
    await s.json('PATCH', `${path}/tags`, { json: { tags: [pair('a', 'b')] }, as: 'deleted' });
    await s.json('DELETE', `${path}/tags/a`, { json: {}, as: 'deleted' });
    await s.post(`${path}/params`, { model_id: modelId, params: [pair('a', 'b')] }, { as: 'deleted' });
    await s.get(`${path}/artifacts/directories`, {}, { as: 'deleted' });
    await s.post(`${CREATE}/search`, { experiment_ids: [experimentId] }, { as: 'deleted' });
  }),
  sequence('logged-models/unknown', async (s) => {
    for (const id of [UNKNOWN_MODEL_ID, 'abc', '0123456789abcdef0123456789abcdef', 'm-', '%20']) {
      const path = `${CREATE}/${id}`;
      await s.get(path);
      await s.json('PATCH', path, { json: { model_id: id, status: 2 } });
      await s.json('PATCH', `${path}/tags`, { json: { tags: [pair('a', 'b')] } });
      await s.json('DELETE', `${path}/tags/a`, { json: {} });
      await s.post(`${path}/params`, { model_id: id, params: [pair('a', 'b')] });
      await s.get(`${path}/artifacts/directories`);
      await s.get(`/ajax-api/2.0${path}/artifacts/files`, { artifact_file_path: 'a' });
      await s.json('DELETE', path, { json: {} });
    }
  }),
];
