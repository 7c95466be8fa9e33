import type { ServerSettings } from '@millrace/server';

/** What a store thread is started with. */
export interface StoreThreadData {
  readonly role: 'writer' | 'reader';
  readonly databasePath: string;
  readonly artifactsDestination: string | undefined;
  readonly defaultArtifactRoot: string;
  readonly truncatesLongValues: boolean;
  readonly webhookSecretKey: string | undefined;
  readonly settings: ServerSettings;
}
