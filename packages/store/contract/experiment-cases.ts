import { describe, expect, it } from 'vitest';
import type { CaseContext } from './tracking-store-contract.ts';

const ALL = { view_type: 'ALL', max_results: 100 } as const;

export function experimentCases(context: () => CaseContext): void {
  describe('experiments', () => {
    it('begins with experiment 0, Default', async () => {
      const { store } = context();
      expect(await store.experiments.get('0')).toMatchObject({ name: 'Default', lifecycle_stage: 'active' });
    });

    it('creates, reads by id and by name, and derives the artifact location', async () => {
      const { store } = context();
      const id = await store.experiments.create({ name: 'a', tags: [{ key: 'k', value: 'v' }] });
      const experiment = await store.experiments.get(id);
      expect(experiment).toMatchObject({ experiment_id: id, name: 'a', tags: [{ key: 'k', value: 'v' }] });
      expect(experiment.artifact_location.endsWith(`/${id}`)).toBe(true);
      expect(await store.experiments.getByName('a')).toEqual(experiment);
      const own = await store.experiments.create({ name: 'b', artifact_location: 's3://bucket/x', tags: [] });
      expect((await store.experiments.get(own)).artifact_location).toBe('s3://bucket/x');
    });

    it('refuses a name that is taken, also by a deleted experiment, on create and rename', async () => {
      const { store } = context();
      const id = await store.experiments.create({ name: 'a', tags: [] });
      await store.experiments.delete(id);
      await expect(store.experiments.create({ name: 'a', tags: [] })).rejects.toMatchObject({
        code: 'RESOURCE_ALREADY_EXISTS',
      });
      const other = await store.experiments.create({ name: 'b', tags: [] });
      await expect(store.experiments.rename(other, 'a')).rejects.toMatchObject({
        code: 'RESOURCE_ALREADY_EXISTS',
      });
      await store.experiments.rename(other, 'b');
      expect((await store.experiments.get(other)).name).toBe('b');
    });

    it('answers unknown ids, names and tags as MLflow does', async () => {
      const { store } = context();
      await expect(store.experiments.get('77')).rejects.toMatchObject({
        code: 'RESOURCE_DOES_NOT_EXIST',
        message: 'No Experiment with id=77 exists',
      });
      await expect(store.experiments.get('x')).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      await expect(store.experiments.getByName('x')).rejects.toMatchObject({
        message: "Could not find experiment with name 'x'",
      });
      await expect(store.experiments.deleteTag('0', 'x')).rejects.toMatchObject({
        message: 'No tag with name: x in experiment with id 0',
      });
      await expect(store.experiments.restore('0')).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
    });

    it('counts runs by experiment, and finds runs over all of them', async () => {
      const { store } = context();
      const id = await store.experiments.create({ name: 'a', tags: [] });
      const draft = { user_id: '', start_time: 7, run_name: 'swift-lynx', tags: [] };
      const { info } = await store.runs.create({ ...draft, experiment_id: id });
      const all = await store.experiments.activity([id, '0', '77']);
      expect(all.find(({ experiment_id }) => experiment_id === id)).toEqual({
        experiment_id: id,
        runs: 1,
        running: 1,
        last_start_time: 7,
      });
      expect(all).toHaveLength(2);
      const query = { text: 'LYNX', statuses: [], names_only: false, max_results: 5 } as const;
      expect(await store.runs.find(query)).toMatchObject([
        { info: { run_id: info.run_id }, matched: 'run_name', value: 'swift-lynx' },
      ]);
      await store.experiments.delete(id);
      expect(await store.runs.find(query)).toEqual([]);
    });

    it('deletes and restores with all runs', async () => {
      const { store, opened } = context();
      const run = await store.runs.create({ experiment_id: '0', user_id: '', start_time: 1, tags: [] });
      opened.advanceClock(5);
      await store.experiments.delete('0');
      expect((await store.runs.get(run.info.run_id)).info.lifecycle_stage).toBe('deleted');
      await expect(store.experiments.setTag('0', { key: 'k', value: 'v' })).rejects.toMatchObject({
        code: 'INVALID_PARAMETER_VALUE',
      });
      await expect(
        store.runs.create({ experiment_id: '0', user_id: '', start_time: 1, tags: [] }),
      ).rejects.toMatchObject({
        code: 'INVALID_PARAMETER_VALUE',
      });
      await expect(store.experiments.rename('0', 'x')).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await store.experiments.restore('0');
      expect((await store.runs.get(run.info.run_id)).info.lifecycle_stage).toBe('active');
    });

    it('overwrites and deletes tags', async () => {
      const { store } = context();
      await store.experiments.setTag('0', { key: 'k', value: 'v' });
      await store.experiments.setTag('0', { key: 'k', value: 'w' });
      expect((await store.experiments.get('0')).tags).toEqual([{ key: 'k', value: 'w' }]);
      await store.experiments.deleteTag('0', 'k');
      expect((await store.experiments.get('0')).tags).toEqual([]);
    });

    it('refuses the fifty-first custom view and keeps the fifty', async () => {
      const { store } = context();
      for (let view = 0; view < 50; view += 1)
        await store.experiments.setTag('0', { key: `mlflow.customView.view${view}`, value: '{}' });
      await expect(
        store.experiments.setTag('0', { key: 'mlflow.customView.view50', value: '{}' }),
      ).rejects.toMatchObject({ code: 'INVALID_PARAMETER_VALUE' });
      await store.experiments.setTag('0', { key: 'mlflow.customView.view7', value: 'new' });
      expect((await store.experiments.get('0')).tags).toHaveLength(50);
    });

    it('pages through a search without repeating or skipping while experiments are added', async () => {
      const { store, opened } = context();
      const names: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        opened.advanceClock(10);
        names.push(`e${index}`);
        await store.experiments.create({ name: `e${index}`, tags: [] });
      }
      const seen: string[] = [];
      let page_token: string | undefined;
      do {
        const page = await store.experiments.search({ ...ALL, max_results: 3, page_token });
        seen.push(...page.items.map(({ name }) => name));
        opened.advanceClock(10);
        await store.experiments.create({ name: `late ${seen.length}`, tags: [] });
        page_token = page.next_page_token;
      } while (page_token !== undefined);
      expect(seen).toEqual([...names.toReversed(), 'Default']);
    });
  });
}
