import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/changes';

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

let server: InProcessServer;
const ends: (() => void)[] = [];
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await server.close();
});

/** Reads the stream an event at a time. */
async function watch(query = '', headers: Record<string, string> = {}): Promise<() => Promise<Event>> {
  const control = new AbortController();
  ends.push(() => control.abort());
  const answer = await fetch(`${server.url}${PATH}${query}`, { headers, signal: control.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '';
    const [block = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    const lines = block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2));
    const fields = Object.fromEntries(lines) as Record<string, string>;
    const [id = '', event = ''] = [fields['id'], fields['event']];
    return { id, event, data: JSON.parse(fields['data'] ?? 'null') as Event['data'] };
  };
}

function newRun(): Promise<string> {
  return server.store.runs
    .create({ experiment_id: '0', user_id: '', start_time: 0, tags: [] })
    .then((run) => run.info.run_id);
}

it('tells what is written, and nothing that was refused', async () => {
  const next = await watch();
  expect(await next()).toMatchObject({ event: 'start', data: {} });
  const id = await newRun();
  expect(await next()).toMatchObject({ event: 'change', data: { runs: { '0': [id] }, traces: false } });
  await server.call('POST', '/api/2.0/mlflow/runs/log-metric', {
    run_id: id,
    key: '../x',
    value: 1,
    timestamp: 1,
  });
  await server.call('POST', '/api/2.0/mlflow/registered-models/create', { name: 'm' });
  await server.call('POST', '/api/2.0/mlflow/experiments/create', { name: 'e' });
  const seen = await next();
  expect(seen.data).toMatchObject({ models: ['m'] });
});

it('goes on where a stream broke off', async () => {
  const first = await watch();
  const { id: start } = await first();
  const run = await newRun();
  const { id } = await first();
  const missed = await (await watch('', { 'last-event-id': start }))();
  expect(missed).toMatchObject({ id, event: 'change', data: { runs: { '0': [run] } } });
  const nothing = await (await watch(`?since=${id}`))();
  expect(nothing).toMatchObject({ id, event: 'start' });
});

it('tells what changed just before it began', async () => {
  const run = await newRun();
  await (
    await watch()
  )();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const first = await (await watch('?ago_ms=5000'))();
  expect(first).toMatchObject({ event: 'change', data: { runs: { '0': [run] } } });
  expect(await (await watch())()).toMatchObject({ event: 'start' });
  expect((await fetch(`${server.url}${PATH}?ago_ms=x`)).status).toBe(400);
});

it('says when it does not know what was missed', async () => {
  const next = await watch('?since=other.4');
  expect(await next()).toMatchObject({ event: 'reset' });
});
