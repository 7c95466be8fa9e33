import { gzipSync } from 'node:zlib';
import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, readInfo, span, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/export', () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf', 'x-mlflow-experiment-id': '0', ...headers },
      body,
    });

  it('refuses bodies that are cut, of another type, or a bomb', async () => {
    expect((await send(Uint8Array.from([0x0a, 0x50, 1]))).status).toBe(400);
    expect((await send('{', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await send('x', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await send('x', { 'content-encoding': 'gzip' })).status).toBe(400);
    const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024));
    expect((await send(bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('refuses an unknown experiment and keeps nothing', async () => {
    expect((await exportSpans(server, [span()], '77')).status).toBe(404);
    expect((await server.get(`${V3}/${TRACE}`)).status).toBe(404);
  });

  it('takes the good spans and counts the others', async () => {
    const response = await exportSpans(server, [span(), { ...span(), spanId: '' }]);
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
    expect((await readInfo(server)).state).toBe('OK');
    expect((await exportSpans(server, [{ ...span({ trace: UNKNOWN }), spanId: '' }])).status).toBe(422);
  });

  it('sums tokens over the tree, whatever the order in which spans come', async () => {
    const usage = (input: number) => ({
      'mlflow.chat.tokenUsage': JSON.stringify({
        input_tokens: input,
        output_tokens: 1,
        total_tokens: input + 1,
      }),
    });
    await exportSpans(server, [
      span({ id: '00f067aa0ba902b8', parent: '00f067aa0ba902b7', attributes: usage(3) }),
    ]);
    expect((await readInfo(server)).state).toBe('IN_PROGRESS');
    await exportSpans(server, [
      span({ id: '00f067aa0ba902b9', parent: '00f067aa0ba902b8', attributes: usage(2) }),
    ]);
    await exportSpans(server, [span()]);
    const { state, trace_metadata } = await readInfo(server);
    expect(state).toBe('OK');
    expect(trace_metadata?.['mlflow.trace.tokenUsage']).toBe(
      '{"input_tokens": 3, "output_tokens": 1, "total_tokens": 4}',
    );
  });
});
