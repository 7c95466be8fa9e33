import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../application/application.ts';
import type { Dispatcher } from './dispatcher.ts';
import { SplitDispatcher } from './split-dispatcher.ts';

const READ: Call = { endpoint: 'runs/get', method: 'GET', body: '', query: '', params: {} };
const POINT: Call = { ...READ, endpoint: 'experiments/get' };
const WRITE: Call = { ...READ, endpoint: 'runs/create', method: 'POST' };

let seen: string[];
let nowMs = 0;
beforeEach(() => {
  seen = [];
  nowMs = 0;
});

function thread(name: string, { status = 200, takesMs = 0 } = {}): Dispatcher {
  return {
    dispatch: async ({ endpoint }) => {
      seen.push(`${name} ${endpoint}`);
      nowMs += takesMs;
      return { status, body: '' };
    },
    close: async () => void seen.push(`${name} closed`),
  };
}

function split(options: Partial<ConstructorParameters<typeof SplitDispatcher>[0]> = {}): SplitDispatcher {
  return new SplitDispatcher({
    writer: thread('writer'),
    startReaders: async () => [thread('reader')],
    openPointReader: async () => thread('here'),
    nowMs: () => nowMs,
    ...options,
  });
}

/** Lets what was begun by the first call come to its end. */
async function warm(dispatcher: SplitDispatcher, ...calls: Call[]): Promise<void> {
  for (const call of calls) await dispatcher.dispatch(call);
  await turn();
  seen = [];
}

describe('reads', () => {
  it('start the readers, for which the writer answers meanwhile, and all of them are closed', async () => {
    let starts = 0;
    const started = Promise.withResolvers<readonly Dispatcher[]>();
    const dispatcher = split({
      startReaders: () => {
        starts += 1;
        return started.promise;
      },
    });
    await dispatcher.dispatch(WRITE);
    expect(starts).toBe(0);
    await Promise.all([dispatcher.dispatch(READ), dispatcher.dispatch(READ)]);
    expect(starts).toBe(1);
    started.resolve([thread('a'), thread('b')]);
    await started.promise;
    for (const call of [READ, WRITE, READ]) await dispatcher.dispatch(call);
    await dispatcher.close();
    expect(seen.slice(0, 3)).toEqual(['writer runs/create', 'writer runs/get', 'writer runs/get']);
    expect(seen.slice(3, 6).sort()).toEqual(['a runs/get', 'b runs/get', 'writer runs/create']);
    expect(seen.slice(6)).toEqual(['a closed', 'b closed', 'writer closed']);
  });

  it('start no readers after the end', async () => {
    const dispatcher = split({ startReaders: () => Promise.reject(new Error('started')) });
    await dispatcher.close();
    await dispatcher.dispatch(READ);
    expect(seen).toEqual(['writer closed', 'writer runs/get']);
  });
});

describe('point reads', () => {
  it('are answered here once this is open, for which no reader is started', async () => {
    const opened = Promise.withResolvers<Dispatcher>();
    let opens = 0;
    const dispatcher = split({
      startReaders: () => Promise.reject(new Error('started')),
      openPointReader: () => {
        opens += 1;
        return opened.promise;
      },
    });
    await dispatcher.dispatch(WRITE);
    expect(opens).toBe(0);
    await dispatcher.dispatch(POINT);
    await dispatcher.dispatch(POINT);
    opened.resolve(thread('here'));
    await turn();
    await dispatcher.dispatch(POINT);
    expect(opens).toBe(1);
    expect(seen.slice(1)).toEqual([
      'writer experiments/get',
      'writer experiments/get',
      'here experiments/get',
    ]);
  });

  it('go to the readers when there can be no connection here', async () => {
    const dispatcher = split({ openPointReader: async () => undefined });
    await warm(dispatcher, POINT, POINT);
    await dispatcher.dispatch(POINT);
    expect(seen).toEqual(['reader experiments/get']);
  });

  it('go to the readers with a body, which would have to be parsed here', async () => {
    const dispatcher = split();
    await warm(dispatcher, POINT, READ);
    await dispatcher.dispatch({ ...POINT, body: '{"experiment_id":"1"}' });
    await dispatcher.dispatch(POINT);
    expect(seen).toEqual(['reader experiments/get', 'here experiments/get']);
  });

  it('are asked again of a reader when they fail here, so that its answer counts', async () => {
    const dispatcher = split({ openPointReader: async () => thread('here', { status: 503 }) });
    await warm(dispatcher, POINT, READ);
    expect((await dispatcher.dispatch(POINT)).status).toBe(200);
    expect(seen).toEqual(['here experiments/get', 'reader experiments/get']);
  });

  it.each([404, 400])('are not asked again after %d, which is an answer', async (status) => {
    const dispatcher = split({ openPointReader: async () => thread('here', { status }) });
    await warm(dispatcher, POINT, READ);
    expect((await dispatcher.dispatch(POINT)).status).toBe(status);
    expect(seen).toEqual(['here experiments/get']);
  });

  it('are left to the readers for fifty times as long as a slow one took', async () => {
    const dispatcher = split({ openPointReader: async () => thread('here', { takesMs: 20 }) });
    await warm(dispatcher, POINT, READ);
    await dispatcher.dispatch(POINT);
    await dispatcher.dispatch(POINT);
    nowMs += 999;
    await dispatcher.dispatch(POINT);
    nowMs += 1;
    await dispatcher.dispatch(POINT);
    const [here, reader] = ['here experiments/get', 'reader experiments/get'];
    expect(seen).toEqual([here, reader, reader, here]);
  });

  it('end with the readers and before the writer, which puts the file in order', async () => {
    const dispatcher = split();
    await warm(dispatcher, POINT, READ);
    await dispatcher.close();
    await dispatcher.dispatch(POINT);
    expect(seen.slice(0, 2).sort()).toEqual(['here closed', 'reader closed']);
    expect(seen.slice(2)).toEqual(['writer closed', 'reader experiments/get']);
  });

  it('leave no connection open that was being opened at the end', async () => {
    const opened = Promise.withResolvers<Dispatcher>();
    const dispatcher = split({ openPointReader: () => opened.promise });
    await dispatcher.dispatch(POINT);
    const closed = dispatcher.close();
    await turn();
    expect(seen).toEqual(['writer experiments/get']);
    opened.resolve(thread('here'));
    await closed;
    expect(seen.slice(1)).toEqual(['here closed', 'writer closed']);
  });

  it('open nothing after the end', async () => {
    const dispatcher = split({ openPointReader: () => Promise.reject(new Error('opened')) });
    await dispatcher.close();
    await dispatcher.dispatch(POINT);
    expect(seen).toEqual(['writer closed', 'writer experiments/get']);
  });
});
