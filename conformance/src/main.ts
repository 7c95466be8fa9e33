import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureMlflowVenv, repositoryRoot, startMillrace, startRealMlflow } from '@millrace/testkit';
import type { ServerUnderTest } from '@millrace/testkit';
import { compatDocument } from './compat-document.ts';
import type { Side, Verdict } from './compare/judge.ts';
import { judge } from './compare/judge.ts';
import type { Recording } from './compare/play-corpus.ts';
import { playCorpus } from './compare/play-corpus.ts';
import type { Sequence } from './compare/sequence.ts';
import { differences } from './differences.ts';
import { runPythonClients } from './python-clients.ts';
import { endpointSummary, mismatchReport } from './report.ts';
import { sequences } from './sequences/index.ts';

const USAGE = `node conformance/src/main.ts [--only PATTERN] [--target both|mlflow|millrace] [--lanes N] [--list] [--answers]
                                 [--python] [--write-compat]
  --target both      a real MLflow server and ours, compared (default)
  --target mlflow    a real MLflow server and another one: shows that the comparison is stable
  --target millrace  ours and ours
  --answers          also print what the left server answered to each request
  --python           instead of the comparison: the real Python clients against the target (both: ours)
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    target: { type: 'string', default: 'both' },
    lanes: { type: 'string', default: '2' },
    answers: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    python: { type: 'boolean', default: false },
    'write-compat': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const print = (text: string): void => void process.stdout.write(`${text}\n`);

process.exitCode = await main();

async function main(): Promise<number> {
  if (options.help) {
    print(USAGE);
    return 0;
  }
  if (options['write-compat']) {
    writeFileSync(path.join(repositoryRoot, 'docs', 'compat.md'), compatDocument());
    return 0;
  }
  const chosen = chooseSequences(options.only);
  if (options.list) {
    print(chosen.map((each) => each.name).join('\n'));
    return 0;
  }
  const sides = sidesOf(options.target);
  if (options.python || sides.includes('mlflow')) {
    const venv = await ensureMlflowVenv();
    if (!venv.isFound) {
      print(`Skipped: ${venv.reason}`);
      const isFailure = process.env['CI'] === 'true';
      print(isFailure ? '0 passed, 1 failed' : '0 passed, 0 failed');
      return isFailure ? 1 : 0;
    }
  }
  return options.python ? pythonClients(sides) : compareServers(chosen, sides);
}

function chooseSequences(pattern: string | undefined): readonly Sequence[] {
  const wanted = new RegExp(pattern ?? '');
  return sequences.filter((each) => wanted.test(each.name));
}

function sidesOf(target: string): readonly [Side, Side] {
  if (target === 'mlflow' || target === 'millrace') {
    return [target, target];
  }
  return ['mlflow', 'millrace'];
}

function startSide(side: Side): Promise<ServerUnderTest> {
  return side === 'mlflow' ? startRealMlflow() : startMillrace();
}

async function compareServers(chosen: readonly Sequence[], sides: readonly [Side, Side]): Promise<number> {
  const record = async (side: Side): Promise<Recording> => {
    const server = await startSide(side);
    const startedMs = performance.now();
    const recording = await playCorpus(chosen, server, Number(options.lanes));
    const requests = [...recording.steps.values()].reduce((sum, steps) => sum + steps.length, 0);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    print(`${side}: ${chosen.length} sequences, ${requests} requests in ${seconds} s`);
    await server.stop();
    return recording;
  };
  const left = await record(sides[0]);
  const right = await record(sides[1]);
  const isWhole = options.only === undefined;
  const verdicts = judge({ sequences: chosen, differences, left, right, sides, isWhole });
  if (options.answers) {
    print(verdicts.map((each) => `${each.name}\n    ${each.request}\n    → ${each.left}`).join('\n'));
  }
  const failed = verdicts.filter((verdict) => !verdict.isPassed);
  print(failed.map(mismatchReport).join('\n'));
  print(endpointSummary(verdicts));
  return closingLine(verdicts);
}

function closingLine(verdicts: readonly Verdict[]): number {
  const passed = verdicts.filter((verdict) => verdict.isPassed).length;
  print(`${passed} passed, ${verdicts.length - passed} failed`);
  return passed === verdicts.length && passed > 0 ? 0 : 1;
}

async function pythonClients(sides: readonly [Side, Side]): Promise<number> {
  const result = await runPythonClients({ only: options.only, start: () => startSide(sides[1]), print });
  print(`${result.passed} passed, ${result.failed} failed`);
  return result.failed === 0 && result.passed > 0 ? 0 : 1;
}
