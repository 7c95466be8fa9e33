import { defineEndpoint, millrace } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const watchChanges = defineEndpoint({
  name: 'changes/watch',
  summary:
    'Server-sent events. `change` says what to look at again: `runs` (ids by experiment id; null for many), ' +
    '`experiments`, `models` (names), `traces`. Its id resumes the stream, as Last-Event-ID or as `since`; when too ' +
    'much has happened since, `reset` comes first: look at everything again. A comment comes when nothing happens.',
  methods: ['GET'],
  paths: millrace('/changes'),
  request: message('WatchChangesRequest', { since: string() }),
  response: message('WatchChangesResponse', {}),
  answer: 'text',
  mediaType: 'text/event-stream',
  errors: ['TEMPORARILY_UNAVAILABLE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
