import type { BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { ensurePopulation, populationSize } from '../data/fill-runs.ts';
import { accuracyOf, type PopulationRun, population, questions } from '../data/population.ts';
import { post } from '../load/request-bytes.ts';
import { type RestClient, type RunPage, withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { BenchServer } from '../servers/bench-server.ts';
import { type Question, timeQuestion } from '../time-question.ts';

interface Query {
  readonly name: string;
  readonly timesFasterMin: number;
  readonly request: {
    readonly max_results: number;
    readonly filter?: string;
    readonly order_by?: readonly string[];
  };
  readonly expected: readonly PopulationRun[];
}

interface Context {
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly client: RestClient;
  readonly experimentId: string;
}

const PAGE = 100;
const LARGE_PAGE = 1000;
const FILTER_FASTER_MIN = 30;
const ORDER_FASTER_MIN = 100;

/** runs/search over many runs, one request at a time. */
export const searchCase: BenchCase = {
  name: 'search',
  title: 'runs/search in one experiment, one connection',
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    const size = populationSize(bench);
    report.condition(
      `${size} runs, each 10 params, 10 metrics, 3 tags; ours filled through REST, MLflow by SQL in its own tables`,
    );
    report.condition(`answers of up to ${PAGE} runs unless another number is said`);
    const queries = queriesFor(population(size));
    for (const target of bench.options.targets) {
      const server = await bench.sharedServer(target);
      const experimentId = await ensurePopulation(bench, server);
      await withClient(server.port, async (client) => {
        for (const query of queries) {
          await timeQuestion({ bench, report, server, client }, questionOf(experimentId, query));
        }
        await readAllPages({ report, server, client, experimentId }, size);
      });
    }
  },
};

/** Every query with the first page that it must answer. */
function queriesFor(runs: readonly PopulationRun[]): Query[] {
  const newestFirst = runs.toReversed();
  const filters = questions(runs.length).map((question) => ({
    name: question.name,
    timesFasterMin: FILTER_FASTER_MIN,
    request: { max_results: PAGE, filter: question.filter },
    expected: newestFirst.filter((run) => question.matches(run)),
  }));
  return [
    {
      name: `page of ${PAGE}`,
      timesFasterMin: FILTER_FASTER_MIN,
      request: { max_results: PAGE },
      expected: newestFirst,
    },
    {
      name: `page of ${LARGE_PAGE}`,
      timesFasterMin: FILTER_FASTER_MIN,
      request: { max_results: LARGE_PAGE },
      expected: newestFirst,
    },
    ...filters,
    {
      name: 'order by a metric',
      timesFasterMin: ORDER_FASTER_MIN,
      request: { max_results: PAGE, order_by: ['metrics.accuracy DESC'] },
      expected: runs.toSorted((left, right) => accuracyOf(right) - accuracyOf(left)),
    },
  ];
}

function questionOf(experimentId: string, { name, timesFasterMin, request, expected }: Query): Question {
  const bytes = post('runs/search', { experiment_ids: [experimentId], ...request });
  const names = expected.slice(0, request.max_results).map((run) => run.name);
  let checked = '';
  const check = (body: string): void => {
    // The same bytes need no second look, which would take this process longer than the server its answer.
    if (body === checked) return;
    const page: RunPage = JSON.parse(body);
    const found = (page.runs ?? []).map(({ info }) => info.run_name).join(' ');
    checkEqual(`runs found by ${name}`, found, names.join(' '));
    checked = body;
  };
  return { name, request: () => bytes, check, timesFasterMin };
}

/** All runs, page after page as `search_runs` does: the last page should cost what the first did. */
async function readAllPages({ report, server, client, experimentId }: Context, size: number): Promise<void> {
  const tookMs: number[] = [];
  const seen = new Set<string>();
  const before = server.cpuSeconds();
  let token: string | undefined;
  do {
    const request = { experiment_ids: [experimentId], max_results: LARGE_PAGE };
    const bytes = post('runs/search', token === undefined ? request : { ...request, page_token: token });
    const sentAtMs = performance.now();
    const answer = await client.exchange(bytes);
    tookMs.push(performance.now() - sentAtMs);
    const page: RunPage = JSON.parse(answer.body.toString('utf8'));
    for (const { info } of page.runs ?? []) {
      seen.add(info.run_name);
    }
    token = page.next_page_token === '' ? undefined : page.next_page_token;
  } while (token !== undefined);
  checkEqual('runs read page by page', seen.size, size);
  const cpuMs = ((server.cpuSeconds() - before) * 1000) / tookMs.length;
  const half = Math.floor(tookMs.length / 2);
  const name = `all ${size} runs in pages of ${LARGE_PAGE}`;
  report.record(
    { name: `${name}: first half, a page`, unit: 'ms', better: 'lower' },
    server.target,
    tookMs.slice(0, half),
  );
  report.record(
    { name: `${name}: second half, a page`, unit: 'ms', better: 'lower' },
    server.target,
    tookMs.slice(half),
  );
  report.record({ name: `${name}: server CPU a page`, unit: 'CPU ms', better: 'lower' }, server.target, [
    cpuMs,
  ]);
  report.condition(`${server.target}: page by depth in ms: ${tookMs.map((ms) => ms.toFixed(0)).join(' ')}`);
}
