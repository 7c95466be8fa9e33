import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { missingParts } from '../../not-served.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What the paths of parts that are to come answer now: nothing may look as if it had been done. */
export const notServedSequences: readonly Sequence[] = [
  sequence('wire/parts not served yet', async (s) => {
    for (const { name, calls } of missingParts) {
      for (const [method, path] of calls) {
        const body = method === 'POST' ? { headers: JSON_TYPE, body: '{}' } : {};
        await s.send({ method, path, ...body, as: name });
      }
    }
  }),
];
