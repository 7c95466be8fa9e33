import { expect, test } from 'vitest';
import { versionHome } from './version-home.ts';

test.each([
  [
    { source: 'models:/m-1', model_id: 'm-1', run_id: 'r' },
    { source: { kind: 'model', id: 'm-1' }, folder: '' },
  ],
  [
    { source: 'runs:/r/a/model/', run_id: 'r' },
    { source: { kind: 'run', id: 'r' }, folder: 'a/model' },
  ],
  [
    { source: 'mlflow-artifacts:/1/r/artifacts/model', run_id: 'r', model_id: '' },
    { source: { kind: 'run', id: 'r' }, folder: 'model' },
  ],
  [{ source: 's3://bucket/model', run_id: 'r' }, undefined],
  [{ source: 's3://bucket/model', run_id: '' }, undefined],
])('%j', (version, home) => {
  expect(versionHome(version)).toEqual(home);
});
