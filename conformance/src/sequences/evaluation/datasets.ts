import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { newDataset, V3 } from './evaluation-fixture.ts';

const DATASETS = `${V3}/datasets`;
const UNKNOWN = 'd-0123456789abcdef0123456789abcdef';

/** Texts that are tags, or nearly. */
const TAG_TEXTS: Readonly<Record<string, string>> = {
  none: '{}',
  null: 'null',
  'several, in an order': '{"z": "1", "a": "2", "m": "3"}',
  unicode: '{"ü": "日本 🙂"}',
  'control characters': '{"a\\tb": "c\\nd\\u007f"}',
  number: '{"a": 1}',
  fraction: '{"a": 1.50}',
  boolean: '{"a": true}',
  'null value': '{"a": null, "b": "c"}',
  object: '{"a": {"b": [1, true, null, "it\'s"]}}',
  user: '{"mlflow.user": "ada"}',
  'user that is a number': '{"mlflow.user": 5}',
  list: '["a"]',
  text: '"abc"',
  'no JSON': 'abc',
  'broken JSON': '{"a": ',
  'the same key twice': '{"a": "1", "a": "2"}',
  'empty key': '{"": "v"}',
};

export const evaluationDatasetSequences: readonly Sequence[] = [
  sequence('evaluation-datasets/create', async (s) => {
    const { experimentId } = await experimentAndRun(s);
    for (const [as, members] of Object.entries({
      'name only': {},
      'in an experiment': { experiment_ids: [experimentId] },
      'in two experiments': { experiment_ids: [experimentId, '0'] },
      'in an unknown experiment': { experiment_ids: [UNKNOWN_EXPERIMENT_ID] },
      'in an experiment twice': { experiment_ids: [experimentId, experimentId] },
      'in an experiment by no number': { experiment_ids: ['abc'] },
      'no experiments': { experiment_ids: [] },
      'computed members': { source_type: 'HUMAN', source: 's', schema: '{}', profile: '{}', created_by: 'x' },
      'long name': { name: 'n'.repeat(255) },
    })) {
      const created = await s.post(`${DATASETS}/create`, { name: s.unique(as), ...members }, { as });
      const id = created.at('dataset.dataset_id');
      await s.get(`${DATASETS}/${id}`, {}, { as });
      await s.get(`${DATASETS}/${id}/experiment-ids`, {}, { as });
    }
    const name = s.unique('same');
    await s.post(`${DATASETS}/create`, { name }, { as: 'first of its name' });
    await s.post(`${DATASETS}/create`, { name }, { as: 'second of its name' });
  }),
  sequence('evaluation-datasets/tags', async (s) => {
    for (const [as, tags] of Object.entries(TAG_TEXTS)) {
      const made = await s.post(
        `${DATASETS}/create`,
        { name: s.unique(as), tags },
        { as: `made with ${as}` },
      );
      await s.get(`${DATASETS}/${made.at('dataset.dataset_id')}`, {}, { as: `made with ${as}` });
      const id = await newDataset(s, s.unique(`later ${as}`));
      await s.json('PATCH', `${DATASETS}/${id}/tags`, { json: { tags }, as: `set ${as}` });
      await s.get(`${DATASETS}/${id}`, {}, { as: `set ${as}` });
    }
    const id = await newDataset(s, s.unique('overwritten'));
    for (const tags of ['{"a": "1", "b": "2"}', '{"b": "3", "c": "4"}']) {
      await s.json('PATCH', `${DATASETS}/${id}/tags`, { json: { tags }, as: tags });
    }
    await s.get(`${DATASETS}/${id}`);
    for (const key of ['a', 'a', 'absent', 'b%20c']) {
      await s.send({ method: 'DELETE', path: `${DATASETS}/${id}/tags/${key}`, as: key });
    }
    await s.get(`${DATASETS}/${id}`, {}, { as: 'after deleting' });
    await s.json('PATCH', `${DATASETS}/${UNKNOWN}/tags`, { json: { tags: '{"a": "1"}' }, as: 'unknown' });
    await s.send({ method: 'DELETE', path: `${DATASETS}/${UNKNOWN}/tags/a`, as: 'unknown' });
    await s.send({ method: 'DELETE', path: `${DATASETS}/${id}/tags/a%2Fb`, as: 'slash in a key' });
  }),
  sequence('evaluation-datasets/delete', async (s) => {
    const { experimentId } = await experimentAndRun(s);
    const id = await newDataset(s, s.unique(), [experimentId]);
    await s.post(`${DATASETS}/${id}/records`, { records: '[{"inputs": {"q": 1}}]' });
    await s.send({ method: 'DELETE', path: `${DATASETS}/${id}` });
    await s.send({ method: 'DELETE', path: `${DATASETS}/${id}`, as: 'again' });
    await s.get(`${DATASETS}/${id}`);
    await s.get(`${DATASETS}/${id}/records`);
    await s.get(`${DATASETS}/${id}/experiment-ids`);
    await s.post(`${DATASETS}/search`, { experiment_ids: [experimentId] });
  }),
  sequence('evaluation-datasets/experiments', async (s) => {
    const [first, second] = [await newExperiment(s, 'first'), await newExperiment(s, 'second')];
    const id = await newDataset(s, s.unique(), [first]);
    const change = async (verb: string, experiment_ids: readonly string[], as: string): Promise<void> => {
      await s.post(`${DATASETS}/${id}/${verb}-experiments`, { experiment_ids }, { as });
      await s.get(`${DATASETS}/${id}/experiment-ids`, {}, { as: `${verb} ${as}` });
    };
    await change('add', [second], 'a second');
    await change('add', [second], 'again');
    await change('add', [first, second], 'both');
    await change('add', [], 'none');
    await change('add', [second, UNKNOWN_EXPERIMENT_ID], 'one that is unknown');
    await change('add', ['abc'], 'no number');
    await change('remove', [first], 'the first');
    await change('remove', [first], 'again');
    await change('remove', [UNKNOWN_EXPERIMENT_ID], 'one that is unknown');
    await change('remove', [], 'none');
    for (const verb of ['add', 'remove']) {
      await s.post(
        `${DATASETS}/${UNKNOWN}/${verb}-experiments`,
        { experiment_ids: [first] },
        { as: 'unknown' },
      );
    }
    await s.json('POST', '/mlflow/experiments/delete', { json: { experiment_id: second } });
    await change('add', [second], 'one that is deleted');
    await s.post(`${DATASETS}/search`, { experiment_ids: [second] }, { as: 'of a deleted experiment' });
  }),
];
