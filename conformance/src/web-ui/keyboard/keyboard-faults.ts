import type { Page } from 'playwright-core';
import { FOCUS_WATCH } from './focus-watch.ts';

/** So often the focus may stay: parts of a date, or of a player, have no names of their own. */
const STAYS_MAX = 12;
/** Lead from one thing to the others that share its stop; what one way opens may take the focus. */
const WAYS = ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp'] as const;
const STEPS_MAX = 80;
/** What has no stop of its own because a key of the thing beside it does the same; the tour presses those keys. */
const BY_OTHER_KEYS = /^button "(?:Fold|Open) .* in (?:Graph of spans|Spans)/;

interface Now {
  /** What has the focus; nothing between the end of a page and its beginning. */
  readonly at: string | null;
  /** Whether nothing is missing where `goNear` went. */
  readonly isNearDone: boolean;
}

/**
 * Walks through a page with Tab, and with arrows where several things share one stop, and opens its menus: everything
 * that can be acted on must have had the focus, visibly, and nothing may keep it.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(FOCUS_WATCH);
  const pressed = await page.evaluate<string[]>('focusWatch.pressed()');
  const wanted = await page.evaluate<number>('focusWatch.begin()');
  const faults = pressed.map((name) => `acts at a click only: ${name}`);
  faults.push(...(await tabThrough(page, 2 * wanted + STEPS_MAX)));
  // The last first: the tabs of the page itself take the rest of it away.
  for (const name of (await missing(page)).toReversed()) await walkNear(page, name);
  faults.push(...(await missing(page)).map((name) => `cannot be reached: ${name}`));
  const unseen = await page.evaluate<string[]>('focusWatch.unseen()');
  return [...faults, ...unseen.map((name) => `does not show that it has the focus: ${name}`)];
}

/** Opens each kind of menu and panel of a page with Enter, goes through it, and closes it with Escape. */
export async function panelFaults(page: Page): Promise<string[]> {
  await page.evaluate(FOCUS_WATCH);
  const openers = await page.evaluate<string[]>('focusWatch.openers()');
  const faults: string[] = [];
  for (const [at, name] of openers.entries()) {
    await page.evaluate(`focusWatch.goToOpener(${at})`);
    await page.keyboard.press('Enter');
    await page.evaluate(FRAME);
    const { isOpen, isMenu, wanted } = await page.evaluate<Panel>('focusWatch.beginPanel()');
    if (!isOpen) {
      faults.push(`does not open with Enter: ${name}`);
      continue;
    }
    for (let steps = 0; steps < wanted + STAYS_MAX && (await missing(page)).length > 0; steps += 1) {
      await page.keyboard.press(isMenu ? 'ArrowDown' : 'Tab');
      await now(page);
    }
    for (const one of await missing(page)) await walkNear(page, one);
    faults.push(...(await missing(page)).map((one) => `cannot be reached in ${name}: ${one}`));
    await page.keyboard.press('Escape');
    if (!(await page.evaluate<boolean>(`focusWatch.isBackAt(${at})`)))
      faults.push(`Escape does not lead back to ${name}`);
  }
  return faults;
}

interface Panel {
  readonly isOpen: boolean;
  readonly isMenu: boolean;
  readonly wanted: number;
}

const FRAME = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))';
const now = (page: Page): Promise<Now> => page.evaluate<Now>('focusWatch.now()');

async function missing(page: Page): Promise<string[]> {
  const names = await page.evaluate<string[]>('focusWatch.missing()');
  return names.filter((name) => !BY_OTHER_KEYS.test(name));
}

/** Presses Tab until the end of the page. */
async function tabThrough(page: Page, stepsMax: number): Promise<string[]> {
  let before: string | null = null;
  let stays = 0;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    await page.keyboard.press('Tab');
    const { at } = await now(page);
    if (at === null) return [];
    stays = at === before ? stays + 1 : 0;
    before = at;
    if (stays > STAYS_MAX) break;
  }
  return [`Tab does not lead on from ${before}`];
}

/** Goes from the nearest stop of something to where the arrows lead, until they lead to nothing new. */
async function walkNear(page: Page, name: string): Promise<void> {
  if (!(await missing(page)).includes(name)) return;
  for (const key of WAYS) {
    await page.evaluate(`focusWatch.goNear(${JSON.stringify(name)})`);
    const seen = new Set<string | null>();
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      await page.keyboard.press(key);
      await page.evaluate(FRAME);
      const { at, isNearDone } = await now(page);
      if (isNearDone) return;
      if (seen.has(at)) break;
      seen.add(at);
    }
  }
}
