import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import { ArtifactError, type ArtifactStores, createArtifactStores } from '@millrace/artifacts';
import { Application, ChangeFeed, createHttpServer, type Dispatcher, WebhookClient } from '@millrace/server';
import { CommandError } from '../command-line/command-error.ts';
import type { ServerConfig } from '../config/server-config.ts';
import type { Log } from '../log/log.ts';
import { type RequestWatch, watchRequests } from '../log/watch-requests.ts';
import { realEnvironment } from '../world/environment.ts';
import { absentStore } from './absent-store.ts';
import { IdleCollector } from './idle-collector.ts';
import { listen, requireFreePort, urlOf } from './listen.ts';
import { openUi } from './open-ui.ts';
import { artifactFolderProblem, databasePlaceProblem } from './places.ts';
import { startThreads } from './start-threads.ts';

export interface RunningServer {
  readonly server: Server;
  readonly dispatcher: Dispatcher;
  readonly requests: RequestWatch;
  readonly url: string;
}

/** Enough to tell one start of the server from another. */
const EPOCH_CHARACTERS = 8;

interface StartOptions {
  readonly log: Log;
  /** Called when the server can answer nothing any more. */
  readonly onLoss: (reason: string) => void;
}

/** Starts everything, in the order in which a failure costs least. @throws CommandError that says what to do */
export async function startServer(
  config: ServerConfig,
  { log, onLoss }: StartOptions,
): Promise<RunningServer> {
  requirePlaces(config);
  await requireFreePort(config);
  const artifacts = await openArtifacts(config.artifactsDestination);
  const changes = new ChangeFeed(randomUUID().slice(0, EPOCH_CHARACTERS), () => performance.now());
  const dispatcher = await openDatabase(config, { artifacts, changes, log, onLoss });
  try {
    const context = { artifacts, settings: config.settings };
    const ui = config.settings.artifactsOnly ? undefined : openUi(config.settings.staticPrefix);
    const server = createHttpServer({ dispatcher, context, security: config.security, log, changes, ui });
    const requests = watchRequests(server, log);
    collectWhenIdle(server);
    const port = await listen(server, config);
    const url = urlOf({ host: config.host, port }) + config.settings.staticPrefix;
    return { server, dispatcher, requests, url };
  } catch (error) {
    await dispatcher.close();
    throw error;
  }
}

function collectWhenIdle(server: Server): void {
  const collector = new IdleCollector();
  const postpone = (): void => collector.postpone();
  server.on('request', (_, response: ServerResponse) => void response.once('close', postpone));
}

function requirePlaces({ databasePath, artifactsDestination, settings }: ServerConfig): void {
  const problems = [
    databasePath === undefined ? undefined : databasePlaceProblem(databasePath),
    ...[
      ...new Set([
        ...(artifactsDestination === undefined ? [] : [artifactsDestination]),
        ...settings.localArtifactRoots,
      ]),
    ].map(artifactFolderProblem),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
}

async function openArtifacts(destination: string | undefined): Promise<ArtifactStores> {
  try {
    return await createArtifactStores(destination === undefined ? {} : { destination });
  } catch (error) {
    if (!ArtifactError.is(error)) throw error;
    throw new CommandError(`The artifacts destination ${destination} cannot be used: ${error.message}.`, {
      cause: error,
    });
  }
}

interface Opening {
  readonly artifacts: ArtifactStores;
  readonly changes: ChangeFeed;
  readonly log: Log;
  readonly onLoss: (reason: string) => void;
}

async function openDatabase(
  config: ServerConfig,
  { artifacts, changes, log, onLoss }: Opening,
): Promise<Dispatcher> {
  const { databasePath, artifactsDestination, defaultArtifactRoot, truncatesLongValues, settings } = config;
  const { webhookSecretKey } = config;
  if (databasePath === undefined) {
    const application = new Application({
      store: absentStore,
      artifacts,
      settings,
      webhookClient: new WebhookClient({
        settings: settings.webhooks,
        environment: realEnvironment({ defaultArtifactRoot, truncatesLongValues }),
      }),
    });
    return { dispatch: (call) => application.dispatch(call), close: () => Promise.resolve() };
  }
  const data = {
    databasePath,
    artifactsDestination,
    defaultArtifactRoot,
    truncatesLongValues,
    webhookSecretKey,
    settings,
  };
  try {
    return await startThreads(data, {
      readers: config.readers,
      artifacts,
      onChanges: (changed) => changes.add(changed),
      onLoss,
      onDetour: (cause) => log.warn({ cause }, 'point reads take the way of all reads'),
    });
  } catch (error) {
    throw new CommandError(`Cannot open the database ${databasePath}.\n${(error as Error).message}`, {
      cause: error,
    });
  }
}
