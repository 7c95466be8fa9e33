import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreEnvironment } from '@millrace/store';
import { trackingStoreContract } from '@millrace/store/contract';
import { testEnvironment } from '../testing/environment.ts';
import { openSqliteStore } from './sqlite-tracking-store.ts';

function world(): { readonly environment: StoreEnvironment; advance(ms: number): void } {
  const environment = testEnvironment();
  let now = environment.nowMs();
  return {
    environment: { ...environment, nowMs: () => now },
    advance: (ms) => {
      now += ms;
    },
  };
}

trackingStoreContract({
  name: 'SQLite in memory',
  open: async () => {
    const { environment, advance } = world();
    const store = openSqliteStore({ path: ':memory:', environment });
    return { store, advanceClock: advance, close: () => store.close() };
  },
});

trackingStoreContract({
  name: 'a SQLite file',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'millrace-store-'));
    const { environment, advance } = world();
    const options = { path: join(folder, 'm.db'), environment };
    let store = openSqliteStore(options);
    return {
      store,
      advanceClock: advance,
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
