import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/create', () => {
  it.each([
    [{ pass_fail: { positive_label: 'Yes', negative_label: 'No' } }],
    [{ categorical: { options: ['a', 'b'], multi_select: true } }],
    [{ numeric: { min_value: -1.5, max_value: 2 } }],
    [{ text: { max_length: 9 } }],
  ])('takes %j', async (input) => {
    const id = await at.createSchema('q', {
      input,
      type: 'EXPECTATION',
      instruction: 'i',
      enable_comment: true,
    });
    expect(await at.schema(id)).toMatchObject({
      schema_id: expect.stringMatching(/^ls-[0-9a-f]{32}$/),
      name: 'q',
      type: 'EXPECTATION',
      input,
      instruction: 'i',
      enable_comment: true,
      is_default: false,
    });
  });

  it.each([
    [{ name: 'n'.repeat(251) }, 'must be at most 250 characters; got 251.'],
    [{ name: ' feedBack' }, "is reserved for the experiment's default question"],
    [{ instruction: 'i'.repeat(1001) }, 'must be at most 1000 characters; got 1001.'],
    [{ type: undefined }, 'must be one of FEEDBACK or EXPECTATION'],
    [{ input: undefined }, 'got an empty oneof.'],
    [{ input: { text: {}, numeric: {} } }, 'got several.'],
    [{ input: { text: { max_length: 0 } } }, 'must be at least 1; got 0.'],
    [{ input: { numeric: { min_value: 1, max_value: 1 } } }, 'got min=1.0, max=1.0.'],
    [{ input: { categorical: {} } }, 'must be a non-empty list'],
    [{ input: { categorical: { options: ['a', 'a'] } } }, "'a' appears twice."],
    [{ input: { categorical: { options: [''] } } }, 'must be non-empty strings'],
    [{ input: { categorical: { options: ['x'.repeat(65)] } } }, 'must be at most 64 characters; got 65'],
    [{ input: { pass_fail: { positive_label: 'x' } } }, '`InputPassFail.negative_label` must be a non-empty'],
    [{ input: { pass_fail: { positive_label: 'x', negative_label: 'x' } } }, 'must be distinct'],
  ])('refuses %j', async (members, message) => {
    const schema = { experiment_id: '0', name: 'q', type: 'FEEDBACK', input: { text: {} }, ...members };
    expect(refusal(await at.post('label-schemas/create', schema))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it('refuses a name that is taken, and an experiment that is not there', async () => {
    await at.createSchema('q');
    const schema = { experiment_id: '0', name: 'q', type: 'FEEDBACK', input: { text: {} } };
    expect(refusal(await at.post('label-schemas/create', schema))).toEqual([
      400,
      'RESOURCE_ALREADY_EXISTS',
      "Label schema with name 'q' already exists for experiment '0'.",
    ]);
    expect((await at.post('label-schemas/create', { ...schema, experiment_id: '987' })).status).toBe(404);
  });
});
