import { parentPort, workerData } from 'node:worker_threads';
import { createArtifactStores } from '@millrace/artifacts';
import { ApiError } from '@millrace/protocol';
import { Application, type FromWorker, servePort } from '@millrace/server/worker';
import { openSqliteStore, type SqliteTrackingStore } from '@millrace/store-sql';
import { realEnvironment } from '../world/environment.ts';
import type { StoreThreadData } from './thread-data.ts';

/** How long a writer must have had nothing to do before it tidies. */
const IDLE_MS = 500;

/** A thread that owns one connection to the database and answers JSON endpoints with it. */
async function main(): Promise<void> {
  const data = workerData as StoreThreadData;
  if (parentPort === null) throw new Error('store-thread.ts is run as a worker thread');
  let store: SqliteTrackingStore;
  try {
    store = openSqliteStore({
      path: data.databasePath,
      readOnly: data.role === 'reader',
      environment: realEnvironment(data),
    });
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', message: openFailure(error) } satisfies FromWorker);
    return;
  }
  const artifacts = await createArtifactStores(
    data.artifactsDestination === undefined ? {} : { destination: data.artifactsDestination },
  );
  const application = new Application({ store, artifacts, settings: data.settings });
  const tidier = data.role === 'writer' ? new Tidier(store) : undefined;
  servePort({
    port: parentPort,
    dispatch: (call) => {
      tidier?.postpone();
      return application.dispatch(call);
    },
    close: async () => {
      tidier?.stop();
      await store.close();
    },
  });
}

/** A known refusal in its words; anything else with its stack, since nobody else will see it. */
function openFailure(error: unknown): string {
  if (ApiError.is(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs the store's housekeeping a little at a time while nobody writes. */
class Tidier {
  readonly #store: SqliteTrackingStore;
  readonly #timer: NodeJS.Timeout;

  constructor(store: SqliteTrackingStore) {
    this.#store = store;
    this.#timer = setTimeout(() => void this.#tidy(), IDLE_MS).unref();
  }

  postpone(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #tidy(): Promise<void> {
    try {
      if (await this.#store.tidy()) this.#timer.refresh();
    } catch (error) {
      // Locked by another process, such as `millrace gc`: housekeeping can wait. Anything else is a bug to be seen.
      if (!ApiError.is(error)) throw error;
      this.#timer.refresh();
    }
  }
}

await main();
