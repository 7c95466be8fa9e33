import type { LoopResult } from './load/closed-loop.ts';
import type { CaseReport } from './report/case-report.ts';
import type { BenchServer } from './servers/bench-server.ts';

export interface Measured {
  readonly result: LoopResult;
  readonly cpuSeconds: number;
}

/** Does the loop and takes the server's CPU time over it. */
export async function measured(server: BenchServer, loop: () => Promise<LoopResult>): Promise<Measured> {
  const before = server.cpuSeconds();
  const result = await loop();
  return { result, cpuSeconds: server.cpuSeconds() - before };
}

/**
 * Requests that were refused are wrong for our server; for MLflow they are noted (SQLite writers of several
 * processes can time out) and the check of what is stored counts only acknowledged ones.
 */
export function noteRefusals(
  report: CaseReport,
  server: BenchServer,
  results: readonly LoopResult[],
): number {
  const refusals = results.reduce((sum, { refusals: each }) => sum + each, 0);
  if (refusals > 0) {
    const first = results.find(({ firstRefusal }) => firstRefusal !== undefined)?.firstRefusal ?? '';
    if (server.target === 'millrace') {
      throw new Error(`Millrace refused ${refusals} requests, first: ${first}`);
    }
    report.condition(`${server.target} refused ${refusals} requests, first: ${first}`);
  }
  return refusals;
}
