import type { Bench } from './bench.ts';
import { checkEqual } from './check.ts';
import type { RestClient } from './load/rest-client.ts';
import type { CaseReport } from './report/case-report.ts';
import { partOf } from './report/figure.ts';
import type { BenchServer } from './servers/bench-server.ts';

/** A request that reads, asked many times in a row over one connection. */
export interface Question {
  readonly name: string;
  readonly request: (round: number) => Buffer;
  /** Throws when an answer is wrong. */
  readonly check?: ((body: string, round: number) => void) | undefined;
  readonly timesFasterMin: number;
}

export interface Asking {
  readonly bench: Bench;
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly client: RestClient;
}

/** A question is repeated as often as was planned, but not beyond this time. */
const BUDGET_MS = 10_000;

/** Records latency and server CPU of a question; at least one answer counts, however long it takes. */
export async function timeQuestion(
  { bench, report, server, client }: Asking,
  question: Question,
): Promise<void> {
  const isOurs = server.target === 'millrace';
  const times = isOurs ? bench.pick(2000, 200) : bench.pick(20, 10);
  const tookMs: number[] = [];
  const ask = async (round: number): Promise<void> => {
    const sentAtMs = performance.now();
    const answer = await client.exchange(question.request(round));
    tookMs.push(performance.now() - sentAtMs);
    checkEqual(`status of ${question.name}`, answer.status, 200);
    question.check?.(answer.body.toString('utf8'), round);
  };
  const repeat = async (count: number): Promise<void> => {
    const endsAtMs = performance.now() + BUDGET_MS;
    for (let round = 0; round < count && (round === 0 || performance.now() < endsAtMs); round += 1) {
      await ask(round);
    }
  };
  // As many again before the clock starts: this server is compiled while it works, MLflow is not.
  await repeat(isOurs ? times : 1);
  tookMs.length = 0;
  const before = server.cpuSeconds();
  await repeat(times);
  const cpuMs = ((server.cpuSeconds() - before) * 1000) / tookMs.length;
  const floors = [partOf(question.timesFasterMin)];
  const { name } = question;
  report.record({ name, unit: 'ms', better: 'lower', floors }, server.target, tookMs);
  const cpuName = `${name}, server CPU`;
  report.record({ name: cpuName, unit: 'CPU ms', better: 'lower', floors }, server.target, [cpuMs]);
}
