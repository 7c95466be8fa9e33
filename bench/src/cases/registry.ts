import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { fillRegistry, modelName, type RegistrySize } from '../data/fill-registry.ts';
import { sendAll } from '../load/closed-loop.ts';
import { get, post } from '../load/request-bytes.ts';
import { type RestClient, withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { partOf } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

interface Question {
  readonly name: string;
  readonly request: (round: number) => Buffer;
  /** What the answer must hold. */
  readonly holds: (body: string, round: number) => boolean;
}

interface Context {
  readonly bench: Bench;
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly client: RestClient;
}

const TIMES_FASTER_MIN = 30;
const CROWD = 50;
/** A question is repeated as often as was planned, but not beyond this time. */
const QUESTION_BUDGET_MS = 10_000;

/** Searches and alias lookups over a large registry, and versions made by a crowd. */
export const registryCase: BenchCase = {
  name: 'registry',
  title: 'the model registry, one connection unless said',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    const size: RegistrySize = bench.pick({ models: 1000, versions: 100 }, { models: 200, versions: 20 });
    report.condition(
      `${size.models} models of ${size.versions} versions; ours filled through REST, MLflow by SQL in its own tables`,
    );
    for (const target of bench.options.targets) {
      const server = await bench.freshServer(target);
      try {
        await fillRegistry(bench, server, size);
        await withClient(server.port, async (client) => {
          for (const question of questionsFor(size)) {
            await timeQuestion({ bench, report, server, client }, question);
          }
          await crowd({ bench, report, server, client });
        });
      } finally {
        await server.stop();
      }
    }
  },
};

function questionsFor({ models, versions }: RegistrySize): Question[] {
  const named = (round: number): string => modelName((round * 37) % models);
  return [
    {
      name: 'search of 100 models',
      request: () => get('registered-models/search', { max_results: '100' }),
      holds: (body) => body.includes(modelName(99)) && body.includes(`"${versions}"`),
    },
    {
      name: 'search of models by tag',
      request: () => get('registered-models/search', { max_results: '100', filter: "tags.team = 'team-3'" }),
      holds: (body) => body.includes(modelName(3)) && !body.includes(modelName(4)),
    },
    {
      name: 'search of the versions of a model',
      request: (round) => get('model-versions/search', { filter: `name='${named(round)}'` }),
      holds: (body, round) => body.includes(`s3://bucket/${named(round)}/${versions}`),
    },
    {
      name: 'page of 100 newest versions',
      request: () => get('model-versions/search', { max_results: '100' }),
      holds: (body) => body.includes('next_page_token'),
    },
    {
      name: 'alias lookup',
      request: (round) => get('registered-models/alias', { name: named(round), alias: 'champion' }),
      holds: (body, round) => body.includes(named(round)) && body.includes(`"${versions}"`),
    },
    {
      name: 'get a model',
      request: (round) => get('registered-models/get', { name: named(round) }),
      holds: (body, round) => body.includes(named(round)),
    },
  ];
}

async function timeQuestion(context: Context, question: Question): Promise<void> {
  const { bench, report, server, client } = context;
  const times = server.target === 'millrace' ? bench.pick(200, 50) : bench.pick(20, 10);
  await client.exchange(question.request(0));
  const tookMs: number[] = [];
  const before = server.cpuSeconds();
  const endsAtMs = performance.now() + QUESTION_BUDGET_MS;
  for (let round = 1; round <= times && performance.now() < endsAtMs; round += 1) {
    const sentAtMs = performance.now();
    const answer = await client.exchange(question.request(round));
    tookMs.push(performance.now() - sentAtMs);
    checkEqual(`status of ${question.name}`, answer.status, 200);
    checkEqual(question.name, String(question.holds(answer.body.toString('utf8'), round)), 'true');
  }
  const cpuMs = ((server.cpuSeconds() - before) * 1000) / tookMs.length;
  const floors = [partOf(TIMES_FASTER_MIN)];
  report.record({ name: question.name, unit: 'ms', better: 'lower', floors }, server.target, tookMs);
  const name = `${question.name}, server CPU`;
  report.record({ name, unit: 'CPU ms', better: 'lower' }, server.target, [cpuMs]);
}

/** Versions of one model made at once: each must have its own number, without a gap. */
async function crowd({ report, server, client }: Context): Promise<void> {
  await client.exchange(post('registered-models/create', { name: 'crowd' }));
  const create = post('model-versions/create', { name: 'crowd', source: 's3://bucket/crowd' });
  const result = await sendAll(
    server.port,
    CROWD,
    Array.from({ length: CROWD }, () => create),
  );
  const answer = await client.exchange(get('model-versions/search', { filter: "name='crowd'" }));
  const { model_versions: made = [] } = JSON.parse(answer.body.toString('utf8')) as {
    model_versions?: { version: string }[];
  };
  const numbers = made.map(({ version }) => Number(version)).toSorted((a, b) => a - b);
  if (server.target === 'millrace') {
    checkEqual('refusals of the crowd', result.refusals, 0);
    checkEqual(
      'numbers of the crowd',
      numbers.join(' '),
      Array.from({ length: CROWD }, (_, at) => at + 1).join(' '),
    );
  }
  report.condition(
    `${server.target}: ${CROWD} versions at once: ${made.length} made, ${result.refusals} refused`,
  );
  report.record({ name: `${CROWD} versions at once`, unit: 'ms', better: 'lower' }, server.target, [
    result.seconds * 1000,
  ]);
}
