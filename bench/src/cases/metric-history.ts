import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { curvesOf, fillPoints, type PointLayout, pointCount } from '../data/fill-points.ts';
import { get, requestBytes } from '../load/request-bytes.ts';
import { type MetricPoint, type RestClient, withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { type FigureSpec, partOf } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

interface Context {
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly client: RestClient;
  readonly runId: string;
  readonly layout: PointLayout;
}

const KEY = 'metric-0';
const PAGE_POINTS = 25_000;
const SAMPLE_POINTS = 2_500;
const INTERVAL_PATH = '/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval';
const FLOORS = [partOf(15)];
const ALL: FigureSpec = { name: 'all points', unit: 's', better: 'lower', floors: FLOORS };
const ALL_CPU: FigureSpec = { name: 'all points, server CPU', unit: 'CPU s', better: 'lower' };

/** One long metric, read in full and as the sample that the UI draws. */
export const metricHistoryCase: BenchCase = {
  name: 'metric-history',
  title: `one metric of one run: all points in pages of ${PAGE_POINTS}, and a sample of ${SAMPLE_POINTS}`,
  targets: ['millrace', 'mlflow'],
  run: async (bench, report) => {
    const layout: PointLayout = { name: 'history', runs: 1, keys: 1, steps: bench.pick(1_000_000, 100_000) };
    report.condition(
      `${pointCount(layout)} points; ours logged through REST, MLflow's written by SQL in its own tables`,
    );
    const samples: string[] = [];
    for (const target of bench.options.targets) {
      const server = await bench.sharedServer(target);
      const runId = await fill(bench, server, layout);
      await withClient(server.port, async (client) => {
        const context = { report, server, client, runId, layout };
        await readRepeatedly(context, target === 'millrace' ? 3 : 1);
        samples.push(await readSample(context, bench.pick(9, 5)));
      });
    }
    if (samples.length === 2) {
      checkEqual('the steps of the sample on both servers', samples[0] ?? '', samples[1] ?? '');
    }
  },
};

async function fill(bench: Bench, server: BenchServer, layout: PointLayout): Promise<string> {
  const experimentId = await withClient(server.port, (client) => client.createExperiment('metric-history'));
  const [runId] = await fillPoints(bench, server, { experimentId, layout });
  if (runId === undefined) {
    throw new Error('No run was made');
  }
  return runId;
}

async function readRepeatedly(context: Context, times: number): Promise<void> {
  const seconds: number[] = [];
  const cpuSeconds: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = context.server.cpuSeconds();
    const startedAtMs = performance.now();
    const bodies = await readAll(context);
    seconds.push((performance.now() - startedAtMs) / 1000);
    cpuSeconds.push(context.server.cpuSeconds() - before);
    if (time === 0) {
      checkPoints(bodies, context.layout);
    }
  }
  const { report, server } = context;
  report.record(ALL, server.target, seconds);
  report.record(ALL_CPU, server.target, cpuSeconds);
}

/** Pages until there is no token, as MlflowClient.get_metric_history does. */
async function readAll({ client, runId }: Context): Promise<Buffer[]> {
  const bodies: Buffer[] = [];
  let token: string | undefined;
  do {
    const query = { run_id: runId, metric_key: KEY, max_results: String(PAGE_POINTS) };
    const answer = await client.exchange(
      get('metrics/get-history', token === undefined ? query : { ...query, page_token: token }),
    );
    checkEqual('status of get-history', answer.status, 200);
    bodies.push(answer.body);
    token = nextToken(answer.body);
  } while (token !== undefined);
  return bodies;
}

/** The token is behind the points in both servers' answers: the end of the text is enough. */
function nextToken(body: Buffer): string | undefined {
  const tail = body.toString('latin1', Math.max(0, body.length - 1000));
  const token = /"next_page_token": ?"([^"]+)"/u.exec(tail)?.[1];
  return token === undefined ? undefined : JSON.parse(`"${token}"`);
}

/** Every point is there, once, with the exact value that was logged. */
function checkPoints(bodies: readonly Buffer[], layout: PointLayout): void {
  const [curve = []] = curvesOf(layout, 0);
  const read = bodies.flatMap((body) => {
    const page: { metrics?: MetricPoint[] } = JSON.parse(body.toString('utf8'));
    return page.metrics ?? [];
  });
  checkEqual('points read', read.length, pointCount(layout));
  const wrong = read.filter(
    ({ step, value, timestamp }) => curve[step]?.value !== value || curve[step]?.timestamp !== timestamp,
  );
  checkEqual('points with another value than was logged', wrong.length, 0);
  checkEqual('different steps', new Set(read.map(({ step }) => step)).size, layout.steps);
}

/** Times the sample and returns its steps as text. */
async function readSample({ report, server, client, runId }: Context, times: number): Promise<string> {
  const query = new URLSearchParams({ run_ids: runId, metric_key: KEY, max_results: String(SAMPLE_POINTS) });
  const request = requestBytes('GET', `${INTERVAL_PATH}?${query.toString()}`);
  const tookMs: number[] = [];
  let last = Buffer.alloc(0);
  const before = server.cpuSeconds();
  for (let time = 0; time < times; time += 1) {
    const sentAtMs = performance.now();
    const answer = await client.exchange(request);
    tookMs.push(performance.now() - sentAtMs);
    checkEqual('status of get-history-bulk-interval', answer.status, 200);
    last = Buffer.from(answer.body);
  }
  const cpuMs = ((server.cpuSeconds() - before) * 1000) / times;
  const name = `sample of ${SAMPLE_POINTS}`;
  report.record({ name, unit: 'ms', better: 'lower', floors: FLOORS }, server.target, tookMs);
  report.record({ name: `${name}, server CPU`, unit: 'CPU ms', better: 'lower' }, server.target, [cpuMs]);
  const sample: { metrics?: MetricPoint[] } = JSON.parse(last.toString('utf8'));
  return (sample.metrics ?? []).map(({ step }) => step).join(' ');
}
