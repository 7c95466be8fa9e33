import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { readInfo, startTrace, TRACE, UNKNOWN, V2, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/set-tag', () => {
  it('refuses system tags, bad keys and unknown traces', async () => {
    await startTrace(server);
    for (const key of ['mlflow.trace.spansLocation', 'a#b', '']) {
      expect((await server.send('PATCH', `${V3}/${TRACE}/tags`, { key, value: 'v' })).status).toBe(400);
    }
    expect(refusal(await server.send('PATCH', `${V2}/${UNKNOWN}/tags`, { key: 'k', value: 'v' }))[0]).toBe(
      404,
    );
  });

  it('sets and overwrites, and renames by the tag of the name', async () => {
    await startTrace(server);
    for (const value of ['1', '2']) await server.send('PATCH', `${V2}/${TRACE}/tags`, { key: 'k', value });
    await server.send('PATCH', `${V3}/${TRACE}/tags`, { key: 'mlflow.traceName', value: 'named' });
    expect((await readInfo(server)).tags).toMatchObject({ k: '2', 'mlflow.traceName': 'named' });
  });
});
