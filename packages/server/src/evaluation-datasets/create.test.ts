import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/create', () => {
  it('makes datasets, several of one name, in experiments', async () => {
    const first = await at.createDataset({
      experiment_ids: ['0'],
      tags: '{"mlflow.user": "ada", "n": 1.50}',
    });
    expect(await at.dataset(first)).toMatchObject({
      name: 'd',
      tags: '{"mlflow.user": "ada", "n": "1.5"}',
      created_by: 'ada',
      digest: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(await at.experimentIds(first)).toEqual(['0']);
    expect(await at.createDataset()).not.toBe(first);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'n'.repeat(256) }, "'name' exceeds the maximum length of 255 characters"],
    [{ tags: 'no JSON' }, "for parameter 'tags'"],
    [{ tags: '[]' }, 'It must be a JSON object.'],
    [{ experiment_ids: 'x' }, 'experiment_ids'],
  ])('refuses %j', async (draft, message) => {
    expect(refusal(await at.post('datasets/create', { name: 'd', ...draft }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
