import { type JsonText, messageText, ModelVersion } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store.ts';
import type { CaseContext } from './tracking-store-contract.ts';

const VERSION = { storage_location: 's3://b/m', run_id: '', run_link: '', description: '', tags: [] };

const STAGE = { stage: 'Production', archives: false };

async function newModel(store: Store, name: string, versions = 0): Promise<void> {
  await store.registeredModels.create({ name, tags: [] }, 'ada');
  for (let at = 0; at < versions; at += 1) {
    await store.modelVersions.create({ ...VERSION, name, source: 's3://b/m' }, 'ada');
  }
}

function joined(texts: readonly JsonText[]): string {
  return texts.map(({ text }) => text).join();
}

async function newLoggedModel(store: Store): Promise<string> {
  const { info } = await store.loggedModels.create({ experiment_id: '0', name: 'l', params: [], tags: [] });
  return info.model_id;
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

    it('says the same of versions as text and as objects', async () => {
      const { store } = context();
      const hard = 'é😀"\\/\b\f\n\r\t\u0000\u001F\u007F\u2028\'<';
      const name = 'mö"del';
      await newModel(store, name);
      const model_id = await newLoggedModel(store);
      const tags = [
        { key: 'plain', value: '' },
        { key: 'a:1', value: hard },
      ];
      const run = { run_id: 'a'.repeat(32), run_link: 'https://x/?a="b"' };
      const drafts = [
        { ...VERSION, source: 's3://b/m' },
        { ...VERSION, ...run, source: hard, storage_location: 's3://b/m', description: hard, tags, model_id },
        { ...VERSION, source: '', tags: tags.slice(1) },
      ];
      for (const draft of drafts) await store.modelVersions.create({ ...draft, name }, 'ada');
      await store.modelVersions.update({ name, version: '1' }, undefined, 'ada');
      await store.modelVersions.transitionStage({ name, version: '2' }, STAGE, 'ada');
      await store.registeredModels.setAlias({ name, version: '2' }, 'best', { actor: 'ada' });
      await newModel(store, 'other', 12);
      const orders = [['version_number ASC'], ['name DESC', 'version_number DESC'], []];
      for (const order_by of orders) {
        const query = { max_results: 13, order_by };
        const { items, next_page_token } = await store.modelVersions.search(query);
        const texts = await store.modelVersions.searchTexts(query);
        expect(joined(texts.items)).toBe(items.map((item) => messageText(ModelVersion, item)).join());
        expect(items).toHaveLength(13);
        expect(texts.next_page_token).toBe(next_page_token);
        const next = { ...query, page_token: next_page_token };
        const rest = await store.modelVersions.searchTexts(next);
        expect(JSON.parse(`[${joined(rest.items)}]`)).toHaveLength(2);
      }
      const { items } = await store.modelVersions.search({ max_results: 20, filter: `name = '${name}'` });
      expect(items.map((item) => [item.description, item.tags.length, item.model_id])).toEqual([
        ['', 1, undefined],
        [hard, 2, model_id],
        [undefined, 0, undefined],
      ]);
      expect((await store.modelVersions.searchTexts({ max_results: 1, filter: "name = 'x'" })).items).toEqual(
        [],
      );
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
