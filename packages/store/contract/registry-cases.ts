import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const VERSION = { storage_location: 's3://b/m', run_id: '', run_link: '', description: '', tags: [] };

async function newModel(store: Store, name: string, versions = 0): Promise<void> {
  await store.registeredModels.create({ name, tags: [] }, 'ada');
  for (let at = 0; at < versions; at += 1) {
    await store.modelVersions.create({ ...VERSION, name, source: 's3://b/m' }, 'ada');
  }
}

export function registryCases(context: () => CaseContext): void {
  describe('registry', () => {
    it('numbers versions from 1, without a gap when many come at once, and gives none twice', async () => {
      const { store } = context();
      await newModel(store, 'm');
      const made = await Promise.all(
        Array.from({ length: 20 }, () =>
          store.modelVersions.create({ ...VERSION, name: 'm', source: 's3://b/m' }, ''),
        ),
      );
      expect(made.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => `${at + 1}`));
      await store.modelVersions.delete({ name: 'm', version: '20' }, '');
      const next = await store.modelVersions.create({ ...VERSION, name: 'm', source: 's3://b/m' }, '');
      expect(next.version).toBe('21');
    });

    it('keeps everything over a restart', async () => {
      const { store, opened } = context();
      await newModel(store, 'm', 2);
      await store.registeredModels.setAlias({ name: 'm', version: '2' }, 'best', { actor: 'ada' });
      await store.registeredModels.setTag('m', { key: 'k', value: 'v' }, 'ada');
      await store.promotionPolicies.set({ name: 'm', approvals_min: 1 }, 'ada');
      const before = await store.registeredModels.get('m');
      const after = (await opened.reopen?.()) ?? store;
      expect(await after.registeredModels.get('m')).toEqual(before);
      expect(await after.promotionPolicies.get('m')).toEqual({ name: 'm', approvals_min: 1 });
      expect((await after.registryHistory.events({ name: 'm', max_results: 10 })).items).toHaveLength(6);
    });

    it('undoes a refused version whole', async () => {
      const { store } = context();
      await newModel(store, 'm', 1);
      const before = await store.registeredModels.get('m');
      const refused = store.modelVersions.create(
        {
          ...VERSION,
          name: 'm',
          source: 's3://b/m',
          model_id: 'm-unknown',
          tags: [{ key: 'k', value: 'v' }],
        },
        '',
      );
      await expect(refused).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
      expect(await store.registeredModels.get('m')).toEqual(before);
      expect((await store.registryHistory.events({ name: 'm', max_results: 10 })).items).toHaveLength(2);
    });

    it('drops aliases with their version and with their model', async () => {
      const { store } = context();
      await newModel(store, 'm', 2);
      await store.registeredModels.setAlias({ name: 'm', version: '2' }, 'best', { actor: '' });
      await store.modelVersions.delete({ name: 'm', version: '2' }, '');
      expect((await store.registeredModels.get('m')).aliases).toEqual([]);
      await store.registeredModels.delete('m', '');
      await newModel(store, 'm', 2);
      expect((await store.registeredModels.get('m')).aliases).toEqual([]);
    });

    it('pages versions while others are added and removed', async () => {
      const { store, opened } = context();
      await newModel(store, 'm');
      for (let at = 0; at < 6; at += 1) {
        opened.advanceClock(1);
        await store.modelVersions.create({ ...VERSION, name: 'm', source: 's3://b/m' }, '');
      }
      const first = await store.modelVersions.search({ max_results: 3 });
      expect(first.items.map(({ version }) => version)).toEqual(['6', '5', '4']);
      opened.advanceClock(1);
      await store.modelVersions.create({ ...VERSION, name: 'm', source: 's3://b/m' }, '');
      await store.modelVersions.delete({ name: 'm', version: '4' }, '');
      const second = await store.modelVersions.search({ max_results: 3, page_token: first.next_page_token });
      expect(second.items.map(({ version }) => version)).toEqual(['3', '2', '1']);
      expect(second.next_page_token).toBeUndefined();
    });

    it('finds models by tags, with the newest version of each stage', async () => {
      const { store } = context();
      await newModel(store, 'a', 2);
      await newModel(store, 'b', 1);
      await store.registeredModels.setTag('a', { key: 'team', value: 'x' }, '');
      await store.modelVersions.transitionStage(
        { name: 'a', version: '1' },
        { stage: 'production', archives: false },
        '',
      );
      const { items } = await store.registeredModels.search({ max_results: 10, filter: "tags.team = 'x'" });
      expect(items.map(({ name }) => name)).toEqual(['a']);
      expect(
        items[0]?.latest_versions.map(({ version, current_stage }) => `${version} ${current_stage}`),
      ).toEqual(['1 Production', '2 None']);
    });

    it('tells where an alias pointed at a time', async () => {
      const { store, opened } = context();
      await newModel(store, 'm', 2);
      opened.advanceClock(10);
      await store.registeredModels.setAlias({ name: 'm', version: '1' }, 'best', { actor: 'ada' });
      const { items } = await store.registryHistory.events({ name: 'm', alias: 'best', max_results: 1 });
      const since = Number(items[0]?.timestamp);
      opened.advanceClock(10);
      await store.registeredModels.setAlias({ name: 'm', version: '2' }, 'best', { actor: 'bob' });
      expect(await store.registryHistory.aliasAt('m', 'best', since - 1)).toEqual({});
      expect(await store.registryHistory.aliasAt('m', 'best', since + 9)).toEqual({
        version: '1',
        since,
        until: since + 10,
        user: 'ada',
      });
      expect((await store.registryHistory.aliasAt('m', 'best', since + 10)).user).toBe('bob');
    });
  });
}
