import { LocalReceiver } from '@millrace/testkit/local-receiver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { post } from './post.ts';

const receiver = new LocalReceiver();
beforeEach(() => receiver.start());
afterEach(() => receiver.stop());

const send = (
  isAllowed: (address: string) => boolean,
  addresses = ['127.0.0.1'],
): ReturnType<typeof post> => {
  const url = new URL(receiver.url);
  url.hostname = 'receiver.example';
  return post({ url, addresses, isAllowed, headers: {}, body: 'héllo', signal: AbortSignal.timeout(5000) });
};

describe('post', () => {
  it('looks at the peer of the connection before it sends a byte', async () => {
    await expect(send(isPublicAddress)).rejects.toThrow(
      'The connection led to 127.0.0.1, which is not a public address.',
    );
    expect(receiver.requests).toEqual([]);
  });

  it('connects to the given addresses under the name of the URL, whatever the environment says of proxies', async () => {
    process.env['http_proxy'] = 'http://127.0.0.1:1';
    try {
      expect(await send(() => true)).toMatchObject({ status: 200 });
    } finally {
      delete process.env['http_proxy'];
    }
    expect(receiver.requests[0]).toMatchObject({ body: 'héllo', path: '/hook' });
    expect(receiver.requests[0]?.headers.host).toMatch(/^receiver\.example:\d+$/);
  });

  it('goes on to the next address when one does not answer', async () => {
    expect(await send(() => true, ['127.0.0.2', '127.0.0.1'])).toMatchObject({ status: 200 });
  });
});
