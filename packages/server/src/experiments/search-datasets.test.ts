import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/ajax-api/2.0/mlflow/experiments/search-datasets';

async function logDataset(run_id: string, name: string, context?: string): Promise<void> {
  const dataset = { name, digest: 'd1', source_type: 'local', source: '{}' };
  const tags = context === undefined ? [] : [{ key: 'mlflow.data.context', value: context }];
  await server.post('runs/log-inputs', { run_id, datasets: [{ tags, dataset }] });
}

describe('experiments/search-datasets', () => {
  it('lists each dataset once a context, however many runs used it', async () => {
    const experiment_id = await server.createExperiment('e');
    const runs = [await server.createRun({ experiment_id }), await server.createRun({ experiment_id })];
    for (const run_id of runs) await logDataset(run_id, 'iris', 'train');
    await logDataset(await server.createRun({ experiment_id }), 'iris', 'test');
    await logDataset(await server.createRun({ experiment_id }), 'bare');
    const { json } = await server.post(PATH, { experiment_ids: [experiment_id] });
    const found = (json as { dataset_summaries: unknown[] }).dataset_summaries;
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { experiment_id, name: 'iris', digest: 'd1', context: 'train' },
        { experiment_id, name: 'iris', digest: 'd1', context: 'test' },
        { experiment_id, name: 'bare', digest: 'd1' },
      ]),
    );
  });

  it('looks into the experiments asked for only', async () => {
    await logDataset(await server.createRun(), 'iris');
    const experiment_id = await server.createExperiment('empty');
    expect((await server.post(PATH, { experiment_ids: [experiment_id, '99'] })).json).toEqual({});
    expect((await server.post(PATH, { experiment_ids: ['0'] })).json).toMatchObject({
      dataset_summaries: [{ experiment_id: '0', name: 'iris' }],
    });
  });

  it('takes 1 to 20 experiments', async () => {
    const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at));
    expect((await server.post(PATH, { experiment_ids: ids(20) })).status).toBe(200);
    for (const [experiment_ids, message] of [
      [ids(0), 'SearchDatasets request must specify at least one experiment_id.'],
      [ids(21), 'cannot specify more than 20 experiment_ids. Received 21 experiment_ids.'],
    ] as const) {
      expect(refusal(await server.post(PATH, { experiment_ids }))).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        expect.stringContaining(message),
      ]);
    }
  });
});
