import { describe, expect, it } from 'vitest';
import { datasetFields } from './dataset-fields.ts';

describe('datasetFields', () => {
  it('reads columns and tensors', () => {
    expect(
      datasetFields('{"mlflow_colspec":[{"type":"double","name":"x","required":true},{"type":"long"}]}'),
    ).toEqual([
      { name: 'x', type: 'double' },
      { name: '1', type: 'long' },
    ]);
    const features = JSON.stringify([
      { type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 2] } },
    ]);
    expect(datasetFields(JSON.stringify({ mlflow_tensorspec: { features, targets: null } }))).toEqual([
      { name: 'features', type: 'float64 [-1, 2]' },
    ]);
  });

  it.each(['', 'no json', '[]', '{"mlflow_tensorspec":{"features":"no json"}}'])(
    'finds nothing in %j',
    (json) => {
      expect(datasetFields(json)).toEqual([]);
    },
  );
});
