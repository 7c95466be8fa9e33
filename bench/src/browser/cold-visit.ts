import type { Browser, CDPSession, Page } from 'playwright-core';
import { observeTimings } from './page-timings.ts';

/** What went over the wire to a page, compressed as it was sent. */
interface Received {
  readonly scriptBytes: number;
  readonly styleBytes: number;
  /** Answers of the API. */
  readonly dataBytes: number;
}

export interface ColdVisit {
  readonly page: Page;
  readonly session: CDPSession;
  /** From the navigation until the page was ready. */
  readonly readyMs: number;
  received(): Received;
  /** Processor time of the page's main thread since it was opened. */
  taskMs(): Promise<number>;
}

/** A line of so many bits a second; latency is added to each request. */
export interface Line {
  readonly bitsPerSecond: number;
  readonly latencyMs: number;
}

export interface VisitPlan {
  readonly url: string;
  readonly isReady: (page: Page) => Promise<unknown>;
  readonly line?: Line;
  /** Called before the navigation. */
  readonly prepare?: (page: Page) => unknown;
}

const WINDOW = { width: 1440, height: 900 };
const READY_TIMEOUT_MS = 180_000;

/** Opens a page in a profile that knows nothing, does something with it when it is ready, and closes it. */
export async function coldVisit<T>(
  browser: Browser,
  { url, isReady, line, prepare }: VisitPlan,
  use: (visit: ColdVisit) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  context.setDefaultTimeout(READY_TIMEOUT_MS);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const received = await countReceived(session);
    await session.send('Performance.enable');
    if (line !== undefined) await throttle(session, line);
    await observeTimings(page);
    await prepare?.(page);
    const begunAtMs = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await isReady(page);
    const readyMs = performance.now() - begunAtMs;
    return await use({ page, session, readyMs, received, taskMs: () => taskMs(session) });
  } finally {
    await context.close();
  }
}

async function countReceived(session: CDPSession): Promise<() => Received> {
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other';
    bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength);
  });
  await session.send('Network.enable');
  const of = (...wanted: readonly string[]): number =>
    wanted.reduce((sum, type) => sum + (bytes.get(type) ?? 0), 0);
  return () => ({ scriptBytes: of('Script'), styleBytes: of('Stylesheet'), dataBytes: of('Fetch', 'XHR') });
}

async function throttle(session: CDPSession, { bitsPerSecond, latencyMs }: Line): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bitsPerSecond / 8,
    uploadThroughput: bitsPerSecond / 8,
  });
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}
