import { expect, it } from 'vitest';
import type { Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';
import { SplitDispatcher } from './split-dispatcher.ts';

const READ: Call = { endpoint: 'runs/get', method: 'GET', body: '', query: '', params: {} };
const WRITE: Call = { ...READ, endpoint: 'runs/create', method: 'POST' };

let seen: string[];
function thread(name: string): Dispatcher {
  return {
    dispatch: async ({ endpoint }) => {
      seen.push(`${name} ${endpoint}`);
      return { status: 200, body: '' };
    },
    close: async () => void seen.push(`${name} closed`),
  };
}

it('starts readers with the first read, which the writer answers, and closes all of them', async () => {
  seen = [];
  let starts = 0;
  const started = Promise.withResolvers<readonly Dispatcher[]>();
  const split = new SplitDispatcher(thread('writer'), () => {
    starts += 1;
    return started.promise;
  });
  await split.dispatch(WRITE);
  expect(starts).toBe(0);
  await Promise.all([split.dispatch(READ), split.dispatch(READ)]);
  expect(starts).toBe(1);
  started.resolve([thread('a'), thread('b')]);
  await started.promise;
  for (const call of [READ, WRITE, READ]) await split.dispatch(call);
  await split.close();
  expect(seen.slice(0, 3)).toEqual(['writer runs/create', 'writer runs/get', 'writer runs/get']);
  expect(seen.slice(3, 6).sort()).toEqual(['a runs/get', 'b runs/get', 'writer runs/create']);
  expect(seen.slice(6)).toEqual(['a closed', 'b closed', 'writer closed']);
});

it('starts no readers after its end', async () => {
  seen = [];
  const split = new SplitDispatcher(thread('writer'), () => Promise.reject(new Error('started')));
  await split.close();
  await split.dispatch(READ);
  expect(seen).toEqual(['writer closed', 'writer runs/get']);
});
