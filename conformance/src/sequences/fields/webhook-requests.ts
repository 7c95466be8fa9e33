import type { RequestJson } from '../../compare/request-json.ts';
import type { Build } from './well-formed-requests.ts';

const EVENTS: RequestJson = [{ entity: 'REGISTERED_MODEL', action: 'CREATED' }];
/** An address, so that no name service is asked. */
const URL = 'https://1.1.1.1/hook';

/** The test of a webhook is left out: it would send to the outside. */
export const webhookRequests: Readonly<Record<string, Build>> = {
  'webhooks:create': () => ({
    name: 'hook',
    url: URL,
    events: EVENTS,
    description: 'about',
    secret: 'quiet',
    status: 'DISABLED',
  }),
  'webhooks:list': () => ({ max_results: 5 }),
  'webhooks:get': ({ webhookId }) => ({ webhook_id: webhookId }),
  'webhooks:update': ({ webhookId }) => ({
    webhook_id: webhookId,
    name: 'other',
    description: 'about',
    url: URL,
    events: EVENTS,
    secret: 'quiet',
    status: 'DISABLED',
  }),
};
