import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/delete-tag', () => {
  it('deletes a tag, and is content without one', async () => {
    const id = await at.createDataset({ tags: '{"a": "1", "b/c": "2"}' });
    for (const path of [`datasets/${id}/tags/b%2Fc`, `datasets/${id}/tags/b%2Fc`, 'datasets/d-x/tags/a']) {
      expect((await at.send('DELETE', path)).json).toEqual({});
    }
    expect((await at.dataset(id)).tags).toBe('{"a": "1"}');
  });
});
