import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trackingStoreContract } from '@millrace/store/contract';
import { openSqliteStore } from './sqlite-tracking-store.ts';

function environment(): { nowMs(): number; advance(ms: number): void; newId(): string; newName(): string } {
  let now = 1_700_000_000_000;
  let id = 0;
  return {
    nowMs: () => now,
    advance: (ms) => {
      now += ms;
    },
    newId: () => (id += 1).toString(16).padStart(32, '0'),
    newName: () => `name-${id}`,
  };
}

const SETTINGS = {
  defaultArtifactRoot: 'mlflow-artifacts:/',
  truncatesLongValues: true,
  secrets: {
    seal: (secret: string) => Buffer.from(secret),
    open: (sealed: Uint8Array) => Buffer.from(sealed).toString(),
  },
};

trackingStoreContract({
  name: 'SQLite in memory',
  open: async () => {
    const world = environment();
    const store = openSqliteStore({ path: ':memory:', environment: { ...world, ...SETTINGS } });
    return { store, advanceClock: world.advance, close: () => store.close() };
  },
});

trackingStoreContract({
  name: 'a SQLite file',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'millrace-store-'));
    const world = environment();
    const options = { path: join(folder, 'm.db'), environment: { ...world, ...SETTINGS } };
    let store = openSqliteStore(options);
    return {
      store,
      advanceClock: world.advance,
      reopen: async () => {
        await store.close();
        store = openSqliteStore(options);
        return store;
      },
      close: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
});
