import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/set-tags', () => {
  it('adds and overwrites; null is left out, what is no text is printed', async () => {
    const id = await at.createDataset({ tags: '{"a": "1", "b": "2"}' });
    const tags = '{"b": "3", "c": null, "d": {"e": [1, true]}}';
    expect((await at.send('PATCH', `datasets/${id}/tags`, { tags })).json).toEqual({});
    expect((await at.dataset(id)).tags).toBe(`{"a": "1", "b": "3", "d": "{'e': [1, True]}"}`);
  });

  it.each(['null', '[]', 'no JSON', '"text"'])('refuses %s', async (tags) => {
    const id = await at.createDataset();
    const answer = await at.send('PATCH', `datasets/${id}/tags`, { tags });
    expect(refusal(answer).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.send('PATCH', 'datasets/d-x/tags', { tags: '{}' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
