import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArtifactStores } from '@millrace/artifacts';
import {
  Application,
  ChangeFeed,
  createHttpServer,
  type Dispatcher,
  type Resolve,
  type SecurityOptions,
  type ServerSettings,
  WebhookClient,
  WebhookSender,
} from '@millrace/server';
import type { SecretBox, Store } from '@millrace/store';
import { openSqliteStore } from '@millrace/store-sql';

export interface InProcessAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: ArrayBuffer;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

export interface InProcessServer {
  readonly url: string;
  readonly store: Store;
  /** Folder of the artifact storage. */
  readonly artifactsFolder: string;
  /** Sends JSON and reads the answer; `body` undefined sends none. */
  call(method: string, path: string, body?: unknown): Promise<InProcessAnswer>;
  /** Moves the server's clock, which stands still otherwise. */
  advanceClock(ms: number): void;
  close(): Promise<void>;
}

export interface InProcessOptions {
  readonly settings?: Partial<ServerSettings>;
  readonly security?: Partial<SecurityOptions>;
  /** Stands for the name service where webhooks are sent. */
  readonly resolve?: Resolve;
}

/** Hides nothing, but knows whose a secret is. */
const PLAIN_BOX: SecretBox = {
  seal: (secret, owner) => Buffer.from(`${owner} ${secret}`),
  open: (sealed, owner) => {
    const text = Buffer.from(sealed).toString();
    if (!text.startsWith(`${owner} `)) throw new Error('The secret is not of this owner.');
    return text.slice(owner.length + 1);
  },
};

/** A whole server in this process on a free port: real HTTP, real SQLite file, fixed clock and ids. */
export async function startInProcessServer(options: InProcessOptions = {}): Promise<InProcessServer> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-server-'));
  const artifactsFolder = join(folder, 'artifacts');
  let nowMs = 1_700_000_000_000;
  let ids = 0;
  const environment = {
    nowMs: () => nowMs,
    newId: () => (ids += 1).toString(16).padStart(32, '0'),
    newName: () => `generated-name-${ids}`,
    defaultArtifactRoot: 'mlflow-artifacts:/',
    truncatesLongValues: true,
    secrets: PLAIN_BOX,
  };
  const store = openSqliteStore({
    path: join(folder, 'millrace.db'),
    environment,
  });
  const settings: ServerSettings = { ...defaultSettings(folder, artifactsFolder), ...options.settings };
  const artifacts = await createArtifactStores({ destination: artifactsFolder });
  const webhookClient = new WebhookClient({
    settings: settings.webhooks,
    environment,
    resolve: options.resolve,
  });
  const application = new Application({ store, artifacts, settings, webhookClient });
  const sender = new WebhookSender({
    outbox: store.webhookOutbox,
    send: (message, signal) => webhookClient.send(message, signal),
    settings: settings.webhooks,
    nowMs: () => nowMs,
    random: () => 0,
  });
  sender.start();
  const changes = new ChangeFeed('test', () => nowMs);
  store.watch((changed) => changes.add(changed));
  const dispatcher: Dispatcher = {
    dispatch: (call) => application.dispatch(call),
    close: () => store.close(),
  };
  const server = createHttpServer({
    dispatcher,
    context: { artifacts, settings },
    security: { corsAllowedOrigins: [], frameOptions: 'SAMEORIGIN', isDisabled: false, ...options.security },
    log: { info: () => undefined, error: () => undefined },
    changes,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    store,
    artifactsFolder,
    call: (method, path, body) => send(method, url + path, body),
    advanceClock: (ms) => {
      nowMs += ms;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      sender.stop();
      await dispatcher.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Settings of a server that keeps everything below a folder. */
export function defaultSettings(folder: string, artifactsFolder: string): ServerSettings {
  return {
    staticPrefix: '',
    servesArtifacts: true,
    artifactsOnly: false,
    localArtifactRoots: [artifactsFolder],
    ownArtifactUris: [],
    artifactLocationCharactersMax: 2048,
    allowedHostSchemes: [],
    webhooks: {
      allowedSchemes: ['https'],
      allowsPrivateAddresses: false,
      requestTimeoutMs: 5000,
      quickRetriesMax: 3,
      requestsMax: 10,
    },
    workingDirectory: folder,
  };
}

async function send(method: string, url: string, body: unknown): Promise<InProcessAnswer> {
  const init: RequestInit =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  return { status: response.status, headers: response.headers, text, bytes, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
