import { parentPort, workerData } from 'node:worker_threads';
import { createArtifactStores } from '@millrace/artifacts';
import { ApiError } from '@millrace/protocol';
import { type FromWorker, servePort, WebhookSender } from '@millrace/server/worker';
import { giveWay } from './give-way.ts';
import { IdleCollector } from './idle-collector.ts';
import { openApplication } from './open-application.ts';
import type { StoreThreadData } from './thread-data.ts';
import { WebhookThreadClient } from './webhook-thread-client.ts';
import { Tidier } from './tidier.ts';

/** A thread that owns one connection to the database and answers JSON endpoints with it. */
async function main(): Promise<void> {
  const data = workerData as StoreThreadData;
  if (parentPort === null) throw new Error('store-thread.ts is run as a worker thread');
  // A long search gives way to short writes and to the thread that talks to clients.
  if (data.role === 'reader') giveWay();
  const artifacts = await createArtifactStores(
    data.artifactsDestination === undefined ? {} : { destination: data.artifactsDestination },
  );
  let opened: ReturnType<typeof openApplication>;
  try {
    opened = openApplication(data, { artifacts });
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', message: openFailure(error) } satisfies FromWorker);
    return;
  }
  const { application, store } = opened;
  const collector = new IdleCollector();
  if (data.role === 'writer') {
    const port = parentPort;
    store.watch((changes) => port.postMessage({ kind: 'changes', changes } satisfies FromWorker));
  }
  const tidier = data.role === 'writer' ? new Tidier(store, () => collector.postpone()) : undefined;
  const sender =
    data.role === 'writer'
      ? new WebhookSender({
          outbox: store.webhookOutbox,
          send: new WebhookThreadClient(data.settings.webhooks).send,
          settings: data.settings.webhooks,
          nowMs: () => Date.now(),
          random: Math.random,
        })
      : undefined;
  sender?.start();
  servePort({
    port: parentPort,
    dispatch: (call) => {
      tidier?.postpone();
      collector.postpone();
      return application.dispatch(call);
    },
    close: async () => {
      tidier?.stop();
      sender?.stop();
      await store.close();
    },
  });
}

/** A known refusal in its words; anything else with its stack, since nobody else will see it. */
function openFailure(error: unknown): string {
  if (ApiError.is(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await main();
