import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const prefixed = useServer({ settings: { staticPrefix: '/mlflow' } });

describe('server/version', () => {
  it('answers the bare version of MLflow, which clients parse and want to be 3.4 or more', async () => {
    const { status, text } = await server.get('/version');
    expect(status).toBe(200);
    expect(text).toMatch(/^\d+\.\d+\.\d+$/);
    const [major = 0, minor = 0] = text.split('.').map(Number);
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(3004);
  });

  it('stands behind the static prefix only, where clients look for it', async () => {
    expect((await prefixed.get('/mlflow/version')).text).toBe((await server.get('/version')).text);
    expect((await prefixed.get('/version')).status).toBe(404);
  });
});
