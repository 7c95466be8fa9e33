import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRequest } from './call.ts';
import { keys } from './keys.ts';
import type { Changes } from './live.ts';
import { runIndexQuery } from './run-index.ts';
import { RunIndexFeed } from './run-index-feed.ts';
import type { IndexFrame, RunTable } from './run-table.ts';
import { frameOf } from './testing/table-of.ts';

type Question = CallRequest<'runs/get-index'>;

/** What the feed asks, and what the server says to it. */
const server = vi.hoisted(() => ({
  answer: undefined as undefined | ((question: object) => Promise<unknown>),
  listeners: new Set<(changes: unknown) => void>(),
}));

vi.mock('./call.ts', () => ({
  callFrame: (_name: string, question: object) => server.answer?.(question),
  CallError: class extends Error {
    readonly status = 400;
  },
}));
vi.mock('./live.ts', () => ({
  onChanges: (listener: (changes: unknown) => void) => {
    server.listeners.add(listener);
    return () => void server.listeners.delete(listener);
  },
}));

const RUNS = 900;
const IDS = ['7'];
const WATCHED = { columns: ['params.lr'], onRefusal: () => undefined };

/** Runs as they are on the server: row by row their name; run 0 is the newest. */
let names: string[];
let asked: Question[];

function answer(question: Question): IndexFrame {
  asked.push(question);
  const { run_ids = [], page_token = '', max_results = 300, columns = [] } = question;
  const rowOf = (row: number): Record<string, string> => ({
    ...(question.bare === true ? {} : { run_name: names[row] ?? '' }),
    ...(columns.includes('params.lr') ? { 'params.lr': `${row}` } : {}),
  });
  if (run_ids.length > 0) {
    const row = Number.parseInt(run_ids[0] ?? '', 16);
    return frameOf([rowOf(row)], { firstId: row });
  }
  const from = Number(page_token);
  const to = Math.min(names.length, from + max_results);
  const rows = Array.from({ length: to - from }, (_, at) => rowOf(from + at));
  return frameOf(rows, {
    firstId: from,
    total: names.length,
    ...(to < names.length ? { next_page_token: `${to}` } : {}),
  });
}

function change(row: number): void {
  const changes: Changes = {
    runs: { 7: [row.toString(16).padStart(32, '0')] },
    experiments: false,
    models: [],
    traces: false,
  };
  for (const listener of server.listeners) listener(changes);
}

let client: QueryClient;
const table = (): RunTable | undefined => client.getQueryData<RunTable>(keys.runIndex(IDS));
const isWhole = (): void => expect(table()?.nextPageToken).toBe(table() === undefined ? 'none' : undefined);

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  names = Array.from({ length: RUNS }, (_, row) => `run ${row}`);
  asked = [];
  server.answer = async (question: Question) => answer(question);
});
afterEach(() => client.clear());

describe('the feed of a run index', () => {
  it('brings the newest runs, and the rest and further columns when somebody looks', async () => {
    await client.fetchQuery(runIndexQuery(IDS));
    expect([table()?.count, table()?.total]).toEqual([500, RUNS]);
    const end = RunIndexFeed.of(client, IDS).watch(WATCHED);
    await vi.waitFor(isWhole);
    end();
    expect([table()?.count, table()?.text('run_name', 899), table()?.text('params.lr', 899)]).toEqual([
      RUNS,
      'run 899',
      '899',
    ]);
    expect(asked.map(({ bare, page_token, max_results }) => [bare, page_token, max_results])).toEqual([
      [undefined, undefined, 500],
      [true, '', undefined],
      [true, '300', undefined],
      [undefined, '500', undefined],
      [undefined, '800', undefined],
    ]);
  });

  it('asks again for what changed while older parts were on their way', async () => {
    const held = Promise.withResolvers<void>();
    server.answer = async (question: Question) => {
      const frame = answer(question);
      // The server has read this part: what it says of run 850 is soon old.
      if (question.page_token === '800') {
        names[850] = 'renamed';
        change(850);
        await held.promise;
      }
      return frame;
    };
    await client.fetchQuery(runIndexQuery(IDS));
    const end = RunIndexFeed.of(client, IDS).watch(WATCHED);
    await vi.waitFor(() => expect(asked.at(-1)?.page_token).toBe('800'));
    // Longer than changes are gathered: the feed must wait for the part all the same.
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    expect(asked.at(-1)?.page_token).toBe('800');
    held.resolve();
    await vi.waitFor(() => expect(table()?.text('run_name', 850)).toBe('renamed'));
    isWhole();
    end();
  });

  it('notices what changes while nobody looks', async () => {
    await client.fetchQuery(runIndexQuery(IDS));
    RunIndexFeed.of(client, IDS).watch(WATCHED)();
    names[3] = 'renamed';
    change(3);
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    expect(table()?.text('run_name', 3)).toBe('run 3');
    const end = RunIndexFeed.of(client, IDS).watch(WATCHED);
    await vi.waitFor(() => expect(table()?.text('run_name', 3)).toBe('renamed'));
    end();
  });

  it('loads all of it anew when told of everything, and shows no smaller table meanwhile', async () => {
    await client.fetchQuery(runIndexQuery(IDS));
    const end = RunIndexFeed.of(client, IDS).watch(WATCHED);
    await vi.waitFor(isWhole);
    names = ['new', ...names];
    const counts = new Set<number | undefined>();
    const unsubscribe = client.getQueryCache().subscribe(() => void counts.add(table()?.count));
    for (const listener of server.listeners) listener('everything');
    await vi.waitFor(() => expect(table()?.text('run_name', 0)).toBe('new'));
    expect(counts).toEqual(new Set([RUNS, RUNS + 1]));
    unsubscribe();
    end();
  });

  it('says why a column cannot be, and goes on without it', async () => {
    const { CallError } = await import('./call.ts');
    server.answer = async (question: Question) => {
      if (question.columns?.includes('params.lr') === true)
        throw new CallError(400, 'INVALID_PARAMETER_VALUE', 'no');
      return answer(question);
    };
    await client.fetchQuery(runIndexQuery(IDS));
    const refusals: (Error | undefined)[] = [];
    const end = RunIndexFeed.of(client, IDS).watch({
      ...WATCHED,
      onRefusal: (error) => refusals.push(error),
    });
    await vi.waitFor(isWhole);
    end();
    expect(refusals.at(-1)).toBeInstanceOf(CallError);
  });

  it('ends with its table', async () => {
    await client.fetchQuery(runIndexQuery(IDS));
    expect(server.listeners.size).toBe(1);
    client.removeQueries({ queryKey: keys.runIndex(IDS) });
    expect(server.listeners.size).toBe(0);
  });
});
