import { decodeFrame, FRAME_MEDIA_TYPE } from '@millrace/protocol';
import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/runs/index';

interface Header {
  readonly count: number;
  readonly total?: number;
  readonly next_page_token?: string;
  readonly chosen: readonly string[];
  readonly keys?: { readonly params: readonly { key: string }[] };
  readonly columns: readonly { id: string; kind: string; words?: string[]; nan?: number[] }[];
}

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

async function newRun(name: string): Promise<string> {
  const draft = { experiment_id: '0', user_id: '', start_time: 4, run_name: name, tags: [] };
  return (await server.store.runs.create(draft)).info.run_id;
}

it.each([
  [{}, "Missing value for required parameter 'experiment_ids'."],
  [{ experiment_ids: [] }, 'experiment_ids must not be empty.'],
  [{ experiment_ids: ['x'] }, 'x'],
  [{ experiment_ids: ['0'], run_view_type: 'SOME' }, 'SOME'],
  [{ experiment_ids: ['0'], columns: ['loss'] }, "There is no column 'loss'."],
  [{ experiment_ids: ['0'], columns: Array(201).fill('params.a') }, 'At most 200 columns'],
  [{ experiment_ids: ['0'], run_ids: Array(5001).fill('a') }, 'At most 5000 run_ids'],
  [{ experiment_ids: ['0'], automatic_max: -1 }, 'automatic_max must be between 0 and 200.'],
  [{ experiment_ids: ['0'], max_results: 0 }, 'max_results must be between 1 and 20000.'],
  [{ experiment_ids: ['0'], max_results: 20_001 }, 'max_results must be between 1 and 20000.'],
  [{ experiment_ids: ['0'], page_token: '%' }, 'Invalid page token'],
  [{ experiment_ids: ['0'], page_token: btoa('{"offset": 5}') }, 'Invalid page token'],
  [{ experiment_ids: ['0'], page_token: btoa('["9999999999999999999", 1]') }, 'Invalid page token'],
])('refuses %j', async (body, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: expect.stringContaining(message),
  });
});

it('is empty for an experiment without runs, and for one that is not there', async () => {
  for (const id of ['0', '77']) {
    const answer = await server.call('POST', PATH, { experiment_ids: [id], automatic_max: 5 });
    expect(answer.status).toBe(200);
    expect(decodeFrame<Header>(answer.bytes).header).toMatchObject({ count: 0, chosen: [] });
  }
});

it('answers columns as a frame', async () => {
  const ids = [await newRun('a'), await newRun('b')];
  await server.store.runs.logBatch(ids[1] ?? '', {
    params: [{ key: 'lr', value: '1' }],
    metrics: [{ key: 'm', value: Number.NaN, timestamp: 1, step: 0 }],
  });
  const answer = await server.call('POST', PATH, { experiment_ids: ['0'], automatic_max: 3 });
  expect(answer.headers.get('content-type')).toBe(FRAME_MEDIA_TYPE);
  const { header, arrays } = decodeFrame<Header>(answer.bytes);
  expect(header).toMatchObject({
    count: 2,
    chosen: ['metrics.m', 'params.lr'],
    keys: { params: [{ key: 'lr' }] },
  });
  const [idBytes, ...columns] = arrays;
  expect(Buffer.from((idBytes as Uint8Array).slice(0, 16)).toString('hex')).toBe(ids[1]);
  const at = (id: string): number => header.columns.findIndex((column) => column.id === id);
  expect(header.columns[at('run_name')]).toEqual({ id: 'run_name', kind: 'text', words: ['b', 'a'] });
  expect(columns[at('run_name')]).toEqual(Uint8Array.of(1, 2));
  expect(columns[at('start_time')]).toEqual(Float64Array.of(4, 4));
  expect(columns[at('params.lr')]).toEqual(Uint8Array.of(1, 0));
  expect(header.columns[at('metrics.m')]).toEqual({ id: 'metrics.m', kind: 'number', nan: [0] });
});

it('answers single runs', async () => {
  const [first] = [await newRun('a'), await newRun('b')];
  const answer = await server.call('POST', PATH, { experiment_ids: ['0'], run_ids: [first, 'unknown'] });
  const { header } = decodeFrame<Header>(answer.bytes);
  expect(header.count).toBe(1);
  expect(header.keys).toBeUndefined();
});

it('comes in parts, and as columns alone', async () => {
  const ids = [await newRun('a'), await newRun('b'), await newRun('c')].toReversed();
  const question = { experiment_ids: ['0'], columns: ['params.x'], max_results: 2 };
  const part = async (more: object) =>
    decodeFrame<Header>((await server.call('POST', PATH, { ...question, ...more })).bytes);
  const first = await part({});
  expect(first.header).toMatchObject({ count: 2, total: 3 });
  const page_token = first.header.next_page_token ?? '';
  const second = await part({ page_token, bare: true });
  expect([second.header.count, second.header.total, second.header.next_page_token]).toEqual([
    1,
    undefined,
    undefined,
  ]);
  expect([second.header.keys, second.header.columns.map(({ id }) => id)]).toEqual([undefined, ['params.x']]);
  const idsIn = ([bytes]: readonly unknown[]): string => Buffer.from(bytes as Uint8Array).toString('hex');
  expect(idsIn(first.arrays) + idsIn(second.arrays)).toBe(ids.join(''));
});
