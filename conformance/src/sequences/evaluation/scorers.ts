import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { newScorer, V3 } from './evaluation-fixture.ts';

const SCORERS = `${V3}/scorers`;

const judge = (data: object): string => JSON.stringify({ name: 'j', instructions_judge_pydantic_data: data });

const SERIALIZED: Readonly<Record<string, string>> = {
  'an object': '{"name": "s"}',
  'an empty object': '{}',
  'spelled in an own way': ' {"b":1.50,  "a":[1,true,null],"ü":"日"} ',
  'no JSON': 'abc',
  'a list': '[]',
  'a number': '1',
  null: 'null',
  code: '{"call_source": "return 1"}',
  'no code': '{"call_source": null}',
  'code in a list': '{"scorers": [{"call_source": "x"}]}',
  'a model': judge({ model: 'openai:/gpt-4.1-mini' }),
  'a model without provider': judge({ model: 'gpt' }),
  'an empty model': judge({ model: '' }),
  'a blank model': judge({ model: '  ' }),
  'a model that is a number': judge({ model: 5 }),
  'a model that is null': judge({ model: null }),
  'a gateway model': judge({ model: 'gateway:/chat' }),
  'a gateway model without name': judge({ model: 'gateway:/' }),
  'a built-in scorer':
    '{"name": "b", "builtin_scorer_class": "Safety", "builtin_scorer_pydantic_data": {"model": " "}}',
  'a judge with memory': JSON.stringify({
    memory_augmented_judge_data: { base_judge: { builtin_scorer_pydantic_data: { model: ' ' } } },
  }),
  'a scorer of others': '{"third_party_scorer_data": {"metric_name": "m", "kwargs": {"a": 1}}}',
  'a scorer of others without kwargs': '{"third_party_scorer_data": {"kwargs": null}}',
  'kwargs that are a list': '{"third_party_scorer_data": {"kwargs": [1]}}',
  'a host': '{"third_party_scorer_data": {"kwargs": {"api_base": "http://x", "base_url": "y"}}}',
  'a host further down': '{"a": [{"third_party_scorer_data": {"kwargs": {"b": [{"model_list": 1}]}}}]}',
  'a host in a pair': '{"third_party_scorer_data": {"kwargs": {"b": [["fallbacks", 1]]}}}',
};

export const scorerSequences: readonly Sequence[] = [
  sequence('scorers/register: scorers', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [as, serialized_scorer] of Object.entries(SERIALIZED)) {
      await s.post(
        `${SCORERS}/register`,
        { experiment_id: experimentId, name: as, serialized_scorer },
        { as },
      );
      await s.get(`${SCORERS}/get`, { experiment_id: experimentId, name: as }, { as });
    }
    await s.get(`${SCORERS}/list`, { experiment_id: experimentId });
  }),
  sequence('scorers/register: names', async (s) => {
    const experimentId = await newExperiment(s);
    for (const name of ['a', ' a ', ' ', '\t', 'ü 日本 🙂', 'a/b', "it's", 'n'.repeat(256)]) {
      const as = name.slice(0, 20);
      const scorer = { experiment_id: experimentId, name, serialized_scorer: '{}' };
      await s.post(`${SCORERS}/register`, scorer, { as });
      await s.get(`${SCORERS}/get`, { experiment_id: experimentId, name }, { as });
    }
    await s.get(`${SCORERS}/list`, { experiment_id: experimentId });
  }),
  sequence('scorers/versions', async (s) => {
    const experimentId = await newExperiment(s);
    const own = { experiment_id: experimentId, name: 'judge' };
    for (const version of [1, 2, 3])
      await newScorer(s, experimentId, { name: 'judge', text: `{"version": ${version}}` });
    await newScorer(s, experimentId, { name: 'another' });
    await s.get(`${SCORERS}/versions`, own);
    for (const version of ['1', '3', '4', '0', '-1', 'x', '']) {
      await s.get(`${SCORERS}/get`, { ...own, version }, { as: `version ${version}` });
    }
    await s.get(`${SCORERS}/get`, own, { as: 'newest' });
    for (const [as, version] of Object.entries({ middle: 2, again: 2, newest: 3 })) {
      await s.json('DELETE', `${SCORERS}/delete`, { json: { ...own, version }, as });
      await s.get(`${SCORERS}/versions`, own, { as: `after ${as}` });
    }
    await newScorer(s, experimentId, { name: 'judge' });
    await s.get(`${SCORERS}/versions`, own, { as: 'the number again' });
    for (const version of [1, 2]) await s.json('DELETE', `${SCORERS}/delete`, { json: { ...own, version } });
    await s.get(`${SCORERS}/versions`, own, { as: 'all deleted one by one' });
    await s.get(`${SCORERS}/get`, own, { as: 'all deleted one by one' });
    await s.get(`${SCORERS}/list`, { experiment_id: experimentId }, { as: 'all deleted one by one' });
    await newScorer(s, experimentId, { name: 'judge' });
    await s.get(`${SCORERS}/get`, own, { as: 'made again' });
    await s.json('DELETE', `${SCORERS}/delete`, { json: own, as: 'all' });
    await s.json('DELETE', `${SCORERS}/delete`, { json: own, as: 'all again' });
    await s.get(`${SCORERS}/get`, own, { as: 'gone' });
  }),
  sequence('scorers/list', async (s) => {
    const [first, second, third] = [
      await newExperiment(s, 'first'),
      await newExperiment(s, 'second'),
      await newExperiment(s, 'third'),
    ];
    for (const [experimentId, name] of [
      [second, 'b'],
      [second, 'a'],
      [first, 'c'],
      [third, 'd'],
    ] as const) {
      await newScorer(s, experimentId, { name });
    }
    await s.post('/mlflow/experiments/delete', { experiment_id: third });
    for (const [as, query] of Object.entries({
      'of one': { experiment_id: second },
      'of an empty one': { experiment_id: await newExperiment(s, 'empty') },
      'of a deleted one': { experiment_id: third },
      'of an unknown one': { experiment_id: UNKNOWN_EXPERIMENT_ID },
      'of no number': { experiment_id: 'abc' },
      'of several': { experiment_ids: [second, first, second] },
      'of several with a deleted one': { experiment_ids: [second, third, UNKNOWN_EXPERIMENT_ID] },
      'of several with no number': { experiment_ids: [second, 'abc'] },
      'of both': { experiment_id: first, experiment_ids: [second] },
    })) {
      await s.get(`${SCORERS}/list`, query, { as });
    }
    for (const path of ['get', 'versions']) {
      for (const [as, experiment_id] of Object.entries({
        unknown: UNKNOWN_EXPERIMENT_ID,
        deleted: third,
        'no number': 'abc',
        'of another': first,
      })) {
        await s.get(`${SCORERS}/${path}`, { experiment_id, name: 'd' }, { as });
      }
    }
    for (const experiment_id of [third, UNKNOWN_EXPERIMENT_ID, 'abc']) {
      const members = { experiment_id, name: 'd' };
      await s.post(`${SCORERS}/register`, { ...members, serialized_scorer: '{}' }, { as: experiment_id });
      await s.json('DELETE', `${SCORERS}/delete`, { json: members, as: experiment_id });
    }
  }),
  sequence('scorers/online configs', async (s) => {
    const experimentId = await newExperiment(s);
    const scorerId = await newScorer(s, experimentId, {
      name: 'judge',
      text: judge({ model: 'openai:/gpt' }),
    });
    const own = { experiment_id: experimentId, name: 'judge' };
    await s.get(`${SCORERS}/online-configs`, { scorer_ids: [scorerId] }, { as: 'none yet' });
    for (const [as, members] of Object.entries({
      off: { sample_rate: 0 },
      'off with a filter': { sample_rate: 0.0, filter_string: "status = 'OK' AND tag.a = 'b'" },
      'without filter again': { sample_rate: 0 },
      'empty filter': { sample_rate: 0, filter_string: '' },
      'null filter': { sample_rate: 0, filter_string: null },
      on: { sample_rate: 0.5 },
      'beyond one': { sample_rate: 1.5 },
      negative: { sample_rate: -0.1 },
      'wrong filter': { sample_rate: 0, filter_string: 'nope =' },
      'unknown key': { sample_rate: 0, filter_string: "nope = 'x'" },
    })) {
      await s.json('PUT', `${SCORERS}/online-config`, { json: { ...own, ...members }, as });
      await s.get(`${SCORERS}/online-configs`, { scorer_ids: [scorerId] }, { as });
    }
    await s.get(`${SCORERS}/online-configs`, { scorer_ids: ['x', scorerId, scorerId] }, { as: 'several' });
    await s.json('PUT', `${SCORERS}/online-config`, {
      json: { ...own, name: 'nobody', sample_rate: 0 },
      as: 'unknown scorer',
    });
    await s.json('PUT', `${SCORERS}/online-config`, {
      json: { ...own, experiment_id: UNKNOWN_EXPERIMENT_ID, sample_rate: 0 },
      as: 'unknown experiment',
    });
    await s.json('DELETE', `${SCORERS}/delete`, { json: own });
    await s.get(`${SCORERS}/online-configs`, { scorer_ids: [scorerId] }, { as: 'scorer deleted' });
  }),
];
