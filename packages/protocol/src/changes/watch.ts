import { defineEndpoint, millrace } from '../endpoint.ts';
import { int64, message, string } from '../schema/field.ts';

export const watchChanges = defineEndpoint({
  name: 'changes/watch',
  summary:
    'Server-sent events. `change` says what to look at again: `runs` (ids by experiment id; null for many), ' +
    '`experiments`, `models` (names), `traces`. Its id resumes the stream, as Last-Event-ID or as `since`; when too ' +
    'much has happened since, `reset` comes first: look at everything again. Without it, `ago_ms` tells first what ' +
    'changed in the last while. A comment comes when nothing happens.',
  methods: ['GET'],
  paths: millrace('/changes'),
  request: message('WatchChangesRequest', { since: string(), ago_ms: int64() }),
  response: message('WatchChangesResponse', {}),
  answer: 'text',
  mediaType: 'text/event-stream',
  errors: ['INVALID_PARAMETER_VALUE', 'TEMPORARILY_UNAVAILABLE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
