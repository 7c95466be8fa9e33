import type { Page } from 'playwright-core';

/** The browser tells of no interaction that took less. */
const TOLD_MS_MIN = 16;
/** It tells of them a while after they were painted. */
const TOLD_AFTER_MS = 500;

const OBSERVE = `{
  const longestMs = new Map();
  window.benchInteractions = longestMs;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId > 0)
        longestMs.set(interactionId, Math.max(duration, longestMs.get(interactionId) ?? 0));
  }).observe({ type: 'event', durationThreshold: ${TOLD_MS_MIN}, buffered: true });
}`;
const READ = '({ toldMs: [...window.benchInteractions.values()], count: performance.interactionCount })';

/** Has every page that is opened from now on keep how long each click, tap and key takes until it is painted. */
export function observeInteractions(page: Page): Promise<unknown> {
  return page.addInitScript({ content: OBSERVE });
}

/** How long each took, from the event to the paint after it, in steps of 8 ms; the shortest count as 16 ms. */
export async function readInteractions(page: Page): Promise<number[]> {
  await page.waitForTimeout(TOLD_AFTER_MS);
  const { toldMs, count } = await page.evaluate<{ toldMs: number[]; count: number }>(READ);
  return [...toldMs, ...Array.from({ length: Math.max(0, count - toldMs.length) }, () => TOLD_MS_MIN)];
}
