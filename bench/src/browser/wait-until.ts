import type { Page } from 'playwright-core';

const WAIT_MS_MAX = 120_000;

/** Waits, frame by frame, until an expression holds in the page. Strict policies do not let Playwright's own do it. */
export function waitUntil(page: Page, expression: string): Promise<unknown> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const begun = performance.now();
    const look = () => {
      if (${expression}) resolve();
      else if (performance.now() - begun > ${WAIT_MS_MAX}) reject(new Error('waited too long'));
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
