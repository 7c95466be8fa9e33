import type { BrowserContext, Page } from 'playwright-core';
import { ACT_TIMEOUT_MS, type Ground, WINDOW } from '../ground.ts';
import { settled } from '../settled.ts';
import { keyboardFaults, panelFaults } from './keyboard-faults.ts';
import { screens } from './screens.ts';

/** Uses the main screens without a pointer. */
export async function walkScreens({ browser, url, seed, isChosen, count }: Ground): Promise<void> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  context.setDefaultTimeout(ACT_TIMEOUT_MS);
  const visit = async (name: string, use: (page: Page) => Promise<readonly string[]>): Promise<void> => {
    const title = `keyboard: ${name}`;
    if (isChosen(title)) count(title, await visitFaults(context, use));
  };
  await visit('what is wrong is noticed', async (page) => {
    await page.goto(`${url}/experiments`);
    await settled(page);
    await page.evaluate(WORSEN);
    return unnoticed(await keyboardFaults(page));
  });
  for (const { name, path, act } of screens)
    await visit(name, async (page) => {
      await page.goto(url + path(seed));
      await act?.(page, seed);
      await settled(page);
      return [...(await panelFaults(page)), ...(await keyboardFaults(page))];
    });
  await context.close();
}

async function visitFaults(
  context: BrowserContext,
  use: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const page = await context.newPage();
  try {
    return await use(page);
  } catch (error) {
    return [(error as Error).message.split('\n').slice(0, 3).join(' ')];
  } finally {
    await page.close();
  }
}

/** Makes a page worse in every way that the walk must notice. */
const WORSEN = `(() => {
  const main = document.querySelector('main');
  main.querySelector('button').tabIndex = -1;
  const style = new CSSStyleSheet();
  style.replaceSync('main a:focus-visible { outline: none !important }');
  document.adoptedStyleSheets.push(style);
  const box = document.createElement('div');
  box.textContent = 'press me';
  box.__reactProps$control = { onClick: () => undefined };
  main.append(box);
  [...main.querySelectorAll('a')].at(-1).addEventListener('keydown', (event) => event.preventDefault());
})()`;

function unnoticed(faults: readonly string[]): string[] {
  return [/^cannot be reached/, /^does not show/, /^acts at a click only/, /^Tab does not lead on/].flatMap(
    (wanted) => (faults.some((fault) => wanted.test(fault)) ? [] : [`not noticed: ${wanted.source}`]),
  );
}
