import type { RequestJson } from '../../compare/request-json.ts';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';

const WEBHOOKS = '/mlflow/webhooks';
const UNKNOWN_ID = '01234567-89ab-4def-8123-456789abcdef';
const event = (entity: RequestJson, action: RequestJson): RequestJson => ({ entity, action });
const CREATED = event('REGISTERED_MODEL', 'CREATED');
const DRAFT = { name: 'hook', url: 'https://1.1.1.1/hook', events: [CREATED] };

/** A webhook; returns its path. */
async function newWebhook(s: Player, draft: Readonly<Record<string, RequestJson>> = {}): Promise<string> {
  const made = await s.post(WEBHOOKS, { ...DRAFT, ...draft });
  return `${WEBHOOKS}/${made.at('webhook.webhook_id')}`;
}

const NAMES = [
  'a',
  'A.b_c-9',
  'a'.repeat(63),
  'a'.repeat(64),
  'a b',
  '-a',
  'a-',
  '.a',
  'a\n',
  'é',
  '',
  "it's",
];

const URLS: readonly string[] = [
  '',
  '  ',
  'http://1.1.1.1/',
  'ftp://1.1.1.1/',
  'no url',
  '//1.1.1.1/',
  'https://',
  'https:///path',
  'https://user@/',
  'HTTPS://1.1.1.1/',
  'https://1.1.1.1:8443/a?b=c#d',
  'https://user:pw@1.1.1.1/',
  'https://[2606:4700:4700::1111]/',
];

const PRIVATE_HOSTS: readonly string[] = [
  '127.0.0.1',
  '127.1',
  '0177.0.0.1',
  '2130706433',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.2.1',
  '240.0.0.1',
  '[::1]',
  '[::]',
  '[fe80::1]',
  '[fd00::1]',
  '[2001:db8::1]',
  '[::ffff:10.0.0.1]',
  '[64:ff9b::a00:1]',
  '[2002:a00:1::]',
];

const ENTITIES = [
  'REGISTERED_MODEL',
  'MODEL_VERSION',
  'MODEL_VERSION_TAG',
  'MODEL_VERSION_ALIAS',
  'PROMPT',
  'PROMPT_VERSION',
  'PROMPT_TAG',
  'PROMPT_VERSION_TAG',
  'PROMPT_ALIAS',
  'BUDGET_POLICY',
];
const ACTIONS = ['CREATED', 'UPDATED', 'DELETED', 'SET', 'EXCEEDED'];

export const webhookSequences: readonly Sequence[] = [
  sequence('webhooks/create: names', async (s) => {
    for (const name of NAMES) await s.post(WEBHOOKS, { ...DRAFT, name }, { as: name.slice(0, 10) });
  }),
  sequence('webhooks/create: urls', async (s) => {
    for (const url of URLS) await s.post(WEBHOOKS, { ...DRAFT, url }, { as: url });
  }),
  sequence('webhooks/create: urls that cannot be read', async (s) => {
    for (const url of ['https://1.1.1.1:99999/', 'https://8.8.8.8:abc/', 'https://[zz]/', 'https://a b/']) {
      await s.post(WEBHOOKS, { ...DRAFT, url }, { as: url });
    }
  }),
  sequence('webhooks/create: private addresses', async (s) => {
    for (const host of PRIVATE_HOSTS) {
      await s.post(WEBHOOKS, { ...DRAFT, url: `https://${host}/hook` }, { as: host });
    }
    await s.post(
      WEBHOOKS,
      { ...DRAFT, url: 'https://no-such-host.invalid/' },
      { as: 'no host', messagePrefix: "Cannot resolve Webhook URL hostname 'no-such-host.invalid': " },
    );
  }),
  sequence('webhooks/create: multicast', async (s) => {
    await s.post(WEBHOOKS, { ...DRAFT, url: 'https://224.0.0.1/' });
  }),
  sequence('webhooks/create: events', async (s) => {
    for (const entity of ENTITIES) {
      for (const action of ACTIONS) {
        await s.post(WEBHOOKS, { ...DRAFT, events: [event(entity, action)] }, { as: `${entity} ${action}` });
      }
    }
    const many = ENTITIES.slice(0, 3).map((entity) =>
      event(entity, entity.endsWith('TAG') ? 'SET' : 'CREATED'),
    );
    await s.post(WEBHOOKS, { ...DRAFT, events: many.toReversed() }, { as: 'several' });
    await s.post(WEBHOOKS, { ...DRAFT, events: [] }, { as: 'none' });
    await s.post(WEBHOOKS, { ...DRAFT, events: [event(1, 1), event('2', '1')] }, { as: 'by number' });
  }),
  sequence('webhooks/create: odd events', async (s) => {
    const odd: Readonly<Record<string, RequestJson>> = {
      'no action': { entity: 'PROMPT' },
      'no entity': { action: 'CREATED' },
      'lower case': event('prompt', 'created'),
      'unknown word': event('NOPE', 'CREATED'),
      text: 'prompt.created',
    };
    for (const [as, value] of Object.entries(odd))
      await s.post(WEBHOOKS, { ...DRAFT, events: [value] }, { as });
    await s.post(WEBHOOKS, { ...DRAFT, events: [CREATED, CREATED] }, { as: 'twice' });
  }),
  sequence('webhooks/create: members', async (s) => {
    for (const [as, members] of Object.entries({
      everything: { description: 'about', secret: 'quiet', status: 'DISABLED' },
      active: { status: 'ACTIVE' },
      'status by number': { status: 2 },
      'empty description and secret': { description: '', secret: '' },
      'secret in another script': { secret: 'тайна 🙂' },
      'the name again': {},
    })) {
      const path = await newWebhook(s, members);
      await s.get(path, {}, { as });
    }
  }),
  sequence('webhooks/update', async (s) => {
    const path = await newWebhook(s, { description: 'about', secret: 'quiet' });
    const changes: Readonly<Record<string, Readonly<Record<string, RequestJson>>>> = {
      nothing: {},
      name: { name: 'other' },
      'empty name': { name: '' },
      'bad name': { name: 'a b', description: 'not kept' },
      url: { url: 'https://8.8.8.8/' },
      'empty url': { url: '' },
      'blank url': { url: ' ' },
      'bad scheme': { url: 'http://1.1.1.1/' },
      'private address': { url: 'https://10.0.0.1/' },
      events: { events: [event('PROMPT_ALIAS', 'DELETED'), event('PROMPT', 'CREATED')] },
      'no events': { events: [] },
      'impossible event': { events: [event('PROMPT', 'SET')] },
      'empty description': { description: '' },
      description: { description: 'again' },
      disabled: { status: 'DISABLED' },
      active: { status: 'ACTIVE' },
      secret: { secret: 'other' },
      'empty secret': { secret: '' },
      'name before url': { name: 'a b', url: 'https://10.0.0.1/' },
      'event before name': { name: 'a b', events: [event('PROMPT', 'SET')] },
    };
    for (const [as, json] of Object.entries(changes)) {
      await s.tick();
      await s.json('PATCH', path, { json, as });
      await s.get(path, {}, { as: `after ${as}` });
    }
    await s.json('PATCH', `${WEBHOOKS}/${UNKNOWN_ID}`, { json: { name: 'a b' }, as: 'unknown' });
    await s.json('PATCH', `${WEBHOOKS}/${UNKNOWN_ID}`, {
      json: { events: [event('PROMPT', 'SET')] },
      as: 'unknown, impossible event',
    });
  }),
  sequence('webhooks/delete', async (s) => {
    const path = await newWebhook(s);
    await s.send({ method: 'DELETE', path });
    await s.send({ method: 'DELETE', path, as: 'again' });
    await s.get(path);
    await s.json('PATCH', path, { json: { name: 'other' }, as: 'deleted' });
    await s.post(`${path}/test`, {}, { as: 'deleted' });
    await s.get(`${WEBHOOKS}/${UNKNOWN_ID}`, {}, { as: 'unknown' });
    await s.get(`${WEBHOOKS}/no-id`, {}, { as: 'no id' });
  }),
  sequence('webhooks/test', async (s) => {
    const path = await newWebhook(s);
    await s.post(`${path}/test`, { event: event('PROMPT', 'SET') }, { as: 'impossible event' });
    await s.post(`${WEBHOOKS}/${UNKNOWN_ID}/test`, { event: CREATED }, { as: 'unknown' });
    await s.post(`${WEBHOOKS}/${UNKNOWN_ID}/test`, { event: event('PROMPT', 'SET') }, { as: 'both' });
  }),
  sequence('webhooks/list', async (s) => {
    await newWebhook(s);
    await s.tick();
    await newWebhook(s);
    for (const max_results of ['1', '0', '-1', '1000', '1001', 'abc']) await s.get(WEBHOOKS, { max_results });
    await s.get(WEBHOOKS, {}, { as: 'all' });
    await s.get(WEBHOOKS, { page_token: '' }, { as: 'empty token' });
    await s.get(WEBHOOKS, { page_token: 'zzz' }, { as: 'no token' });
  }),
];
