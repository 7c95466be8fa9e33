import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const artifactsOnly = useServer({ settings: { artifactsOnly: true, servesArtifacts: false } });

describe('server/health', () => {
  it('answers OK as text, whatever else is switched off', async () => {
    for (const answer of [await server.get('/health'), await artifactsOnly.get('/health')]) {
      expect([answer.status, answer.text]).toEqual([200, 'OK']);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    }
  });

  it('is read only', async () => {
    expect((await server.post('/health', {})).status).toBe(405);
  });
});
