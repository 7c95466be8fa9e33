import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newDataset, V3 } from './evaluation-fixture.ts';

const DATASETS = `${V3}/datasets`;
const UNKNOWN = 'd-0123456789abcdef0123456789abcdef';

/** Texts of one record, or of what is none. */
const RECORDS: Readonly<Record<string, string>> = {
  'inputs only': '{"inputs": {"q": "why"}}',
  everything:
    '{"inputs": {"q": "why"}, "outputs": {"a": "because"}, "expectations": {"e": true}, "tags": {"t": "v"}, ' +
    '"source": {"source_type": "HUMAN", "source_data": {"source_id": "x"}}}',
  'all types of inputs':
    '{"inputs": {"s": "t", "i": 1, "f": 1.0, "e": 1e3, "b": true, "n": null, "l": [1], "o": {"p": 1}, "w": 12345678901234567890}}',
  'keys that are numbers': '{"inputs": {"2": "b", "1": "a", "10": "c"}}',
  unicode: '{"inputs": {"ü": "日本 🙂 \\u007f \\ud800"}}',
  'control characters': '{"inputs": {"a": "b\\n\\t\\"\\\\"}}',
  floats: '{"inputs": {"a": [0.1, 1e22, 1e-7, -0.0, 1.5e300, 123456789.125]}}',
  'not finite': '{"inputs": {"a": [NaN, Infinity, -Infinity]}}',
  'empty inputs': '{"inputs": {}}',
  'no inputs': '{"expectations": {"e": 1}}',
  'null inputs': '{"inputs": null}',
  'inputs that are a list': '{"inputs": [1]}',
  'inputs that are a text': '{"inputs": "q"}',
  'text outputs': '{"inputs": {"q": 1}, "outputs": "text"}',
  'list outputs': '{"inputs": {"q": 1}, "outputs": [1, "a"]}',
  'number outputs': '{"inputs": {"q": 1}, "outputs": 0.5}',
  'null outputs': '{"inputs": {"q": 1}, "outputs": null}',
  'false outputs': '{"inputs": {"q": 1}, "outputs": false}',
  'empty outputs': '{"inputs": {"q": 1}, "outputs": {}}',
  'null expectations': '{"inputs": {"q": 1}, "expectations": null}',
  'expectations that are a list': '{"inputs": {"q": 1}, "expectations": [1]}',
  'null tags': '{"inputs": {"q": 1}, "tags": null}',
  'tags that are numbers': '{"inputs": {"q": 1}, "tags": {"a": 1, "b": null}}',
  'tags that are a list': '{"inputs": {"q": 1}, "tags": ["a"]}',
  'a user': '{"inputs": {"q": 1}, "tags": {"mlflow.user": "ada"}}',
  'null source': '{"inputs": {"q": 1}, "source": null}',
  'empty source': '{"inputs": {"q": 1}, "source": {}}',
  'source in small letters':
    '{"inputs": {"q": 1}, "source": {"source_type": "document", "source_data": {"source_id": "d"}}}',
  'source of a trace':
    '{"inputs": {"q": 1}, "source": {"source_type": "TRACE", "source_data": {"trace_id": "tr-1", "source_id": "x"}}}',
  'source by code': '{"inputs": {"q": 1}, "source": {"source_type": "CODE"}}',
  'unspecified source': '{"inputs": {"q": 1}, "source": {"source_type": "UNSPECIFIED", "source_data": null}}',
  'unknown source': '{"inputs": {"q": 1}, "source": {"source_type": "MAGIC"}}',
  'source without type': '{"inputs": {"q": 1}, "source": {"source_data": {}}}',
  'source that is a text': '{"inputs": {"q": 1}, "source": "HUMAN"}',
  'source with more': '{"inputs": {"q": 1}, "source": {"source_type": "HUMAN", "more": 1}}',
  'unknown members': '{"inputs": {"q": 1}, "more": 1, "dataset_record_id": "dr-x"}',
  'a text': '"abc"',
  'a number': '1',
  null: 'null',
};

async function upsert(
  s: Player,
  id: string,
  { as, records }: { readonly as: string; readonly records: string },
): Promise<void> {
  await s.post(`${DATASETS}/${id}/records`, { records }, { as });
  await s.get(`${DATASETS}/${id}/records`, {}, { as });
  await s.get(`${DATASETS}/${id}`, {}, { as });
}

export const evaluationRecordSequences: readonly Sequence[] = [
  sequence('evaluation-records/members', async (s) => {
    for (const [as, record] of Object.entries(RECORDS)) {
      await upsert(s, await newDataset(s, s.unique(as)), { as, records: `[${record}]` });
    }
  }),
  sequence('evaluation-records/lists', async (s) => {
    const id = await newDataset(s, s.unique());
    for (const [as, records] of Object.entries({
      'no JSON': 'abc',
      'an object': '{"inputs": {}}',
      null: 'null',
      empty: '[]',
      'white space': ' [ ] ',
      'an empty text': '',
      'one wrong of two': '[{"inputs": {"q": 1}}, 5]',
    })) {
      await upsert(s, id, { as, records });
    }
    await s.post(
      `${DATASETS}/${UNKNOWN}/records`,
      { records: '[{"inputs": {}}]' },
      { as: 'unknown dataset' },
    );
    await s.post(`${DATASETS}/${UNKNOWN}/records`, { records: '[]' }, { as: 'none into an unknown dataset' });
  }),
  sequence('evaluation-records/merging', async (s) => {
    const id = await newDataset(s, s.unique());
    for (const [as, record] of Object.entries({
      first: '{"inputs": {"a": 1, "b": "x"}, "expectations": {"e": 1, "f": 2}, "tags": {"t": "1"}}',
      'same inputs in another order': '{"inputs": {"b": "x", "a": 1}, "expectations": {"f": 3, "g": 4}}',
      'other tags': '{"inputs": {"a": 1, "b": "x"}, "tags": {"u": "2", "mlflow.user": "bob"}}',
      'outputs given': '{"inputs": {"a": 1, "b": "x"}, "outputs": {"o": 1}}',
      'outputs replaced': '{"inputs": {"a": 1, "b": "x"}, "outputs": "text"}',
      'outputs left': '{"inputs": {"a": 1, "b": "x"}}',
      'outputs cleared': '{"inputs": {"a": 1, "b": "x"}, "outputs": null}',
      'source again': '{"inputs": {"a": 1, "b": "x"}, "source": {"source_type": "HUMAN"}}',
      'empty expectations': '{"inputs": {"a": 1, "b": "x"}, "expectations": {}, "tags": {}}',
      'a float is another input': '{"inputs": {"a": 1.0, "b": "x"}}',
      'a boolean is another input': '{"inputs": {"a": true, "b": "x"}}',
    })) {
      await upsert(s, id, { as, records: `[${record}]` });
      await s.tick();
    }
    const twice =
      '[{"inputs": {"q": 1}, "expectations": {"a": 1}}, {"inputs": {"q": 1}, "expectations": {"b": 2}}]';
    await upsert(s, await newDataset(s, s.unique('twice')), {
      as: 'the same inputs twice in one list',
      records: twice,
    });
  }),
  sequence('evaluation-records/schema', async (s) => {
    const id = await newDataset(s, s.unique());
    for (const record of [
      '{"inputs": {"a": 1}}',
      '{"inputs": {"a": "text", "b": 1.5}}',
      '{"inputs": {"c": null}, "outputs": {"o": []}, "expectations": {"e": {}}}',
      '{"inputs": {"d": true}, "outputs": "text"}',
    ]) {
      await upsert(s, id, { as: record, records: `[${record}]` });
    }
    const other = await newDataset(s, s.unique('text outputs'));
    for (const record of ['{"inputs": {"a": 1}, "outputs": 1.5}', '{"inputs": {"b": 1}, "outputs": "t"}']) {
      await upsert(s, other, { as: record, records: `[${record}]` });
    }
  }),
  sequence('evaluation-records/pages', async (s) => {
    const id = await newDataset(s, s.unique());
    for (let at = 0; at < 5; at += 1) {
      await s.post(`${DATASETS}/${id}/records`, { records: `[{"inputs": {"at": ${at}}}]` }, { as: `${at}` });
      await s.tick();
    }
    const records = `${DATASETS}/${id}/records`;
    let page_token: string | undefined;
    for (const page of ['first', 'second', 'third']) {
      const answer = await s.get(records, { max_results: 2, page_token }, { as: `${page} page` });
      page_token = page === 'third' ? undefined : answer.at('next_page_token');
    }
    for (const max_results of ['0', '1', '5', '1000', '-1', 'x']) {
      await s.get(records, { max_results }, { as: `max_results ${max_results}` });
    }
    for (const bad of ['nonsense', '2', '', 'MTIzOg==', 'MTIz', '-1']) {
      await s.get(records, { max_results: 2, page_token: bad }, { as: `token ${bad}` });
    }
  }),
  sequence('evaluation-records/delete', async (s) => {
    const id = await newDataset(s, s.unique());
    await s.post(`${DATASETS}/${id}/records`, { records: '[{"inputs": {"a": 1}}]' }, { as: 'one' });
    const listed = await s.get(`${DATASETS}/${id}/records`);
    const records = listed.at('records');
    const recordId = /dr-[0-9a-f]{32}/.exec(records)?.[0] ?? '';
    await s.post(`${DATASETS}/${id}/records`, { records: '[{"inputs": {"b": 1}}]' }, { as: 'two' });
    for (const [as, ids] of Object.entries({
      unknown: ['dr-x'],
      none: [],
      one: [recordId, 'dr-x'],
      again: [recordId],
    })) {
      await s.json('DELETE', `${DATASETS}/${id}/records`, { json: { dataset_record_ids: ids }, as });
      await s.get(`${DATASETS}/${id}/records`, {}, { as });
      await s.get(`${DATASETS}/${id}`, {}, { as });
    }
    const last = await s.get(`${DATASETS}/${id}/records`);
    const lastId = /dr-[0-9a-f]{32}/.exec(last.at('records'))?.[0] ?? '';
    await s.json('DELETE', `${DATASETS}/${id}/records`, {
      json: { dataset_record_ids: [lastId] },
      as: 'the last',
    });
    await s.get(`${DATASETS}/${id}`, {}, { as: 'empty' });
    await s.post(`${DATASETS}/${id}/records`, { records: '[{"inputs": {"b": 1}}]' }, { as: 'once more' });
    await s.get(`${DATASETS}/${id}`, {}, { as: 'once more' });
    await s.json('DELETE', `${DATASETS}/${UNKNOWN}/records`, {
      json: { dataset_record_ids: ['dr-x'] },
      as: 'unknown dataset',
    });
  }),
];
