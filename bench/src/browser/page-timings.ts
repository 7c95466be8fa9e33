import type { Page } from 'playwright-core';

/** What a browser says about how a page came up. */
export interface PageTimings {
  readonly largestPaintMs: number;
  /** Of every task of the main thread what is over 50 ms, from the first paint on. */
  readonly blockingMs: number;
}

// Scripts of pages are texts: what is typed here knows of no browser.
const OBSERVE = `{
  const observed = { largestPaintMs: 0, tasks: [] };
  window.benchObserved = observed;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observed.largestPaintMs = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => observed.tasks.push(...list.getEntries()))
    .observe({ type: 'longtask', buffered: true });
}`;
const READ = `(() => {
  const { largestPaintMs, tasks } = window.benchObserved;
  const firstPaintMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const blockingMs = tasks
    .filter(({ startTime, duration }) => startTime + duration > firstPaintMs)
    .reduce((sum, { duration }) => sum + duration - 50, 0);
  return { largestPaintMs, blockingMs };
})()`;

/** Has every page that is opened from now on keep its paints and long tasks. */
export function observeTimings(page: Page): Promise<unknown> {
  return page.addInitScript({ content: OBSERVE });
}

export function readTimings(page: Page): Promise<PageTimings> {
  return page.evaluate<PageTimings>(READ);
}
