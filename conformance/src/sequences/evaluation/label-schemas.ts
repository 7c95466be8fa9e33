import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { newSchema, V3 } from './evaluation-fixture.ts';

const SCHEMAS = `${V3}/label-schemas`;
const UNKNOWN = 'ls-0123456789abcdef0123456789abcdef';

const INPUTS: Readonly<Record<string, RequestJson>> = {
  text: { text: {} },
  'text with a length': { text: { max_length: 1 } },
  'text without length': { text: { max_length: 0 } },
  'text of wide length': { text: { max_length: 9_007_199_254_740_993n } },
  numeric: { numeric: {} },
  'numeric with bounds': { numeric: { min_value: -1.5, max_value: 1e30 } },
  'numeric with one bound': { numeric: { max_value: 0 } },
  'numeric with equal bounds': { numeric: { min_value: 1, max_value: 1 } },
  'numeric with crossed bounds': { numeric: { min_value: 2, max_value: 1 } },
  categorical: { categorical: { options: ['a', 'b'] } },
  'categorical of several': { categorical: { options: ['ü', 'b'], multi_select: true } },
  'categorical without options': { categorical: {} },
  'categorical with an empty option': { categorical: { options: ['a', ''] } },
  'categorical with the same twice': { categorical: { options: ["it's", "it's"] } },
  'categorical with many': { categorical: { options: Array.from({ length: 11 }, (_, at) => `${at}`) } },
  'categorical with a long option': { categorical: { options: ['o'.repeat(65)] } },
  'pass or fail': { pass_fail: { positive_label: 'Yes', negative_label: 'No' } },
  'pass or fail without labels': { pass_fail: {} },
  'pass or fail with one label': { pass_fail: { positive_label: 'Yes' } },
  'pass or fail with one twice': { pass_fail: { positive_label: 'Yes', negative_label: 'Yes' } },
  'pass or fail with a long label': { pass_fail: { positive_label: 'Y'.repeat(65), negative_label: 'n' } },
  nothing: {},
  'two at once': { text: {}, numeric: {} },
  'all at once': { pass_fail: {}, categorical: {}, numeric: {}, text: {} },
};

export const labelSchemaSequences: readonly Sequence[] = [
  sequence('label-schemas/inputs', async (s) => {
    const experiment_id = await newExperiment(s);
    for (const [as, input] of Object.entries(INPUTS)) {
      for (const type of ['FEEDBACK', 'EXPECTATION']) {
        const schema = { experiment_id, name: `${type} ${as}`, type, input };
        const made = await s.post(`${SCHEMAS}/create`, schema, { as: `${type} ${as}` });
        await s.get(`${SCHEMAS}/get`, { schema_id: made.at('label_schema.schema_id') }, { as });
      }
    }
  }),
  sequence('label-schemas/create', async (s) => {
    const experiment_id = await newExperiment(s);
    const deleted = await newExperiment(s, 'deleted');
    await s.post('/mlflow/experiments/delete', { experiment_id: deleted });
    for (const [as, members] of Object.entries({
      least: {},
      everything: { instruction: 'how', enable_comment: true },
      'empty instruction': { instruction: '' },
      'long instruction': { instruction: 'i'.repeat(1000) },
      'too long instruction': { instruction: 'i'.repeat(1001) },
      'long name': { name: 'n'.repeat(250) },
      'too long name': { name: 'n'.repeat(251) },
      'blank name': { name: '  ' },
      'name taken': { name: 'least' },
      'name taken but for case': { name: 'LEAST' },
      'reserved name': { name: 'Feedback' },
      'reserved name in small letters': { name: ' feedback ' },
      'no type': { type: undefined },
      'unspecified type': { type: 'LABEL_SCHEMA_TYPE_UNSPECIFIED' },
      'no input': { input: undefined },
      'unknown experiment': { experiment_id: UNKNOWN_EXPERIMENT_ID },
      'deleted experiment': { experiment_id: deleted },
      'no number': { experiment_id: 'abc' },
    })) {
      const schema = { experiment_id, name: as, type: 'FEEDBACK', input: { text: {} }, ...members };
      await s.post(`${SCHEMAS}/create`, schema, { as });
      await s.get(`${SCHEMAS}/get-by-name`, { experiment_id, name: as }, { as });
    }
    for (const id of [deleted, UNKNOWN_EXPERIMENT_ID, 'abc']) {
      await s.get(`${SCHEMAS}/get-by-name`, { experiment_id: id, name: 'least' }, { as: `in ${id}` });
      await s.get(`${SCHEMAS}/list`, { experiment_id: id }, { as: `in ${id}` });
    }
  }),
  sequence('label-schemas/list', async (s) => {
    const experiment_id = await newExperiment(s);
    await s.get(`${SCHEMAS}/list`, { experiment_id }, { as: 'only the default' });
    await s.get(`${SCHEMAS}/list`, { experiment_id }, { as: 'again' });
    for (const name of ['b', 'a', 'c']) {
      await s.tick();
      await newSchema(s, experiment_id, name);
    }
    await s.get(`${SCHEMAS}/list`, { experiment_id });
    const first = await s.get(`${SCHEMAS}/list`, { experiment_id, max_results: 3 });
    const page_token = first.at('next_page_token');
    await s.get(`${SCHEMAS}/list`, { experiment_id, max_results: 3, page_token }, { as: 'second page' });
    for (const max_results of ['0', '-1', '50000', '50001', 'x', '1.5']) {
      await s.get(`${SCHEMAS}/list`, { experiment_id, max_results }, { as: `max_results ${max_results}` });
    }
    for (const bad of ['nonsense', '']) {
      await s.get(`${SCHEMAS}/list`, { experiment_id, page_token: bad }, { as: `token ${bad}` });
    }
  }),
  sequence('label-schemas/update', async (s) => {
    const experiment_id = await newExperiment(s);
    const schema_id = await newSchema(s, experiment_id, 'text');
    await newSchema(s, experiment_id, 'taken');
    const chosen = await s.post(`${SCHEMAS}/create`, {
      experiment_id,
      name: 'chosen',
      type: 'EXPECTATION',
      input: { categorical: { options: ['a', 'b'] } },
    });
    const update = (id: string, members: object, as: string): Promise<unknown> =>
      s.json('PATCH', `${SCHEMAS}/update`, { json: { schema_id: id, ...members }, as });
    for (const [as, members] of Object.entries({
      nothing: {},
      name: { name: 'other' },
      'same name': { name: 'other' },
      'taken name': { name: 'taken' },
      'empty name': { name: '' },
      'reserved name': { name: 'FEEDBACK' },
      instruction: { instruction: 'how' },
      'empty instruction': { instruction: '' },
      comment: { enable_comment: true },
      'no comment': { enable_comment: false },
      input: { input: { text: { max_length: 5 } } },
      'another kind of input': { input: { numeric: {} } },
      'wrong input': { input: { text: { max_length: 0 } } },
      'empty input': { input: {} },
      type: { type: 'EXPECTATION' },
    })) {
      await update(schema_id, members, as);
      await s.get(`${SCHEMAS}/get`, { schema_id }, { as });
    }
    const other = chosen.at('label_schema.schema_id');
    await update(other, { input: { categorical: { options: ['c'] } } }, 'other options');
    await update(
      other,
      { input: { categorical: { options: ['c'], multi_select: true } } },
      'several options',
    );
    await update(UNKNOWN, { name: 'x' }, 'unknown');
  }),
  sequence('label-schemas/delete', async (s) => {
    const experiment_id = await newExperiment(s);
    const schema_id = await newSchema(s, experiment_id, 'text');
    const remove = (id: string, as: string): Promise<unknown> =>
      s.json('DELETE', `${SCHEMAS}/delete`, { json: { schema_id: id }, as });
    await remove(schema_id, 'one');
    await remove(schema_id, 'again');
    await s.get(`${SCHEMAS}/get`, { schema_id });
    await newSchema(s, experiment_id, 'text');
    const listed = await s.get(`${SCHEMAS}/list`, { experiment_id });
    const ids = [0, 1].map((at) => listed.at(`label_schemas.${at}.schema_id`));
    const defaults = [0, 1].map((at) => listed.at(`label_schemas.${at}.name`)).indexOf('Feedback');
    const fixed = ids[defaults] ?? '';
    await remove(fixed, 'the default');
    await s.json('PATCH', `${SCHEMAS}/update`, { json: { schema_id: fixed, name: 'x' }, as: 'the default' });
    await s.json('PATCH', `${SCHEMAS}/update`, { json: { schema_id: fixed }, as: 'the default, nothing' });
  }),
];
