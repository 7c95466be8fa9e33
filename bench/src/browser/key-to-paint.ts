import type { Page } from 'playwright-core';

const PAUSE_MS = 350;

/** From here on each key is timed until what it changes has been painted. */
const FOLLOW_KEYS = `(() => {
  window.benchPaintsMs = [];
  const shown = document.querySelector('span[role=status]');
  document.activeElement.addEventListener('input', ({ timeStamp }) => {
    const before = shown.textContent;
    const painted = new MessageChannel();
    painted.port1.onmessage = () => window.benchPaintsMs.push(performance.now() - timeStamp);
    const look = () =>
      shown.textContent === before ? requestAnimationFrame(look) : painted.port2.postMessage(undefined);
    requestAnimationFrame(look);
  }, true);
})()`;

/** Types into the field that has the focus; each key must change how many runs there are. */
export async function keysToPaintMs(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(FOLLOW_KEYS);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
  return page.evaluate<number[]>('window.benchPaintsMs');
}

/** From a click on a column's head until the rows have been painted in another order. */
export function sortToPaintMs(page: Page, column: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const head = [...document.querySelectorAll('th button')]
      .find((button) => button.textContent.trim() === ${JSON.stringify(column)});
    const first = () => document.querySelector('tbody a').textContent;
    const before = first();
    const begun = performance.now();
    const painted = new MessageChannel();
    painted.port1.onmessage = () => resolve(performance.now() - begun);
    const look = () => (first() === before ? requestAnimationFrame(look) : painted.port2.postMessage(undefined));
    head.click();
    requestAnimationFrame(look);
  })`);
}
