import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const LINEAGE = '/api/millrace/1.0/registered-models/lineage';

interface Lineage {
  nodes: { id: string; kind: string; label: string }[];
  edges?: { from: string; to: string }[];
}

async function lineage(query: Record<string, string>): Promise<Lineage> {
  return ((await server.get(LINEAGE, query)).json as { lineage: Lineage }).lineage;
}

describe('registered-models/get-lineage', () => {
  it('leads from the dataset to the alias', async () => {
    const run_id = await server.createRun({ run_name: 'train' });
    const dataset = { name: 'iris', digest: 'd1', source_type: 'local', source: '{}' };
    await server.post('runs/log-inputs', { run_id, datasets: [{ dataset }] });
    const model_id = await server.createLoggedModel({ name: 'clf', source_run_id: run_id });
    await server.createRegisteredModel('m');
    await server.createModelVersion('m', { source: `models:/${model_id}`, model_id });
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    const { nodes, edges } = await lineage({ name: 'm', version: '1' });
    expect(nodes.map(({ kind, label }) => `${kind} ${label}`).toSorted()).toEqual([
      'ALIAS @best',
      'DATASET iris',
      'LOGGED_MODEL clf',
      'MODEL_VERSION m v1',
      'RUN train',
    ]);
    expect(edges).toEqual(
      expect.arrayContaining([
        { from: 'dataset:0/iris/d1', to: `run:${run_id}` },
        { from: `run:${run_id}`, to: `logged-model:${model_id}` },
        { from: `logged-model:${model_id}`, to: 'model-version:m/1' },
        { from: 'model-version:m/1', to: 'alias:m@best' },
      ]),
    );
    expect((await lineage({ name: 'm' })).nodes.filter(({ kind }) => kind === 'MODEL_VERSION')).toHaveLength(
      2,
    );
  });

  it('has no edge to a run that is not there, and refuses an unknown version', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m', { run_id: 'nowhere' });
    expect(await lineage({ name: 'm' })).toMatchObject({ nodes: [{ id: 'model-version:m/1' }] });
    expect((await lineage({ name: 'm' })).edges ?? []).toEqual([]);
    expect(refusal(await server.get(LINEAGE, { name: 'm', version: '9' }))[0]).toBe(404);
  });
});
