import { describe, expect, it } from 'vitest';
import { typeText } from './data-type.ts';
import { readSignature, type SchemaColumn } from './signature.ts';

const INPUTS = JSON.stringify([
  { type: 'double', name: 'x', required: true },
  { type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } },
  {
    type: 'array',
    items: { type: 'object', properties: { a: { type: 'long' } } },
    name: 'list',
    required: false,
  },
]);
const PARAMS = JSON.stringify([
  { name: 'top_k', type: 'long', default: 5, shape: null },
  { name: 'stop', type: 'string', default: ['.'], shape: [-1] },
]);

describe('readSignature', () => {
  it('reads columns, tensors and nested types', () => {
    const signature = readSignature({ inputs: INPUTS, outputs: null, params: null });
    const shown = signature?.inputs.map(({ name, type, isRequired }: SchemaColumn) => [
      name,
      typeText(type),
      isRequired,
    ]);
    expect(shown).toEqual([
      ['x', 'double', true],
      [undefined, 'tensor<float32> [… × 3]', true],
      ['list', 'array<object {a: long}>', false],
    ]);
    expect(signature?.outputs).toEqual([]);
  });

  it('reads params with their defaults', () => {
    const signature = readSignature({ params: PARAMS });
    expect(
      signature?.params.map(({ name, type, defaultJson }) => [name, typeText(type), defaultJson]),
    ).toEqual([
      ['top_k', 'long', '5'],
      ['stop', 'array<string>', '["."]'],
    ]);
  });

  it.each([null, 'not json', '{}', '[1]'])('finds no columns in %j', (inputs) => {
    expect(readSignature({ inputs })?.inputs).toEqual([]);
  });

  it('is undefined where there is none', () => {
    expect(readSignature(undefined)).toBeUndefined();
  });
});
