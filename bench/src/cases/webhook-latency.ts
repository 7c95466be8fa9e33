import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { closedLoop, latencyMs, type LoopResult } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import { withClient } from '../load/rest-client.ts';
import { noteRefusals } from '../measure.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost, type FigureSpec } from '../report/figure.ts';
import { median } from '../report/spread.ts';
import { BenchServer } from '../servers/bench-server.ts';
import { launchFor } from '../servers/launches.ts';
import { type Receivers, startReceivers } from '../servers/receivers.ts';

const CONNECTIONS = 4;
const THINK_MS = 3;
const MODEL = 'told-of';
const WEBHOOKS = '/api/2.0/mlflow/webhooks';
const EVENT = { entity: 'MODEL_VERSION_TAG', action: 'SET' };
const QUIET: FigureSpec = { name: 'p99 without webhooks', unit: 'ms', better: 'lower' };
const ANSWERED: FigureSpec = { name: 'p99 with two receivers that answer', unit: 'ms', better: 'lower' };
const TOLD: FigureSpec = { name: 'p99 with a silent and a dead receiver', unit: 'ms', better: 'lower' };
const SHARE: FigureSpec = {
  name: 'p99 with these, of that with those that answer',
  unit: '%',
  better: 'lower',
  floors: [atMost(110, '%')],
};
const SHARE_OF_QUIET: FigureSpec = {
  name: 'p99 with these, of that without webhooks',
  unit: '%',
  better: 'lower',
};

/** Whether receivers that do not answer are felt by those whose requests make events. */
export const webhookLatencyCase: BenchCase = {
  name: 'webhook-latency',
  title: 'set-tag of a model version while the receivers of its webhooks do not answer (ours only)',
  targets: ['millrace'],
  run: async (bench, report) => {
    if (!bench.options.targets.includes('millrace')) return;
    report.condition(
      `${CONNECTIONS} connections, ${THINK_MS} ms between an answer and the next request; every request makes two deliveries, which are written with it`,
    );
    report.condition('one receiver takes connections and never answers, the port of the other is closed');
    const receivers = await startReceivers();
    const server = await BenchServer.start(await launchWithWebhooks(bench));
    try {
      await measure(bench, report, { server, receivers });
    } finally {
      await server.stop();
      await receivers.close();
    }
  },
};

async function launchWithWebhooks(bench: Bench): ReturnType<typeof launchFor> {
  const settings = { options: bench.options, venvDir: undefined };
  const launch = await launchFor('millrace', bench.folder('webhooks'), settings);
  const env = { MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http', MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true' };
  return { ...launch, env: { ...launch.env, ...env } };
}

/** Rounds with and without webhooks take turns, so that a noisy minute meets both. */
async function measure(
  bench: Bench,
  report: CaseReport,
  { server, receivers }: { server: BenchServer; receivers: Receivers },
): Promise<void> {
  const count = bench.pick(2_000, 400);
  await withClient(server.port, async (client) => {
    await client.exchange(post('registered-models/create', { name: MODEL }));
    await client.exchange(post('model-versions/create', { name: MODEL, source: 's3://bucket/told-of' }));
  });
  const told = [
    await createWebhook(server, 'silent', receivers.silentUrl),
    await createWebhook(server, 'dead', receivers.deadUrl),
  ];
  const answered = [
    await createWebhook(server, 'first', `${receivers.answeringUrl}/first`),
    await createWebhook(server, 'second', `${receivers.answeringUrl}/second`),
  ];
  const active = { quiet: [], answered, told };
  await setTags(server, count);
  const results: LoopResult[] = [];
  const p99Ms = { quiet: [] as number[], answered: [] as number[], told: [] as number[] };
  for (let round = 0; round < bench.pick(5, 3); round += 1) {
    for (const kind of ['quiet', 'answered', 'told'] as const) {
      const wanted: readonly string[] = active[kind];
      for (const id of [...told, ...answered])
        await setStatus(server, id, wanted.includes(id) ? 'ACTIVE' : 'DISABLED');
      const result = await setTags(server, count);
      results.push(result);
      p99Ms[kind].push(latencyMs(result, 0.99));
    }
  }
  noteRefusals(report, server, results);
  checkEqual('whether the silent receiver was connected to', String(receivers.connections() > 0), 'true');
  report.record(QUIET, 'millrace', p99Ms.quiet);
  report.record(ANSWERED, 'millrace', p99Ms.answered);
  report.record(TOLD, 'millrace', p99Ms.told);
  const shareOf = (base: readonly number[]): number => (100 * median(p99Ms.told)) / median(base);
  report.record(SHARE, 'millrace', [shareOf(p99Ms.answered)]);
  report.record(SHARE_OF_QUIET, 'millrace', [shareOf(p99Ms.quiet)]);
}

/** Latency is that of the exchange alone: the pause comes before the clock starts. */
async function setTags(server: BenchServer, count: number): Promise<LoopResult> {
  const latencies = new Float64Array(count);
  const load = { connections: CONNECTIONS, count };
  const result = await closedLoop(server.port, load, async (connection, index) => {
    const body = { name: MODEL, version: '1', key: `key-${index % 10}`, value: `value ${index}` };
    const request = post('model-versions/set-tag', body);
    await delay(THINK_MS);
    const sentAtMs = performance.now();
    const answer = await connection.exchange(request);
    latencies[index] = performance.now() - sentAtMs;
    return answer;
  });
  return { ...result, latenciesMs: latencies.sort() };
}

async function createWebhook(server: BenchServer, name: string, url: string): Promise<string> {
  const made = await send(`${server.url}${WEBHOOKS}`, 'POST', { name, url, events: [EVENT] });
  return (made as { webhook: { webhook_id: string } }).webhook.webhook_id;
}

async function setStatus(server: BenchServer, id: string, status: string): Promise<void> {
  await send(`${server.url}${WEBHOOKS}/${id}`, 'PATCH', { status });
}

async function send(url: string, method: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  checkEqual(`status of ${method} ${url}`, response.status, 200);
  return response.json();
}
