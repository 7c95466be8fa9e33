import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Seed } from '../../browser/seed.ts';
import { ACT_TIMEOUT_MS, type Ground, WINDOW } from '../ground.ts';
import { settled } from '../settled.ts';
import { type ChangedView, changedViews } from './views.ts';

/** Times go on between two looks. */
const AGO = /\b(?:just now|now|\d+ (?:sec|min|hr)\. ago)/g;
const LINES_SHOWN = 6;
const LINE_LENGTH = 120;
const TRIES_MAX = 5;

/** Changes views by hand and opens their addresses in browsers that know nothing else: they must look the same. */
export async function restoreViews({ browser, url, seed, isChosen, count }: Ground): Promise<void> {
  const control = 'restored: what is lost is noticed';
  const [view] = changedViews;
  if (isChosen(control) && view !== undefined) {
    const faults = await restoredFaults(browser, { url, seed, view, forgets: 'group' });
    count(control, faults.some((fault) => fault.startsWith('is lost')) ? [] : ['nothing was noticed']);
  }
  for (const each of changedViews) {
    const title = `restored: ${each.name}`;
    if (isChosen(title)) count(title, await restoredFaults(browser, { url, seed, view: each }));
  }
}

interface Change {
  readonly url: string;
  readonly seed: Seed;
  readonly view: ChangedView;
  /** A part that is taken out of the address, to see whether that is noticed. */
  readonly forgets?: string;
}

async function restoredFaults(browser: Browser, { url, seed, view, forgets }: Change): Promise<string[]> {
  const contexts = await Promise.all([1, 2].map(() => newProfile(browser)));
  try {
    const [changed, opened] = await Promise.all(contexts.map((context) => context.newPage()));
    if (changed === undefined || opened === undefined) throw new Error('there are no pages');
    await changed.goto(url + view.path(seed));
    await settled(changed);
    await view.act(changed, seed);
    const address = changed.url();
    if (address === url + view.path(seed)) return ['the address is as it was'];
    const remembered = new URL(address);
    if (forgets !== undefined) remembered.searchParams.delete(forgets);
    await opened.goto(remembered.href);
    let found: string[] = [];
    // What comes late, as Markdown does, comes late on both.
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      found = differences(await look(changed), await look(opened));
      if (found.length === 0) break;
    }
    return found;
  } catch (error) {
    return [(error as Error).message.split('\n').slice(0, 3).join(' ')];
  } finally {
    for (const context of contexts) await context.close();
  }
}

async function newProfile(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  context.setDefaultTimeout(ACT_TIMEOUT_MS);
  return context;
}

/** What pictures show is in no text. */
const PICTURES = `[...document.querySelectorAll('canvas')].filter((canvas) => canvas.checkVisibility())
  .map((canvas) => canvas.toDataURL())`;

/** Charts are drawn once they come into sight. */
const SEE_ALL = `(async () => {
  for (const figure of document.querySelectorAll('figure')) {
    figure.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  document.querySelector('figure')?.scrollIntoView({ block: 'end' });
})()`;

/** What there is to see: names, states and values of everything, and pictures. */
async function look(page: Page): Promise<string[]> {
  await page.mouse.move(0, 0);
  await settled(page);
  await page.evaluate(SEE_ALL);
  await settled(page);
  const texts = (await page.locator('body').ariaSnapshot()).replaceAll(AGO, '… ago').split('\n');
  const pictures = await page.evaluate<string[]>(PICTURES);
  return [...texts, ...pictures.map((picture, at) => `picture ${at + 1}: ${picture}`)];
}

/** The first lines that only one of the two has. */
function differences(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...onlyIn(before, after, 'is lost'),
    ...onlyIn(after, before, 'is new'),
    ...(before.length === after.length ? [] : [`${before.length} lines become ${after.length}`]),
  ];
}

function onlyIn(one: readonly string[], other: readonly string[], words: string): string[] {
  return one
    .filter((line) => !other.includes(line))
    .slice(0, LINES_SHOWN)
    .map((line) => `${words}: ${line.trim().slice(0, LINE_LENGTH)}`);
}
