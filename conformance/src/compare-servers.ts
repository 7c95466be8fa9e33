import type { ServerUnderTest } from '@millrace/testkit';
import { startMillrace, startRealMlflow } from '@millrace/testkit';
import { runGrammarScripts } from '../grammar/run-over-http.ts';
import type { Side } from './compare/judge.ts';
import { judge } from './compare/judge.ts';
import type { Recording } from './compare/play-corpus.ts';
import { playCorpus } from './compare/play-corpus.ts';
import type { Sequence } from './compare/sequence.ts';
import type { Counts } from './counts.ts';
import { addCounts, countsText } from './counts.ts';
import { differences } from './differences.ts';
import { differenceSummary, endpointSummary, mismatchReport } from './report.ts';

export interface ServerComparison {
  readonly sequences: readonly Sequence[];
  readonly sides: readonly [Side, Side];
  /** All sequences there are: a difference that does not show is stale. */
  readonly isWhole: boolean;
  readonly hasGrammar: boolean;
  readonly showsAnswers: boolean;
  readonly print: (text: string) => void;
}

interface Visit {
  readonly recording: Recording;
  readonly grammar: Counts;
}

export function startSide(side: Side): Promise<ServerUnderTest> {
  return side === 'mlflow' ? startRealMlflow() : startMillrace();
}

/** Plays the sequences, and the grammar scripts when wanted, on both servers and compares. */
export async function compareServers(comparison: ServerComparison): Promise<Counts> {
  const { sequences, sides, isWhole, print } = comparison;
  const [left, right] = await Promise.all([visit(comparison, sides[0]), visit(comparison, sides[1])]);
  const verdicts = judge({
    sequences,
    differences,
    left: left.recording,
    right: right.recording,
    sides,
    isWhole,
  });
  if (comparison.showsAnswers) {
    print(verdicts.map((each) => `${each.name}\n    ${each.request}\n    → ${each.left}`).join('\n'));
  }
  const failed = verdicts.filter((verdict) => !verdict.isPassed);
  print(failed.map(mismatchReport).join('\n'));
  print(`${endpointSummary(verdicts)}\n\n${differenceSummary(verdicts)}\n`);
  const compared = { passed: verdicts.length - failed.length, failed: failed.length };
  print(`comparison: ${countsText(compared)}`);
  return [left.grammar, right.grammar].reduce(addCounts, compared);
}

/** Everything that is wanted of one server: starting a real one takes half a minute. */
async function visit(comparison: ServerComparison, side: Side): Promise<Visit> {
  const { sequences, print } = comparison;
  const server = await startSide(side);
  try {
    const startedMs = performance.now();
    const recording = await playCorpus(sequences, server);
    const requests = [...recording.steps.values()].reduce((sum, steps) => sum + steps.length, 0);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    print(`${side}: ${sequences.length} sequences, ${requests} requests in ${seconds} s`);
    const grammar = comparison.hasGrammar
      ? await playGrammar(comparison, { side, baseUrl: server.url })
      : { passed: 0, failed: 0 };
    return { recording, grammar };
  } finally {
    await server.stop();
  }
}

async function playGrammar(
  { print }: ServerComparison,
  { side, baseUrl }: { side: Side; baseUrl: string },
): Promise<Counts> {
  const { passed, failures } = await runGrammarScripts({ baseUrl, target: side });
  for (const { script, line, text } of failures) {
    print(`✗ grammar/${script}:${line} on ${side}\n    ${text}`);
  }
  const counts = { passed, failed: failures.length };
  print(`grammar on ${side}: ${countsText(counts)}`);
  return counts;
}
