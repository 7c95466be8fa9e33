import type { RequirementRow } from './requirement.ts';

export const webhookRows: readonly RequirementRow[] = [
  [
    'webhooks:create:names',
    'A name has 1 to 63 letters, digits, dots, underscores and hyphens, with a letter or digit at both ends.',
    'documented',
    'webhooks/create: names',
  ],
  [
    'webhooks:create:urls',
    'The scheme is one that the operator allows, https without a word; there is a host.',
    'documented',
    'webhooks/create: urls',
    'webhooks/create: urls that cannot be read',
  ],
  [
    'webhooks:create:private-addresses',
    'A URL that leads to a private address is refused with the address, however it is written.',
    'documented',
    'webhooks/create: private addresses',
    'webhooks/create: multicast',
  ],
  [
    'webhooks:create:events',
    'Each kind of object has its actions; at least one event; answered in order.',
    'documented',
    'webhooks/create: events',
    'webhooks/create: odd events',
  ],
  [
    'webhooks:create:members',
    'Description and status as given, active without a word; the secret is never answered.',
    'documented',
    'webhooks/create: members',
  ],
  [
    'webhooks:list:pages',
    'Newest first, 1 to 1000 at a time, 0 for the default.',
    'documented',
    'webhooks/list',
  ],
  ['webhooks:get:unknown', 'An unknown or deleted webhook is a 404.', 'observed', 'webhooks/delete'],
  [
    'webhooks:update:given-fields',
    'Empty names, URLs and lists change nothing; an empty description clears; events replace.',
    'observed',
    'webhooks/update',
  ],
  ['webhooks:delete:gone', 'A deleted webhook is gone for every call.', 'observed', 'webhooks/delete'],
  [
    'webhooks:test:refusals',
    'An impossible event is refused before the webhook is looked for.',
    'observed',
    'webhooks/test',
  ],
];
