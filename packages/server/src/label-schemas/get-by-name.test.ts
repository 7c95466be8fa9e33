import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/get-by-name', () => {
  it('finds by name, with its case', async () => {
    const schema_id = await at.createSchema('Question');
    const get = (name: string, experiment_id = '0'): ReturnType<typeof at.get> =>
      at.get('label-schemas/get-by-name', { experiment_id, name });
    expect((await get('Question')).json).toMatchObject({ label_schema: { schema_id } });
    expect(refusal(await get('question'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Label schema with name 'question' not found for experiment '0'.",
    ]);
    expect((await get('Question', '987')).status).toBe(404);
    expect((await get('Question', 'abc')).status).toBe(400);
  });
});
