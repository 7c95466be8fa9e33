import { expect, test } from 'vitest';
import { invocationOf, typedFromExample } from './invocation.ts';
import { readModelFile } from './model-file.ts';
import { readSignature, type Signature } from '../../formats/signature.ts';

function signature(fields: { inputs: object[]; params?: object[] }): Signature {
  const texts = Object.entries(fields).map(([key, value]) => [key, JSON.stringify(value)]);
  return readSignature(Object.fromEntries(texts)) ?? { inputs: [], outputs: [], params: [] };
}

const COLUMNS = signature({
  inputs: [
    { type: 'long', name: 'age', required: true },
    { type: 'string', name: 'plan', required: false },
  ],
  params: [{ name: 'threshold', type: 'double', default: 0.5, shape: null }],
});

test('columns become one row of a table; digits of a long are kept, params only where they were typed', () => {
  const typed = { inputs: ['9007199254740993', ''], params: { threshold: '' } };
  const { body = '' } = invocationOf(COLUMNS, typed);
  expect(body).toContain('[9007199254740993, null]');
  expect(JSON.parse(body)).toEqual({
    dataframe_split: { columns: ['age', 'plan'], data: [[9007199254740992, null]] },
  });
  const again = invocationOf(COLUMNS, { inputs: ['1', 'x'], params: { threshold: '0.7' } });
  expect(JSON.parse(again.body ?? '')).toEqual({
    dataframe_split: { columns: ['age', 'plan'], data: [[1, 'x']] },
    params: { threshold: 0.7 },
  });
});

test('there is no body while something is wrong, and what is wrong stands where it is', () => {
  const result = invocationOf(COLUMNS, { inputs: ['', 'x'], params: { threshold: 'much' } });
  expect(result).toEqual({
    body: undefined,
    inputErrors: ['This is required.', undefined],
    paramErrors: { threshold: 'This must be a number.' },
  });
});

test('a tensor goes as it is; several go by their names', () => {
  const spec = { type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 2] } };
  const one = invocationOf(signature({ inputs: [spec] }), { inputs: ['[[1,2]]'], params: {} });
  expect(JSON.parse(one.body ?? '')).toEqual({ inputs: [[1, 2]] });
  const two = signature({
    inputs: [
      { ...spec, name: 'a' },
      { ...spec, name: 'b' },
    ],
  });
  const both = invocationOf(two, { inputs: ['[[1,2]]', '[]'], params: {} });
  expect(JSON.parse(both.body ?? '')).toEqual({ inputs: { a: [[1, 2]], b: [] } });
});

test('columns without names are numbered', () => {
  const unnamed = signature({ inputs: [{ type: 'double' }, { type: 'double' }] });
  const { body } = invocationOf(unnamed, { inputs: ['1', '2'], params: {} });
  expect(JSON.parse(body ?? '')).toEqual({ dataframe_split: { columns: [0, 1], data: [[1, 2]] } });
});

test.each([
  ['{"columns": ["plan", "age"], "data": [["gold", 41], ["tin", 3]]}', ['41', 'gold']],
  ['[{"age": 41, "plan": null}]', ['41', '']],
  ['{"age": 41, "plan": "gold"}', ['41', 'gold']],
  ['[[41, "gold"]]', ['41', 'gold']],
])('the form begins with the example %s', (example, inputs) => {
  expect(typedFromExample(COLUMNS, example)?.inputs).toEqual(inputs);
});

test('an example that is no JSON begins nothing', () => {
  expect(typedFromExample(COLUMNS, 'age,plan')).toBeUndefined();
});

test('an MLmodel file says its signature, flavors and size', () => {
  const file = readModelFile(`flavors:
  python_function:
    env:
      conda: conda.yaml
    loader_module: mlflow.sklearn
  sklearn:
    code: null
mlflow_version: 3.17.2
model_size_bytes: 11728
saved_input_example_info:
  artifact_path: input_example.json
signature:
  inputs: '[{"type": "long", "name": "age", "required": true}, {"type": "double",
    "name": "it''s", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
`);
  expect(file.sizeBytes).toBe(11_728);
  expect(file.examplePath).toBe('input_example.json');
  expect(file.flavors.map(({ name }) => name)).toEqual(['python_function', 'sklearn']);
  expect([...(file.flavors[0]?.settings ?? [])]).toEqual([
    ['env.conda', 'conda.yaml'],
    ['loader_module', 'mlflow.sklearn'],
  ]);
  expect(file.signature?.inputs.map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['age', true],
    ["it's", false],
  ]);
  expect(readModelFile('').signature).toBeUndefined();
});
