import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/update', () => {
  const update = (schema_id: string, changes: object): ReturnType<typeof at.send> =>
    at.send('PATCH', 'label-schemas/update', { schema_id, ...changes });

  it('changes what is given', async () => {
    const id = await at.createSchema('q', { input: { text: { max_length: 5 } }, instruction: 'i' });
    const { json } = await update(id, { name: 'r', enable_comment: true, input: { text: {} } });
    expect(json).toMatchObject({ label_schema: { name: 'r', instruction: 'i', enable_comment: true } });
    expect((await at.schema(id)).input).toEqual({ text: {} });
  });

  it('refuses another kind of input, a taken name, and the default', async () => {
    const id = await at.createSchema('q', { input: { categorical: { options: ['a'] } } });
    await at.createSchema('taken');
    const chosen = { categorical: { options: ['a'], multi_select: true } };
    for (const [changes, code, message] of [
      [{ input: { text: {} } }, 'INVALID_PARAMETER_VALUE', '(existing: InputCategorical, got: InputText)'],
      [{ input: chosen }, 'INVALID_PARAMETER_VALUE', '`InputCategorical.multi_select` cannot be changed'],
      [{ input: {} }, 'INVALID_PARAMETER_VALUE', 'got an empty oneof.'],
      [{ name: '' }, 'INVALID_PARAMETER_VALUE', 'must be a non-empty string'],
      [{ name: 'taken' }, 'RESOURCE_ALREADY_EXISTS', "'taken' already exists"],
    ] as const) {
      expect(refusal(await update(id, changes))).toEqual([400, code, expect.stringContaining(message)]);
    }
    const fixed = (await at.schemas()).find(({ is_default }) => is_default)?.schema_id ?? '';
    expect(refusal(await update(fixed, {}))[2]).toBe("The experiment's default question cannot be edited.");
  });

  it('refuses what is not there', async () => {
    expect(refusal(await update('ls-x', { name: 'x' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
