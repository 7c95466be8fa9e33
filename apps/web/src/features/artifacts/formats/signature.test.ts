import { describe, expect, it } from 'vitest';
import { schemaFields } from './signature.ts';

describe('schemaFields', () => {
  it('reads columns, tensors, nested types and params', () => {
    const json = JSON.stringify([
      { type: 'double', name: 'x', required: true },
      { type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } },
      {
        type: 'array',
        items: { type: 'object', properties: { a: { type: 'long' } } },
        name: 'list',
        required: false,
      },
      { name: 'top_k', type: 'long', default: 5, shape: null },
    ]);
    expect(schemaFields(json)).toEqual([
      { name: 'x', type: 'double', isRequired: true, defaultValue: undefined },
      { name: '1', type: 'tensor(float32, [-1, 3])', isRequired: true, defaultValue: undefined },
      { name: 'list', type: 'array<{a: long}>', isRequired: false, defaultValue: undefined },
      { name: 'top_k', type: 'long', isRequired: false, defaultValue: '5' },
    ]);
  });

  it.each([null, 'not json', '{}', '[1]'])('finds nothing in %j', (json) => {
    expect(schemaFields(json)).toEqual([]);
  });
});
