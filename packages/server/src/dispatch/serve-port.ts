import type { MessagePort } from 'node:worker_threads';
import type { Answer, Call } from '../application/application.ts';
import type { FromWorker, ToWorker } from './port-messages.ts';

/** Bodies from this size on are handed over without a copy; a smaller one is copied in less time. */
const TRANSFER_BYTES_MIN = 16 * 1024;

interface PortService {
  readonly port: MessagePort;
  readonly dispatch: (call: Call) => Promise<Answer>;
  /** Called after the last answer has been sent. */
  readonly close: () => Promise<void>;
}

/** The worker's side of {@link PortDispatcher}: answers calls, bundling the answers of one turn. */
export function servePort({ port, dispatch, close }: PortService): void {
  let outgoing: (readonly [number, Answer])[] = [];
  let underWay = 0;
  let whenIdle: (() => void) | undefined;

  const flush = (): void => {
    const answers = outgoing;
    outgoing = [];
    const transfer = answers.flatMap(([, { body }]) =>
      typeof body === 'string' || body.byteLength < TRANSFER_BYTES_MIN ? [] : [body.buffer as ArrayBuffer],
    );
    port.postMessage({ kind: 'answers', answers } satisfies FromWorker, transfer);
    underWay -= answers.length;
    if (underWay === 0) whenIdle?.();
  };

  const answerCall = async (id: number, call: Call): Promise<void> => {
    const answer = await dispatch(call);
    if (outgoing.length === 0) setImmediate(flush);
    outgoing.push([id, answer]);
  };

  const end = async (): Promise<void> => {
    if (underWay > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
    await close();
    port.close();
  };

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'close') return void end();
    underWay += message.calls.length;
    for (const [id, call] of message.calls) void answerCall(id, call);
    return undefined;
  });
  port.postMessage({ kind: 'ready' } satisfies FromWorker);
}
