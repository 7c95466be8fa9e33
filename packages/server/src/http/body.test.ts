import { connect } from 'node:net';
import { once } from 'node:events';
import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let server: InProcessServer;
beforeEach(async () => {
  server = await startInProcessServer();
});
afterEach(async () => server.close());

describe('a body that nobody wants', () => {
  it('is read on, so that a client that sends all of it first gets the answer', async () => {
    const response = await fetch(`${server.url}/ajax-api/2.0/mlflow/upload-artifact?run_uuid=r&path=big`, {
      method: 'POST',
      body: new Uint8Array(24 * 1024 * 1024),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: 'Artifact size is too large. Max size is 10MB.',
    });
  });

  it('is answered before it comes, and the connection closed when it does not', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST /api/2.0/mlflow/experiments/create HTTP/1.1\r\nHost: localhost\r\n' +
        'Content-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{',
    );
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 413 /);
    await once(socket, 'close');
  });
});
