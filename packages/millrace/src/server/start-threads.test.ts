import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createArtifactStores } from '@millrace/artifacts';
import type { EndpointName } from '@millrace/protocol';
import { type Dispatcher, PortDispatcher } from '@millrace/server';
import { defaultSettings } from '@millrace/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../testing/launch.ts';
import { startThreads } from './start-threads.ts';

let folder: ReturnType<typeof temporaryFolder>;
let databasePath: string;
let threads: Dispatcher;
let detours: string[];
/** Calls that went to a thread. */
let sent: EndpointName[];

beforeEach(async () => {
  folder = temporaryFolder();
  databasePath = join(folder.path, 'millrace.db');
  detours = [];
  sent = [];
  const dispatch = PortDispatcher.prototype.dispatch;
  vi.spyOn(PortDispatcher.prototype, 'dispatch').mockImplementation(function record(
    this: PortDispatcher,
    call,
  ) {
    sent.push(call.endpoint);
    return dispatch.call(this, call);
  });
  threads = await startThreads(
    {
      databasePath,
      artifactsDestination: folder.path,
      defaultArtifactRoot: 'mlflow-artifacts:/',
      truncatesLongValues: true,
      webhookSecretKey: undefined,
      settings: defaultSettings(folder.path, folder.path),
    },
    {
      readers: 1,
      artifacts: await createArtifactStores({ destination: folder.path }),
      onChanges: () => undefined,
      onLoss: (reason) => detours.push(`lost: ${reason}`),
      onDetour: (reason) => detours.push(reason),
    },
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await threads.close();
  folder[Symbol.dispose]();
});

async function post(endpoint: EndpointName, body: object): Promise<void> {
  const call = { endpoint, method: 'POST', body: JSON.stringify(body), query: '', params: {} };
  expect((await threads.dispatch(call)).status).toBe(200);
}

async function get(endpoint: EndpointName, query: Record<string, string>, body = ''): Promise<string> {
  const call = { endpoint, method: 'GET', body, query: String(new URLSearchParams(query)), params: {} };
  return Buffer.from((await threads.dispatch(call)).body).toString();
}

/** Asks until a point read no longer goes to a thread. */
async function openHere(): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    sent = [];
    await get('experiments/get', { experiment_id: '0' });
    if (sent.length === 0) return;
    await delay(10);
  }
  throw new Error('The point reads still go to a thread.');
}

const VERSION = { name: 'm', version: '1' };
const QUESTIONS: [EndpointName, Record<string, string>][] = [
  ['experiments/get', { experiment_id: '0' }],
  ['experiments/get', { experiment_id: 'x' }],
  ['experiments/get', {}],
  ['experiments/get-by-name', { experiment_name: 'Default' }],
  ['experiments/get-by-name', { experiment_name: 'nobody' }],
  ['registered-models/get', { name: 'm' }],
  ['registered-models/get', { name: 'nobody' }],
  ['registered-models/get-by-alias', { name: 'm', alias: 'champion' }],
  ['registered-models/get-by-alias', { name: 'm', alias: 'latest' }],
  ['registered-models/get-by-alias', { name: 'm', alias: 'nobody' }],
  ['model-versions/get', VERSION],
  ['model-versions/get', { ...VERSION, version: '2' }],
  ['model-versions/get-download-uri', VERSION],
  ['model-versions/get-download-uri', {}],
];

describe('point reads', () => {
  beforeEach(async () => {
    await post('registered-models/create', { name: 'm', tags: [{ key: 'ä', value: '"1"' }] });
    await post('model-versions/create', {
      name: 'm',
      source: 's3://b/1',
      tags: [{ key: 'a', value: 'é\n' }],
    });
    await post('registered-models/set-alias', { name: 'm', alias: 'champion', version: '1' });
  });

  it('have the same text here and in a thread', async () => {
    const here: string[] = [];
    await openHere();
    for (const [endpoint, query] of QUESTIONS) here.push(await get(endpoint, query));
    expect(sent).toEqual([]);
    // With a body they take the way of all reads.
    for (const [index, [endpoint, query]] of QUESTIONS.entries()) {
      expect(await get(endpoint, {}, JSON.stringify(query))).toBe(here[index]);
    }
    expect(sent).toHaveLength(QUESTIONS.length);
    expect(new Set(here).size).toBeGreaterThan(10);
  });

  it('see every write that was acknowledged', async () => {
    await openHere();
    for (let index = 0; index < 200; index += 1) {
      await post('model-versions/create', { name: 'm', source: `s3://b/${index}` });
      await post('registered-models/set-alias', { name: 'm', alias: 'champion', version: String(index + 2) });
      sent = [];
      expect(await get('registered-models/get-by-alias', { name: 'm', alias: 'champion' })).toContain(
        `"s3://b/${index}"`,
      );
      expect(sent).toEqual([]);
    }
  });

  it('leave a file in order at the end', async () => {
    await openHere();
    await threads.close();
    expect(existsSync(`${databasePath}-wal`)).toBe(false);
    expect(detours).toEqual([]);
  });

  it('go to the readers, and say so once, when the file cannot be opened here', async () => {
    // The threads keep the file that they have open.
    for (const suffix of ['', '-wal', '-shm']) rmSync(databasePath + suffix);
    expect(await get('experiments/get', { experiment_id: '0' })).toContain('"Default"');
    await vi.waitFor(() => expect(detours).toHaveLength(1), 10_000);
    sent = [];
    expect(await get('experiments/get', { experiment_id: '0' })).toContain('"Default"');
    expect(sent).toEqual(['experiments/get']);
    expect(detours).toEqual([expect.stringContaining('cannot be opened')]);
  });
});
