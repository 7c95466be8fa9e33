import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Webhook, WebhookDelivery } from '@millrace/protocol';
import { LocalReceiver } from '@millrace/testkit/local-receiver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LaunchedServer, launchServer, temporaryFolder } from '../testing/launch.ts';

const API = '/api/2.0/mlflow';
const ENV = { MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'https,http', MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true' };

let folder: ReturnType<typeof temporaryFolder>;
let receiver: LocalReceiver;
beforeEach(async () => {
  folder = temporaryFolder();
  receiver = new LocalReceiver();
  await receiver.start();
});
afterEach(async () => {
  await receiver.stop();
  folder[Symbol.dispose]();
});

async function post<T>(server: LaunchedServer, path: string, body: object): Promise<T> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const newModel = (server: LaunchedServer, name: string): Promise<unknown> =>
  post(server, `${API}/registered-models/create`, { name });

async function newWebhook(server: LaunchedServer, url: string): Promise<Webhook> {
  const events = [{ entity: 'REGISTERED_MODEL', action: 'CREATED' }];
  const draft = { name: 'hook', url, events, secret: 'very quiet' };
  return (await post<{ webhook: Webhook }>(server, `${API}/webhooks`, draft)).webhook;
}

async function deliveries(server: LaunchedServer, { webhook_id }: Webhook): Promise<WebhookDelivery[]> {
  const answer = await fetch(`${server.url}/api/millrace/1.0/webhooks/${webhook_id}/deliveries`);
  return ((await answer.json()) as { deliveries?: WebhookDelivery[] }).deliveries ?? [];
}

describe('deliveries of a server process', () => {
  it('survive kill -9 between commit and delivery', async () => {
    const first = await launchServer([], { cwd: folder.path, env: ENV });
    const webhook = await newWebhook(first, receiver.url);
    // The receiver has the request but has not answered when the server dies.
    receiver.answers.push({ status: 200, delayMs: 60_000 });
    await newModel(first, 'cut off');
    await receiver.received(1);
    await receiver.stop();
    await newModel(first, 'not sent');
    first.child.kill('SIGKILL');
    await first.ended;

    await receiver.start();
    const second = await launchServer([], { cwd: folder.path, env: ENV });
    const requests = await receiver.received(3);
    const names = requests.map(({ body }) => (JSON.parse(body) as { data: { name: string } }).data.name);
    expect([names[0], ...names.slice(1).toSorted()]).toEqual(['cut off', 'cut off', 'not sent']);
    const ids = requests.map(({ headers }) => headers['x-mlflow-delivery-id']);
    expect(ids.slice(1)).toContain(ids[0]);
    await expect
      .poll(async () => (await deliveries(second, webhook)).map(({ state }) => state))
      .toEqual(['DELIVERED', 'DELIVERED']);
    await second.stop();
  });

  it('keep the secret encrypted, with a key beside the database', async () => {
    const server = await launchServer([], { cwd: folder.path, env: ENV });
    await newWebhook(server, receiver.url);
    await newModel(server, 'm');
    const [request] = await receiver.received(1);
    expect(request?.headers['x-mlflow-signature']).toMatch(/^v1,/);
    await server.stop();
    expect(readFileSync(join(folder.path, 'millrace.db')).includes('very quiet')).toBe(false);
    expect(statSync(join(folder.path, 'millrace.db.webhook-key')).mode & 0o777).toBe(0o600);
    const again = await launchServer([], { cwd: folder.path, env: ENV });
    await newModel(again, 'n');
    expect((await receiver.received(2))[1]?.headers['x-mlflow-signature']).toMatch(/^v1,/);
    await again.stop();
  });

  it('do not hold up the end of the server, and fail where another key is set', async () => {
    const server = await launchServer([], { cwd: folder.path, env: ENV });
    const webhook = await newWebhook(server, receiver.url);
    receiver.answers.push({ status: 200, until: new Promise(() => undefined) });
    await newModel(server, 'm');
    await receiver.received(1);
    expect((await server.stop()).code).toBe(0);
    // It says so when something under way has used up the time that it may take.
    expect(server.err()).not.toMatch(/still busy|still under way/);

    const env = { ...ENV, MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY: 'another' };
    const other = await launchServer([], { cwd: folder.path, env });
    await expect
      .poll(async () => (await deliveries(other, webhook))[0]?.last_error)
      .toContain('The secret cannot be decrypted');
    expect(receiver.requests).toHaveLength(1);
    await other.stop();
  });

  it('refuse private addresses unless they are allowed', async () => {
    const open = await launchServer([], { cwd: folder.path, env: ENV });
    const webhook = await newWebhook(open, receiver.url);
    await open.stop();
    const strict = await launchServer([], {
      cwd: folder.path,
      env: { MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http' },
    });
    await newModel(strict, 'm');
    await expect
      .poll(async () => (await deliveries(strict, webhook))[0]?.last_error)
      .toContain('must not resolve to a non-public IP address');
    await delay(100);
    expect(receiver.requests).toEqual([]);
    await strict.stop();
  });
});
