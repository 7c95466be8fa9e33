import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { KEYS } from '../fixture-values.ts';
import { newExperiment } from '../fixture.ts';

const CREATE = '/mlflow/experiments/create';
const SET_TAG = '/mlflow/experiments/set-experiment-tag';
const DELETE_TAG = '/mlflow/experiments/delete-experiment-tag';

const LOCATIONS: readonly string[] = [
  's3://bucket/path',
  's3://bucket',
  'gs://bucket/p',
  'dbfs:/p',
  'file:///tmp/millrace-conformance',
  '/tmp/millrace-conformance',
  'relative/place',
  './relative/place',
  'mlflow-artifacts:/some/place',
  'mlflow-artifacts:///some/place',
  'mlflow-artifacts://elsewhere.example/place',
  'http://elsewhere.example/place',
  'https://elsewhere.example/place',
  'ftp://elsewhere.example/place',
  'hdfs://elsewhere.example/place',
  's3://bucket/path#fragment',
  's3://bucket/path;params',
  's3://bucket/path?a=../b',
  's3://bucket/path?a=%2e%2e/b',
  's3://bucket/path?a=%252e%252e/b',
  's3://bucket/../path',
  'runs:/0123456789abcdef0123456789abcdef/a',
  'models:/a/1',
  'nosuchscheme://a/b',
  ' ',
  `s3://bucket/${'a'.repeat(2035)}`,
  `s3://bucket/${'a'.repeat(2036)}`,
  `s3://bucket/${'a'.repeat(2037)}`,
];

const NAMES: readonly (readonly [string, string])[] = [
  ['500 characters', 'n'.repeat(500)],
  ['501 characters', 'n'.repeat(501)],
  ['500 code points', '🙂'.repeat(500)],
  ['501 code points', '🙂'.repeat(501)],
  ['path', 'a/b/c'],
  ['parent path', '../a'],
  ['space', ' '],
  ['outer spaces', '  padded  '],
  ['new line', 'a\nb'],
  ['quotes', `it's "quoted" \`so\``],
  ['percent', '100%_x'],
  ['unicode', 'Ünï 日本 🙂'],
  ['digits', '12345678'],
];

export const experimentNameSequences: readonly Sequence[] = [
  sequence('experiments/create: names', async (s) => {
    for (const [as, name] of NAMES) {
      const created = await s.post(CREATE, { name }, { as });
      await s.get('/mlflow/experiments/get', { experiment_id: created.at('experiment_id') }, { as });
      await s.get('/mlflow/experiments/get-by-name', { experiment_name: name }, { as });
    }
    const name = s.unique('Case');
    await s.post(CREATE, { name });
    await s.post(CREATE, { name: name.toLowerCase() }, { as: 'another case' });
    const messagePrefix = `Experiment(name=${name}) already exists.`;
    await s.post(CREATE, { name }, { as: 'clash', messagePrefix });
  }),
  sequence('experiments/create: clash with a deleted one', async (s) => {
    const name = s.unique('gone');
    const created = await s.post(CREATE, { name });
    await s.post('/mlflow/experiments/delete', { experiment_id: created.at('experiment_id') });
    await s.post(
      CREATE,
      { name },
      { as: 'clash', messagePrefix: `Experiment(name=${name}) already exists.` },
    );
  }),
  sequence('experiments/create: artifact locations', async (s) => {
    for (const [index, artifact_location] of LOCATIONS.entries()) {
      const as = artifact_location.slice(0, 60);
      const created = await s.post(CREATE, { name: s.unique(`n${index}`), artifact_location }, { as });
      const experiment_id = created.at('experiment_id');
      await s.get('/mlflow/experiments/get', { experiment_id }, { as });
      await s.post('/mlflow/runs/create', { experiment_id, run_name: 'r' }, { as });
      await s.post('/mlflow/logged-models', { experiment_id, name: 'm' }, { as });
    }
  }),
  sequence('experiments/create: tags', async (s) => {
    for (const [as, tags] of Object.entries({
      'two tags': [pair('a', '1'), pair('b', '')],
      'no value': [{ key: 'a' }],
      'no key': [{ value: 'a' }],
      'empty key': [pair('', 'v')],
      'the same key twice': [pair('a', '1'), pair('a', '2')],
      'bad key': [pair('a#b', '1')],
      'long key': [pair('k'.repeat(251), '1')],
      'long value': [pair('k', 'v'.repeat(20_001))],
      'longest value': [pair('k', 'v'.repeat(20_000))],
      note: [pair('mlflow.note.content', 'x')],
    })) {
      const created = await s.post(CREATE, { name: s.unique(as), tags }, { as });
      await s.get('/mlflow/experiments/get', { experiment_id: created.at('experiment_id') }, { as });
    }
  }),
  sequence('experiments/update: names', async (s) => {
    const experiment_id = await newExperiment(s);
    const other = await newExperiment(s, 'other');
    for (const [as, name] of NAMES) {
      const new_name = as === 'unicode' ? name : `u${name}`;
      await s.post('/mlflow/experiments/update', { experiment_id: other, new_name }, { as });
    }
    await s.post(
      '/mlflow/experiments/update',
      { experiment_id, new_name: s.unique('home') },
      { as: 'same name' },
    );
    await s.post(
      '/mlflow/experiments/update',
      { experiment_id: other, new_name: s.unique('home') },
      { as: 'clash' },
    );
    await s.get('/mlflow/experiments/get', { experiment_id: other });
  }),
  sequence('experiments/tags: keys and values', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const key of KEYS) {
      const as = keyLabel(key);
      await s.post(SET_TAG, { experiment_id, key, value: 'v' }, { as });
      await s.post(DELETE_TAG, { experiment_id, key: `no ${key}` }, { as });
    }
    for (const length of [20_000, 20_001]) {
      const value = 'v'.repeat(length);
      await s.post(SET_TAG, { experiment_id, key: 'long', value }, { as: `value of ${length}` });
    }
    await s.post(SET_TAG, { experiment_id, key: 'absent value' });
    await s.post(SET_TAG, { experiment_id, key: 'overwritten', value: '1' });
    await s.post(SET_TAG, { experiment_id, key: 'overwritten', value: '2' });
    await s.get('/mlflow/experiments/get', { experiment_id });
    await s.post(DELETE_TAG, { experiment_id, key: 'overwritten' });
    await s.post(DELETE_TAG, { experiment_id, key: 'overwritten' }, { as: 'again' });
    await s.get('/mlflow/experiments/get', { experiment_id }, { as: 'after deleting' });
  }),
  sequence('experiments/tags: reserved', async (s) => {
    const experiment_id = await newExperiment(s);
    const retention = 'mlflow.trace.archivalRetention';
    for (const value of [
      '{"type":"duration","value":"30d"}',
      '{"type":"duration","value":"0d"}',
      'x',
      '{}',
      '',
    ]) {
      await s.post(SET_TAG, { experiment_id, key: retention, value }, { as: `retention ${value}` });
    }
    for (const value of ['{}', '{"older_than":"1d"}', '{"older_than":5}', 'x', '']) {
      await s.post(
        SET_TAG,
        { experiment_id, key: 'mlflow.trace.archiveNow', value },
        { as: `archive ${value}` },
      );
    }
    for (let index = 0; index < 52; index += 1) {
      const key = `mlflow.customView.view${index}`;
      await s.post(SET_TAG, { experiment_id, key, value: '{}' }, { as: `custom view ${index}` });
    }
    await s.post(
      SET_TAG,
      { experiment_id, key: 'mlflow.customView.view3', value: '1' },
      { as: 'overwritten view' },
    );
    await s.get('/mlflow/experiments/get', { experiment_id });
  }),
];

function pair(key: string, value: string): { key: string; value: string } {
  return { key, value };
}

function keyLabel(key: string): string {
  return key.length > 40 ? `${key.slice(0, 2)} × ${key.length}` : JSON.stringify(key);
}
