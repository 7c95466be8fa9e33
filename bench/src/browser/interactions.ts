import type { Page } from 'playwright-core';
import { firstBox } from './first-box.ts';
import { WEB_UIS } from './web-uis.ts';

const { picture, plotSelector } = WEB_UIS.millrace;
const COUNT = `document.querySelector('span[role=status]').textContent`;
const SELECTED = `document.querySelector('[role=toolbar]')?.textContent`;
const ROW = `[...document.querySelectorAll('tbody tr')].findIndex((row) => /focused/.test(row.className))`;
const READING = `document.querySelector('figure [aria-hidden=true] > p')?.textContent`;
/** Each leaves other runs. */
const FILTER_KEYS = ['1', '2', '3', 'Backspace', 'Backspace', 'Backspace'] as const;
const TIMES = 6;
const WAIT_MS_MAX = 20_000;

/** Follows what a page shows: the promise that it leaves there is kept once that is another and has been painted. */
function follow(shown: string): string {
  return `(() => {
    const before = ${shown};
    const begun = performance.now();
    window.benchChanged = new Promise((resolve, reject) => {
      const painted = new MessageChannel();
      painted.port1.onmessage = resolve;
      const look = () => {
        if (${shown} !== before) painted.port2.postMessage(undefined);
        else if (performance.now() - begun > ${WAIT_MS_MAX}) reject(new Error('nothing changed'));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  })()`;
}

/** Does one thing and waits until what it changes has been painted; how long that took, in ms. */
async function changed(page: Page, shown: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(follow(shown));
  const begunAtMs = performance.now();
  await act();
  await page.evaluate('window.benchChanged');
  return performance.now() - begunAtMs;
}

/** Filters, steps through and selects runs in the table of an experiment; the time of each. */
export async function useRunTable(page: Page): Promise<number[]> {
  const tookMs: number[] = [];
  await page.getByRole('combobox', { name: 'Filter runs' }).click();
  for (const key of FILTER_KEYS) tookMs.push(await changed(page, COUNT, () => page.keyboard.press(key)));
  await page.locator(WEB_UIS.millrace.tableSelector).focus();
  for (let time = 0; time < TIMES; time += 1)
    tookMs.push(await changed(page, ROW, () => page.keyboard.press('j')));
  const boxes = page.locator('tbody input[type=checkbox]');
  for (let time = 0; time < TIMES; time += 1)
    tookMs.push(await changed(page, SELECTED, () => boxes.nth(Math.floor(time / 2)).click()));
  return tookMs;
}

/** Points at lines, steps along them by keys, and hides and shows runs in the charts of an experiment. */
export async function useCharts(page: Page): Promise<number[]> {
  const tookMs: number[] = [];
  const { x, y, width, height } = await firstBox(page, plotSelector);
  for (let time = 1; time <= TIMES; time += 1) {
    const left = x + (width * time) / (TIMES + 1);
    tookMs.push(await changed(page, READING, () => page.mouse.move(left, y + height / 2)));
  }
  await page.getByRole('application').first().focus();
  for (let time = 0; time < TIMES; time += 1)
    tookMs.push(await changed(page, READING, () => page.keyboard.press('ArrowRight')));
  const runs = page.getByRole('list', { name: 'Runs in the charts' }).getByRole('button');
  for (let time = 0; time < TIMES; time += 1)
    tookMs.push(await changed(page, picture, () => runs.nth(Math.floor(time / 2)).click()));
  return tookMs;
}

/** What people do between filtering and looking: sort, open menus, change how charts are drawn, go to and fro. */
export async function lookAround(page: Page): Promise<void> {
  const pause = (): Promise<void> => page.waitForTimeout(PAUSE_MS);
  for (const name of ['metric-0', 'metric-1', 'metric-1']) {
    await page.getByRole('columnheader').getByRole('button', { name, exact: true }).first().click();
    await pause();
  }
  for (const name of ['Columns', 'Group', 'Views']) {
    await page.getByRole('button', { name, exact: true }).click();
    await pause();
    await page.keyboard.press('Escape');
    await pause();
  }
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.locator('figure canvas').first().waitFor();
  await pause();
  for (const name of ['Log y', 'Log x', 'Log x', 'Log y']) {
    await page.getByRole('button', { name, exact: true }).click();
    await pause();
  }
  await page.getByRole('slider', { name: 'Smoothing' }).focus();
  for (let time = 0; time < TIMES; time += 1) {
    await page.keyboard.press('ArrowRight');
    await pause();
  }
  await page.keyboard.press('Home');
  await pause();
}

const PAUSE_MS = 150;
