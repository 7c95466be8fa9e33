import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/delete', () => {
  const remove = (schema_id: string): ReturnType<typeof at.send> =>
    at.send('DELETE', 'label-schemas/delete', { schema_id });

  it('deletes a schema, and is content without one', async () => {
    const id = await at.createSchema();
    for (const each of [id, id, 'ls-x']) expect((await remove(each)).json).toEqual({});
    expect((await at.get('label-schemas/get', { schema_id: id })).status).toBe(404);
  });

  it('keeps the default', async () => {
    const [fixed] = await at.schemas();
    expect(refusal(await remove(fixed?.schema_id ?? ''))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "The experiment's default question cannot be deleted.",
    ]);
  });
});
