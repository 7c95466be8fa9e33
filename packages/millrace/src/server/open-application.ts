import type { ArtifactStores } from '@millrace/artifacts';
import { Application, WebhookClient } from '@millrace/server/worker';
import { openSqliteStore, type SqliteStore } from '@millrace/store-sql';
import { realEnvironment } from '../world/environment.ts';
import { KeyedSecretBox } from '../world/secret-box.ts';
import type { StoreThreadData } from './thread-data.ts';

interface OpenApplicationOptions {
  readonly artifacts: ArtifactStores;
  /** How long to wait while another process has locked the database; the store's own time without it. */
  readonly busyTimeoutMs?: number | undefined;
}

interface OpenedApplication {
  readonly application: Application;
  readonly store: SqliteStore;
}

/** The endpoints over a connection of this thread's own, which only reads unless it is the writer's. */
export function openApplication(
  data: StoreThreadData,
  { artifacts, busyTimeoutMs }: OpenApplicationOptions,
): OpenedApplication {
  const { databasePath, settings } = data;
  const secrets = new KeyedSecretBox({ text: data.webhookSecretKey, file: `${databasePath}.webhook-key` });
  const environment = realEnvironment({ ...data, secrets });
  const readOnly = data.role !== 'writer';
  const store = openSqliteStore({ path: databasePath, readOnly, busyTimeoutMs, environment });
  const webhookClient = new WebhookClient({ settings: settings.webhooks, environment });
  const application = new Application({ store, artifacts, settings, webhookClient });
  return { application, store };
}
