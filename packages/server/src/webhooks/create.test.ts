import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer({
  resolve: (name) =>
    name === 'inside.example'
      ? Promise.resolve(['1.1.1.1', '10.0.0.7'])
      : Promise.reject(new Error('getaddrinfo ENOTFOUND')),
});

const CREATED = { entity: 'REGISTERED_MODEL', action: 'CREATED' };
const create = (draft: object): ReturnType<typeof server.post> =>
  server.post('webhooks', { name: 'hook', url: 'https://1.1.1.1/', events: [CREATED], ...draft });

describe('webhooks/create', () => {
  it.each([
    [{ name: '' }, "Missing value for required parameter 'name'"],
    [{ name: 'a b' }, "Webhook name 'a b' is invalid."],
    [{ name: '-a' }, 'must start and end with a letter or digit'],
    [{ name: 'a'.repeat(64) }, 'is invalid'],
    [{ url: ' ' }, "Webhook URL cannot be empty or just whitespace: ' '"],
    [{ url: 'http://1.1.1.1/' }, "Invalid webhook URL scheme: 'http'. Allowed schemes are: https."],
    [{ url: 'no url' }, "Invalid webhook URL scheme: ''."],
    [{ url: 'https:///path' }, "Webhook URL must include a hostname: 'https:///path'"],
    [{ url: 'https://1.1.1.1:99999/' }, 'its host or port cannot be read'],
    [{ url: `https://1.1.1.1/${'a'.repeat(2048)}` }, 'exceeds the maximum length'],
    [{ url: 'https://nowhere.example/' }, "Cannot resolve Webhook URL hostname 'nowhere.example'"],
    [{ events: [] }, 'Webhook events must be a non-empty list'],
    [{ events: [CREATED, CREATED] }, "The webhook event 'registered_model.created' is given twice."],
    [{ events: [{ entity: 'PROMPT', action: 'SET' }] }, "Invalid action 'set' for entity 'prompt'."],
    [{ events: [{ entity: 'PROMPT' }] }, "Missing value for required parameter 'events[0].action'"],
    [{ events: [{ entity: 'NOPE', action: 'SET' }] }, 'Invalid value'],
    [{ status: 'NOPE' }, 'Invalid value'],
    [{ description: 'd'.repeat(5001) }, "'description' exceeds"],
    [{ secret: 's'.repeat(1001) }, "'secret' exceeds"],
  ])('refuses %j', async (draft, message) => {
    expect(refusal(await create(draft))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['10.1.2.3', '10.1.2.3'],
    ['169.254.169.254', '169.254.169.254'],
    ['100.64.0.1', '100.64.0.1'],
    ['[::1]', '::1'],
    ['[::ffff:10.0.0.1]', '::ffff:a00:1'],
    ['[64:ff9b::a00:1]', '64:ff9b::a00:1'],
    ['[2002:a00:1::]', '2002:a00:1::'],
    ['inside.example', '10.0.0.7'],
  ])('refuses the private address of %s', async (host, address) => {
    const written = host.replaceAll(/[[\]]/g, '');
    expect(refusal(await create({ url: `https://${host}/hook` }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      `Webhook URL must not resolve to a non-public IP address. '${written}' resolves to ${address}.`,
    ]);
  });

  it('answers the webhook with its events in order and without its secret', async () => {
    const events = [
      { entity: 'PROMPT_TAG', action: 'SET' },
      { entity: 'MODEL_VERSION', action: 'CREATED' },
    ];
    const webhook = await server.createWebhook({ events, description: 'about', secret: 'quiet' });
    expect(webhook).toEqual({
      webhook_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      name: 'hook',
      description: 'about',
      url: 'https://1.1.1.1/hook',
      events: events.toReversed(),
      status: 'ACTIVE',
      creation_timestamp: 1_700_000_000_000,
      last_updated_timestamp: 1_700_000_000_000,
    });
  });

  it('takes the same name again', async () => {
    const [first, second] = [
      await server.createWebhook(),
      await server.createWebhook({ status: 'DISABLED' }),
    ];
    expect(first.webhook_id).not.toBe(second.webhook_id);
    expect(second.status).toBe('DISABLED');
  });
});
