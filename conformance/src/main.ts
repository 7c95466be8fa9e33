import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureMlflowVenv, repositoryRoot, startMillrace } from '@millrace/testkit';
import { compareServers, startSide } from './compare-servers.ts';
import { compatDocument } from './compat-document.ts';
import type { Side } from './compare/judge.ts';
import type { Sequence } from './compare/sequence.ts';
import type { Counts } from './counts.ts';
import { addCounts, countsText } from './counts.ts';
import { runTour } from './mlflow-ui/tour.ts';
import { runOpenTelemetry } from './opentelemetry.ts';
import { runPythonClients } from './python-clients.ts';
import { sequences } from './sequences/index.ts';
import { runHostileTour } from './web-ui/hostile.ts';
import { runWebTour } from './web-ui/tour.ts';

const USAGE = `node conformance/src/main.ts [--only PATTERN] [--target both|mlflow|millrace] [--list] [--answers]
                                 [--grammar] [--python] [--javascript] [--ui] [--write-compat]
  --target both      a real MLflow server and ours, compared (default)
  --target mlflow    a real MLflow server and another one: shows that the comparison is stable
  --target millrace  ours and ours
  --only PATTERN     only the sequences, and the Python scripts, whose names match; none is no comparison
  --answers          also print what the left server answered to each request
  --grammar          also the grammar scripts, on both servers
  --javascript       also OpenTelemetry's JavaScript SDK, against the second server
  --ui               also tours in Chromium: of MLflow's own web UI against the second server, and of ours, also
                     by keyboard and with texts and files that must not run
  --stops PATTERN    of the tours only ours, and of it only the stops whose names match; 'keyboard: ' begins those
                     without a pointer, 'restored: ' those of views that an address must bring back
  --visits PATTERN   of the tours only that of what must not run, and of it only the visits whose names match
  --write-pictures   renews the reference pictures of our UI
  --python           also the real Python clients, against the second server
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    target: { type: 'string', default: 'both' },
    answers: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    grammar: { type: 'boolean', default: false },
    python: { type: 'boolean', default: false },
    javascript: { type: 'boolean', default: false },
    ui: { type: 'boolean', default: false },
    stops: { type: 'string' },
    visits: { type: 'string' },
    'write-pictures': { type: 'boolean', default: false },
    'write-compat': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
/** So that a stop can be the receiver of a webhook itself. */
const WEBHOOKS_ON_THIS_MACHINE = {
  MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'https,http',
  MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true',
};
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
      print(countsText({ passed: 0, failed: isFailure ? 1 : 0 }));
      return isFailure ? 1 : 0;
    }
  }
  const total = await runParts(chosen, sides);
  print(countsText(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
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

async function runParts(chosen: readonly Sequence[], sides: readonly [Side, Side]): Promise<Counts> {
  let total: Counts = { passed: 0, failed: 0 };
  if (chosen.length > 0 || options.grammar) {
    const compared = await compareServers({
      sequences: chosen,
      sides,
      isWhole: options.only === undefined,
      hasGrammar: options.grammar,
      showsAnswers: options.answers,
      print,
    });
    total = addCounts(total, compared);
  }
  if (options.python) {
    const clients = await runPythonClients({ only: options.only, start: () => startSide(sides[1]), print });
    print(`python clients: ${countsText(clients)}`);
    total = addCounts(total, clients);
  }
  if (options.javascript) {
    const exported = await runOpenTelemetry({ start: () => startSide(sides[1]), print });
    print(`OpenTelemetry in JavaScript: ${countsText(exported)}`);
    total = addCounts(total, exported);
  }
  const isWhole = options.stops === undefined && options.visits === undefined;
  if (options.ui && isWhole) {
    const tour = await runTour({ start: () => startSide(sides[1]), print });
    print(`tour of MLflow's UI: ${countsText(tour)}`);
    total = addCounts(total, tour);
  }
  if (options.ui && (isWhole || options.visits !== undefined)) {
    const hostile = await runHostileTour({ start: startMillrace, print, only: options.visits });
    print(`hostile content in our UI: ${countsText(hostile)}`);
    total = addCounts(total, hostile);
  }
  if (options.ui && (isWhole || options.stops !== undefined)) {
    const web = await runWebTour({
      start: () => startMillrace({ env: WEBHOOKS_ON_THIS_MACHINE }),
      print,
      only: options.stops,
      writesPictures: options['write-pictures'],
    });
    print(`tour of our UI: ${countsText(web)}`);
    total = addCounts(total, web);
  }
  return total;
}
