import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/get', () => {
  it('reads a schema', async () => {
    const schema_id = await at.createSchema();
    expect(await at.schema(schema_id)).toMatchObject({ schema_id, experiment_id: '0', input: { text: {} } });
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.get('label-schemas/get', { schema_id: 'ls-x' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
