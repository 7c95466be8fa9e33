import { quantile } from '../report/spread.ts';
import { type Connection, withConnections } from './connection.ts';

export interface LoopResult {
  readonly requests: number;
  readonly seconds: number;
  /** Sorted. */
  readonly latenciesMs: Float64Array;
  /** Requests that were not answered with 200, with the first such answer. */
  readonly refusals: number;
  readonly firstRefusal: string | undefined;
}

/** What one step of a loop does with its connection; the answer is the HTTP status that counts. */
export type Step = (connection: Connection, index: number) => Promise<{ status: number; body: Buffer }>;

/** Does `count` steps over several connections, each connection the next step as soon as its last is done. */
export function closedLoop(
  port: number,
  load: { readonly connections: number; readonly count: number },
  step: Step,
): Promise<LoopResult> {
  return withConnections(port, load.connections, async (connections) => {
    const latenciesMs = new Float64Array(load.count);
    let next = 0;
    let refusals = 0;
    let firstRefusal: string | undefined;
    const work = async (connection: Connection): Promise<void> => {
      while (next < load.count) {
        const index = next;
        next += 1;
        const sentAtMs = performance.now();
        const answer = await step(connection, index);
        latenciesMs[index] = performance.now() - sentAtMs;
        if (answer.status !== 200) {
          refusals += 1;
          firstRefusal ??= `${answer.status} ${answer.body.toString('utf8').slice(0, 300)}`;
        }
      }
    };
    const startedAtMs = performance.now();
    await Promise.all(connections.map(work));
    const seconds = (performance.now() - startedAtMs) / 1000;
    return { requests: load.count, seconds, latenciesMs: latenciesMs.sort(), refusals, firstRefusal };
  });
}

/** Sends prebuilt requests in order over several connections. */
export function sendAll(port: number, connections: number, requests: readonly Buffer[]): Promise<LoopResult> {
  return closedLoop(port, { connections, count: requests.length }, (connection, index) =>
    connection.exchange(requests[index] ?? Buffer.alloc(0)),
  );
}

/** The latency below which `share` of the requests stayed. */
export function latencyMs(result: LoopResult, share: number): number {
  return quantile(result.latenciesMs, share);
}
