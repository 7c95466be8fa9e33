import { readdirSync, readFileSync } from 'node:fs';
import type { Message } from '@millrace/server/webhook-delivery';
import { defaultSettings } from '@millrace/testkit';
import { LocalReceiver } from '@millrace/testkit/local-receiver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebhookThreadClient } from './webhook-thread-client.ts';

const settings = {
  ...defaultSettings('/', '/').webhooks,
  allowedSchemes: ['http'],
  allowsPrivateAddresses: true,
};
let receiver: LocalReceiver;
let end: AbortController;
beforeEach(async () => {
  receiver = new LocalReceiver();
  await receiver.start();
  end = new AbortController();
});
afterEach(async () => {
  end.abort();
  await receiver.stop();
});

const message = (payload: string): Message => ({
  url: receiver.url,
  secret: 'quiet',
  deliveryId: `id-${payload}`,
  payload,
});

/** The system cuts names off after 15 characters. */
const NAME = 'millrace-webhoo';

/** How many threads that send there are. */
function threadCount(): number {
  return readdirSync('/proc/self/task').filter((id) => nameOf(id) === NAME).length;
}

function nameOf(thread: string): string | undefined {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trimEnd();
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

describe('a client with a thread of its own', () => {
  it('gives each message its own answer', async () => {
    receiver.answers.push({ status: 200, delayMs: 300 }, { status: 503, headers: { 'retry-after': '7' } });
    const { send } = new WebhookThreadClient(settings);
    const slow = send(message('slow'), end.signal);
    await receiver.received(1);
    const quick = send(message('quick'), end.signal);
    expect(await Promise.race([slow, quick])).toMatchObject({ status: 503, retryAfter: '7' });
    expect(await slow).toMatchObject({ status: 200 });
    expect(receiver.requests.map(({ body, headers }) => [body, headers['x-mlflow-delivery-id']])).toEqual([
      ['slow', 'id-slow'],
      ['quick', 'id-quick'],
    ]);
  });

  it('refuses in the words of the attempt', async () => {
    const { send } = new WebhookThreadClient({ ...settings, allowsPrivateAddresses: false });
    await expect(send(message('m'), end.signal)).rejects.toThrow(
      'must not resolve to a non-public IP address',
    );
    await receiver.stop();
    const open = new WebhookThreadClient(settings);
    await expect(open.send(message('m'), end.signal)).rejects.toThrow(/^The request failed: .*ECONNREFUSED/);
    await receiver.start();
  });

  it.runIf(process.platform === 'linux')('ends without work, and begins again', async () => {
    const { send } = new WebhookThreadClient(settings, { idleMs: 1 });
    receiver.answers.push({ status: 200, delayMs: 50 });
    const sent = send(message('first'), end.signal);
    await receiver.received(1);
    expect(threadCount()).toBe(1);
    expect(await sent).toMatchObject({ status: 200 });
    await expect.poll(threadCount).toBe(0);
    expect(await send(message('second'), end.signal)).toMatchObject({ status: 200 });
  });

  it('is cut off by the signal', async () => {
    receiver.answers.push({ status: 200, delayMs: 60_000 });
    const { send } = new WebhookThreadClient(settings);
    const sent = send(message('m'), end.signal);
    await receiver.received(1);
    end.abort();
    await expect(sent).rejects.toThrow('The request was cut off.');
    await expect(send(message('late'), end.signal)).rejects.toThrow('The request was cut off.');
    expect(receiver.requests).toHaveLength(1);
  });
});
