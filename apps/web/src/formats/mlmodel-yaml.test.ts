import { describe, expect, it } from 'vitest';
import { readMlmodelYaml } from './mlmodel-yaml.ts';

const MLMODEL = `artifact_path: mlflow-artifacts:/1/models/m-1/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
  sklearn:
    code: null
    pickled_model: model.pkl
is_signature_from_type_hint: false
saved_input_example_info:
  artifact_path: input_example.json
  pandas_orient: split
signature:
  inputs: '[{"type": "double", "name": "it''s x", "required": true}, {"type": "double",
    "name": "y", "required": true}]'
  outputs: '[]'
  params: null
utc_time_created: '2026-11-29 07:42:55.1'
`;

describe('readMlmodelYaml', () => {
  it('reads an MLmodel file', () => {
    expect(readMlmodelYaml(MLMODEL)).toMatchObject({
      artifact_path: 'mlflow-artifacts:/1/models/m-1/artifacts',
      flavors: {
        python_function: { env: { conda: 'conda.yaml' }, loader_module: 'mlflow.sklearn' },
        sklearn: { code: null, pickled_model: 'model.pkl' },
      },
      signature: {
        inputs:
          '[{"type": "double", "name": "it\'s x", "required": true}, {"type": "double", "name": "y", "required": true}]',
        params: null,
      },
      utc_time_created: '2026-11-29 07:42:55.1',
    });
  });

  it.each([
    ['a:\n- x\n- y: 1\n  z: 2\nb: []', { a: ['x', { y: '1', z: '2' }], b: [] }],
    ['- pip:\n  - mlflow\n  - numpy==2\n- python=3.12', [{ pip: ['mlflow', 'numpy==2'] }, 'python=3.12']],
    ['a: |\n  one\n  two\nb: long\n  words', { a: 'one\ntwo', b: 'long words' }],
    ['a: "x\\n\\\n  \\ y"', { a: 'x\n y' }],
    ['# only this', null],
    ['', null],
  ])('reads %j', (text, value) => {
    expect(readMlmodelYaml(text)).toEqual(value);
  });

  it('keeps names of prototypes as names', () => {
    const value = readMlmodelYaml('__proto__:\n  polluted: yes') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('ends whatever it is given', () => {
    for (const text of ["a: 'open", 'a: "open\n b', '  b\na', '- - - a', ':', 'a: [1, 2', '{"a": 1}']) {
      expect(() => readMlmodelYaml(text)).not.toThrow();
    }
  });
});
