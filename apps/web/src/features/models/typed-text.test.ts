import { describe, expect, test } from 'vitest';
import { readDataType, typeText } from '../../formats/data-type.ts';
import { readTypedText } from './typed-text.ts';

const scalar = (name: string) => ({ kind: 'scalar', name }) as const;

describe('values of a type', () => {
  test.each([
    ['boolean', 'true', 'true'],
    ['integer', ' -12 ', '-12'],
    ['integer', '+007', '7'],
    ['long', '9223372036854775807', '9223372036854775807'],
    ['double', '1e3', '1000'],
    ['float', '.5', '0.5'],
    ['string', ' as "is" ', String.raw`" as \"is\" "`],
    ['datetime', '2026-01-31T09:30:00', '"2026-01-31T09:30:00"'],
    ['binary', 'aGk=', '"aGk="'],
    ['any', '{"a": [1]}', '{"a":[1]}'],
    ['of the future', 'x', '"x"'],
  ])('%s %s', (name, text, json) => {
    expect(readTypedText(scalar(name), text)).toEqual({ json });
  });
});

describe('what is no value of a type', () => {
  test.each([
    ['boolean', 'yes', 'This must be true or false.'],
    ['integer', '1.5', 'This must be a whole number.'],
    ['integer', '2147483648', 'This must be between -2147483648 and 2147483647, as integer is.'],
    ['long', '9223372036854775808', 'This must be between'],
    ['double', '', 'This must be a number.'],
    ['double', 'NaN', 'This must be a number.'],
    ['double', 'Infinity', 'This must be a number that fits a double.'],
    ['float', '1e39', 'This must be a number that fits a float.'],
    ['datetime', 'tomorrow', 'This must be a date'],
    ['binary', 'a', 'This must be bytes in base64.'],
    ['any', '{', 'This must be JSON: any.'],
  ])('%s %s', (name, text, error) => {
    expect(readTypedText(scalar(name), text)).toEqual({ error: expect.stringContaining(error) as string });
  });
});

const MESSAGES = readDataType({
  type: 'array',
  items: {
    type: 'object',
    properties: {
      role: { type: 'string', required: true },
      name: { type: 'string', required: false },
      weights: { type: 'map', values: { type: 'double' } },
    },
  },
});

test('a nested type is written as people write it', () => {
  expect(typeText(MESSAGES)).toBe(
    'array<object {role: string, name?: string, weights: map<string, double>}>',
  );
});

test.each([
  ['[{"role":"user","weights":{"a":1}}]', undefined],
  ['{"role":"user"}', 'The value must be a list.'],
  ['[{"weights":{}}]', 'The value[0] must have “role”.'],
  ['[{"role":1,"weights":{}}]', 'The value[0].role must be a text.'],
  ['[{"role":"u","weights":{"a":"x"}}]', 'The value[0].weights.a must be a number.'],
  ['[{"role":"u","weights":{},"age":1}]', 'The value[0] has “age”, which the signature does not know.'],
])('%s', (text, error) => {
  const result = readTypedText(MESSAGES, text);
  expect('error' in result ? result.error : undefined).toBe(error);
});

const TENSOR = readDataType({ type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 2] } });

test.each([
  ['[[1,2],[3,4]]', undefined],
  ['[]', undefined],
  ['[[1,2],[3]]', 'The value[1] must have 2 items, not 1.'],
  ['[1,2]', 'The value[0] must be a list.'],
  ['[[[1],2]]', 'The value[0][0] is nested too deep.'],
])('a tensor %s', (text, error) => {
  const result = readTypedText(TENSOR, text);
  expect('error' in result ? result.error : undefined).toBe(error);
});

test('a tensor says its shape, and what nobody understands is any', () => {
  expect(typeText(TENSOR)).toBe('tensor<float64> [… × 2]');
  expect(typeText(readDataType(12))).toBe('any');
  expect(typeText(readDataType({ type: 'array' }))).toBe('array<any>');
});

test('a type that is nested without end is read to some depth', () => {
  const deep = JSON.parse(`${'{"type":"array","items":'.repeat(5000)}"long"${'}'.repeat(5000)}`) as unknown;
  expect(typeText(readDataType(deep))).toMatch(/^(?:array<){21}any>{21}$/);
});
