import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { KEYS } from '../fixture-values.ts';
import { experimentAndRun } from '../fixture.ts';

const PARAM = '/mlflow/runs/log-parameter';
const SET_TAG = '/mlflow/runs/set-tag';
const DELETE_TAG = '/mlflow/runs/delete-tag';
const GET = '/mlflow/runs/get';

function keyLabel(key: string): string {
  return key.length > 40 ? `${key.slice(0, 2)} × ${key.length}` : JSON.stringify(key);
}

const VALUES: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['space', ' '],
  ['new lines', 'a\nb\r\nc'],
  ['quotes', `it's "quoted"`],
  ['unicode', 'Ünï 日本 🙂 \u0000'],
  ['a lone surrogate', '\ud800'],
  ['JSON', '{"a": [1, null]}'],
];

export const paramAndTagSequences: readonly Sequence[] = [
  ...[PARAM, SET_TAG].map((path) =>
    sequence(`runs/keys: ${path.split('/').at(-1) ?? ''}`, async (s) => {
      const { runId: run_id } = await experimentAndRun(s);
      for (const key of KEYS) {
        await s.post(path, { run_id, key, value: 'v' }, { as: keyLabel(key) });
      }
      await s.get(GET, { run_id });
    }),
  ),
  sequence('runs/keys: delete-tag', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const key of KEYS) {
      await s.post(DELETE_TAG, { run_id, key }, { as: keyLabel(key) });
    }
  }),
  sequence('runs/log-parameter: values and immutability', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [as, value] of VALUES) {
      await s.post(PARAM, { run_id, key: as, value }, { as });
    }
    for (const length of [5999, 6000, 6001, 8001]) {
      await s.post(
        PARAM,
        { run_id, key: `long ${length}`, value: 'v'.repeat(length) },
        { as: `value of ${length}` },
      );
      await s.post(
        PARAM,
        { run_id, key: `wide ${length}`, value: '🙂'.repeat(length) },
        { as: `wide of ${length}` },
      );
    }
    await s.post(PARAM, { run_id, key: 'long 6001', value: 'v'.repeat(6001) }, { as: 'cut, again' });
    await s.post(
      PARAM,
      { run_id, key: 'long 6001', value: 'v'.repeat(6000) },
      { as: 'cut, again as stored' },
    );
    await s.post(PARAM, { run_id, key: 'p', value: '1' });
    await s.post(PARAM, { run_id, key: 'p', value: '1' }, { as: 'same value' });
    await s.post(PARAM, { run_id, key: 'p', value: '2' }, { as: 'other value' });
    await s.post(PARAM, { run_id, key: 'p', value: '1.0' }, { as: 'other spelling' });
    await s.post(PARAM, { run_id, key: 'P', value: '2' }, { as: 'key in another case' });
    await s.post(PARAM, { run_id, key: 'absent' }, { as: 'absent value' });
    await s.post(PARAM, { run_id, key: 'absent', value: '' }, { as: 'empty after absent' });
    await s.post(PARAM, { run_uuid: run_id, key: 'by uuid', value: 'v' }, { as: 'run_uuid' });
    await s.get(GET, { run_id });
  }),
  sequence('runs/set-tag: values, overwriting, deleting', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    for (const [as, value] of VALUES) {
      await s.post(SET_TAG, { run_id, key: as, value }, { as });
    }
    for (const length of [7999, 8000, 8001]) {
      await s.post(
        SET_TAG,
        { run_id, key: `long ${length}`, value: 'v'.repeat(length) },
        { as: `value of ${length}` },
      );
    }
    await s.post(SET_TAG, { run_id, key: 't', value: '1' });
    await s.post(SET_TAG, { run_id, key: 't', value: '2' }, { as: 'overwritten' });
    await s.post(SET_TAG, { run_id, key: 'T', value: '3' }, { as: 'key in another case' });
    await s.post(SET_TAG, { run_id, key: 'absent' }, { as: 'absent value' });
    await s.post(SET_TAG, { run_uuid: run_id, key: 'by uuid', value: 'v' }, { as: 'run_uuid' });
    await s.get(GET, { run_id });
    await s.post(DELETE_TAG, { run_id, key: 't' });
    await s.post(DELETE_TAG, { run_id, key: 't' }, { as: 'again' });
    await s.post(DELETE_TAG, { run_uuid: run_id, key: 'T' }, { as: 'run_uuid' });
    await s.get(GET, { run_id }, { as: 'after deleting' });
  }),
  sequence('runs/log-model', async (s) => {
    const { runId: run_id } = await experimentAndRun(s);
    const model = {
      artifact_path: 'model',
      flavors: { python_function: {} },
      utc_time_created: '2020',
      run_id,
    };
    for (const [as, json] of Object.entries({
      whole: JSON.stringify(model),
      another: JSON.stringify({ ...model, artifact_path: 'b', model_uuid: 'u' }),
      'no artifact_path': JSON.stringify({ ...model, artifact_path: undefined }),
      'no flavors': JSON.stringify({ ...model, flavors: undefined }),
      nothing: '{}',
      'not JSON': 'nope',
      'a list': '[]',
      null: 'null',
      'of another run': JSON.stringify({ ...model, run_id: 'x' }),
    })) {
      await s.post('/mlflow/runs/log-model', { run_id, model_json: json }, { as });
    }
    await s.get(GET, { run_id });
  }),
];
