import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { readInfo, startTrace, TRACE, V2, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/delete-tag', () => {
  it('does not find a missing tag', async () => {
    await startTrace(server);
    const answer = await server.send('DELETE', `${V2}/${TRACE}/tags`, { key: 'k' });
    expect(refusal(answer)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `No trace tag with key 'k' for trace with ID '${TRACE}'`,
    ]);
  });

  it('deletes a tag once', async () => {
    await startTrace(server, { tags: { k: 'v' } });
    expect((await server.send('DELETE', `${V3}/${TRACE}/tags`, { key: 'k' })).status).toBe(200);
    expect((await readInfo(server)).tags).not.toHaveProperty('k');
    expect((await server.send('DELETE', `${V3}/${TRACE}/tags`, { key: 'k' })).status).toBe(404);
  });
});
