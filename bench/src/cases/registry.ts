import type { BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { fillRegistry, modelName, type RegistrySize } from '../data/fill-registry.ts';
import { sendAll } from '../load/closed-loop.ts';
import { get, post } from '../load/request-bytes.ts';
import { withClient } from '../load/rest-client.ts';
import { type Asking, timeQuestion } from '../time-question.ts';

const TIMES_FASTER_MIN = 30;
const CROWD = 50;

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
          for (const { name, request, holds } of questionsFor(size)) {
            const check = (body: string, round: number): void =>
              checkEqual(name, String(holds(body, round)), 'true');
            const question = { name, request, check, timesFasterMin: TIMES_FASTER_MIN };
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

interface RegistryQuestion {
  readonly name: string;
  readonly request: (round: number) => Buffer;
  /** What the answer must hold. */
  readonly holds: (body: string, round: number) => boolean;
}

function questionsFor({ models, versions }: RegistrySize): RegistryQuestion[] {
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

/** Versions of one model made at once: each must have its own number, without a gap. */
async function crowd({ report, server, client }: Asking): Promise<void> {
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
