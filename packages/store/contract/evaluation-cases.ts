import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const RECORDS = 5000;

function recordsText(count: number, from = 0): string {
  return JSON.stringify(Array.from({ length: count }, (_, at) => ({ inputs: { at: from + at } })));
}

async function everything(store: Store, experiment_id: string): Promise<Record<string, string>> {
  const dataset = await store.evaluationDatasets.create({ name: 'd', experiment_ids: [experiment_id] });
  await store.evaluationDatasets.upsertRecords(dataset.dataset_id, recordsText(2));
  const scorer = await store.scorers.register(experiment_id, 'judge', '{}');
  await store.scorers.setOnlineConfig({ experiment_id, name: 'judge', sample_rate: 0 });
  const run = await store.runs.create({ experiment_id, user_id: '', start_time: 1, tags: [] });
  const issue = await store.issues.create({
    experiment_id,
    name: 'n',
    description: 'd',
    root_causes: ['r'],
    categories: [],
    source_run_id: run.info.run_id,
  });
  const schema = await store.labelSchemas.create({
    experiment_id,
    name: 'q',
    type: 'FEEDBACK',
    input: { numeric: { min_value: -0.5 } },
    enable_comment: true,
  });
  const queue = await store.reviewQueues.create(experiment_id, {
    name: 'q',
    queue_type: 'CUSTOM',
    users: ['ada'],
    schema_ids: [schema.schema_id],
  });
  return {
    dataset: dataset.dataset_id,
    scorer: scorer.scorer_id,
    issue: issue.issue_id,
    run: run.info.run_id,
    schema: schema.schema_id,
    queue: queue.queue_id,
  };
}

async function readAll(store: Store, ids: Record<string, string>): Promise<unknown[]> {
  return Promise.all([
    store.evaluationDatasets.get(ids['dataset'] ?? ''),
    store.evaluationDatasets.records({ dataset_id: ids['dataset'] ?? '', max_results: 10 }),
    store.evaluationDatasets.experimentIds(ids['dataset'] ?? ''),
    store.scorers.list(),
    store.scorers.onlineConfigs([ids['scorer'] ?? '']),
    store.issues.get(ids['issue'] ?? ''),
    store.labelSchemas.get(ids['schema'] ?? ''),
    store.reviewQueues.get(ids['queue'] ?? ''),
  ]);
}

export function evaluationCases(context: () => CaseContext): void {
  describe('evaluation and review', () => {
    it('keeps everything over a restart', async () => {
      const { store, opened } = context();
      const ids = await everything(store, '0');
      const before = await readAll(store, ids);
      const after = (await opened.reopen?.()) ?? store;
      expect(await readAll(after, ids)).toEqual(before);
    });

    it('loses all of it with the experiment, but for datasets', async () => {
      const { store } = context();
      const experimentId = await store.experiments.create({ name: 'e', tags: [] });
      const ids = await everything(store, experimentId);
      await store.experiments.delete(experimentId);
      await store.garbage.purge(await store.garbage.listDeleted(Number.MAX_SAFE_INTEGER));
      expect(await store.evaluationDatasets.experimentIds(ids['dataset'] ?? '')).toEqual([]);
      expect((await store.evaluationDatasets.get(ids['dataset'] ?? '')).name).toBe('d');
      expect(await store.scorers.list()).toEqual([]);
      expect(await store.scorers.onlineConfigs([ids['scorer'] ?? ''])).toEqual([]);
      const missing = { code: 'RESOURCE_DOES_NOT_EXIST' };
      await expect(store.issues.get(ids['issue'] ?? '')).rejects.toMatchObject(missing);
      await expect(store.labelSchemas.get(ids['schema'] ?? '')).rejects.toMatchObject(missing);
      await expect(store.reviewQueues.get(ids['queue'] ?? '')).rejects.toMatchObject(missing);
    });

    it('keeps an issue whose run is gone', async () => {
      const { store } = context();
      const { run = '', issue = '' } = await everything(store, '0');
      await store.runs.delete(run);
      await store.garbage.purge([{ kind: 'run', id: run, artifact_uri: '', deleted_time: 0 }]);
      const kept = await store.issues.get(issue);
      expect(kept.name).toBe('n');
      expect(kept.source_run_id).toBeUndefined();
    });

    it('takes thousands of records at once, and pages through them while others come and go', async () => {
      const { store, opened } = context();
      const { evaluationDatasets: datasets } = store;
      const { dataset_id } = await datasets.create({ name: 'd', experiment_ids: [] });
      expect(await datasets.upsertRecords(dataset_id, recordsText(RECORDS))).toEqual({
        inserted: RECORDS,
        updated: 0,
      });
      opened.advanceClock(1);
      expect(await datasets.upsertRecords(dataset_id, recordsText(10, RECORDS - 5))).toEqual({
        inserted: 5,
        updated: 5,
      });
      const seen: number[] = [];
      let page_token: string | undefined;
      do {
        const page = await datasets.records({ dataset_id, max_results: 2000, page_token });
        const records = JSON.parse(page.records) as { dataset_record_id: string; inputs: { at: number } }[];
        seen.push(...records.map(({ inputs }) => inputs.at));
        await datasets.deleteRecords(dataset_id, [records[0]?.dataset_record_id ?? '']);
        page_token = page.next_page_token;
      } while (page_token !== undefined);
      expect(seen).toEqual(Array.from({ length: RECORDS + 5 }, (_, at) => at));
      expect((await datasets.get(dataset_id)).profile).toBe(`{"num_records": ${RECORDS + 2}}`);
    });

    it('undoes a refused list of records whole', async () => {
      const { store } = context();
      const { dataset_id } = await store.evaluationDatasets.create({ name: 'd', experiment_ids: [] });
      const before = await store.evaluationDatasets.get(dataset_id);
      const refused = store.evaluationDatasets.upsertRecords(
        dataset_id,
        '[{"inputs": {"q": 1}}, {"inputs": 5}]',
      );
      await expect(refused).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      expect(await store.evaluationDatasets.get(dataset_id)).toEqual(before);
    });

    it('numbers versions of a scorer without a gap when many come at once', async () => {
      const { store } = context();
      const made = await Promise.all(
        Array.from({ length: 20 }, () => store.scorers.register('0', 'judge', '{}')),
      );
      expect(made.map(({ scorer_version }) => scorer_version)).toEqual(
        Array.from({ length: 20 }, (_, at) => at + 1),
      );
      expect(new Set(made.map(({ scorer_id }) => scorer_id)).size).toBe(1);
    });

    it('makes one queue of a user and one default question when many ask at once', async () => {
      const { store } = context();
      const queues = await Promise.all(
        Array.from({ length: 10 }, () => store.reviewQueues.getOrCreateUserQueue('0', 'Ada')),
      );
      expect(new Set(queues.map(({ queue_id }) => queue_id)).size).toBe(1);
      const lists = await Promise.all(
        Array.from({ length: 10 }, () => store.labelSchemas.list({ experiment_id: '0', max_results: 10 })),
      );
      expect(new Set(lists.flatMap(({ items }) => items.map(({ schema_id }) => schema_id))).size).toBe(1);
    });
  });
}
