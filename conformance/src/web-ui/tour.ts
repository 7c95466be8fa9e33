import axe from 'axe-core';
import { ensureMlflowVenv, venvExecutable } from '@millrace/testkit';
import type { ServerUnderTest } from '@millrace/testkit';
import type { Browser, Page } from 'playwright-core';
import { missingChromium, openChromium } from '@millrace/testkit/chromium';
import { collectFaults } from '../browser/page-faults.ts';
import { type Seed, seedServer } from '../browser/seed.ts';
import type { Counts } from '../counts.ts';
import { walkScreens } from './keyboard/walk-screens.ts';
import { comparePicture } from './picture.ts';
import { restoreViews } from './restored/restore-views.ts';
import type { Stop } from './stop.ts';
import { stops } from './stops.ts';

export interface WebTourOptions {
  readonly start: () => Promise<ServerUnderTest>;
  readonly print: (text: string) => void;
  /** Only the stops whose names match; parts of their own begin with `keyboard:` and `restored:`. */
  readonly only?: string | undefined;
  /** Renews the reference pictures. */
  readonly writesPictures?: boolean;
}

const SEEN_TIMEOUT_MS = 10_000;
/** Calls that come after the page is there, and may fail late. */
const SETTLE_MS = 300;
const THEMES = ['light', 'dark'] as const;
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/**
 * Takes our web UI through its pages, on data that the real Python client has logged. A stop passes when what must be
 * seen is seen, no call failed, nothing was written to the console as an error, and axe finds nothing against WCAG 2.2
 * AA. It is looked at in both themes: every other one opens in the dark, and each changes over once it has been seen.
 * Then the main screens are walked through by keyboard, and views that were changed by hand are opened
 * by their addresses.
 */
export async function runWebTour({
  start,
  print,
  only = '',
  writesPictures = false,
}: WebTourOptions): Promise<Counts> {
  const venv = await ensureMlflowVenv();
  const missing = missingChromium() ?? (venv.isFound ? undefined : venv.reason);
  if (missing !== undefined || !venv.isFound) {
    print(`skipped the tour of our UI: ${missing}`);
    return { passed: 0, failed: process.env['CI'] === 'true' ? 1 : 0 };
  }
  const browser = await openChromium();
  const counts = { passed: 0, failed: 0 };
  const isChosen = (name: string): boolean => new RegExp(only).test(name);
  const count = (name: string, faults: readonly string[]): void => {
    counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
    print(`${faults.length === 0 ? 'ok' : 'not ok'} web: ${name}`);
    for (const fault of faults) print(`    ${fault}`);
  };
  try {
    const server = await start();
    try {
      const seed = await seedServer(venvExecutable(venv.dir, 'python'), server.url);
      for (const [at, stop] of stops.filter(({ name }) => isChosen(name)).entries()) {
        const themes = at % 2 === 0 ? THEMES : THEMES.toReversed();
        const faultsByTheme = await visit(browser, { url: server.url, stop, seed, themes, writesPictures });
        for (const [theme, faults] of faultsByTheme) count(`${stop.name}, ${theme}`, faults);
      }
      const ground = { browser, url: server.url, seed, isChosen, count };
      await walkScreens(ground);
      await restoreViews(ground);
    } finally {
      await server.stop();
    }
  } finally {
    await browser.close();
  }
  return counts;
}

type Theme = (typeof THEMES)[number];

interface Visit {
  readonly url: string;
  readonly stop: Stop;
  readonly seed: Seed;
  /** In the order in which the page is seen in them. */
  readonly themes: readonly Theme[];
  readonly writesPictures: boolean;
}

/** What was wrong, by theme. Of a stop that ended before its page was there, the second theme has the same fault. */
async function visit(
  browser: Browser,
  { url, stop, seed, themes, writesPictures }: Visit,
): Promise<ReadonlyMap<Theme, readonly string[]>> {
  const [first = 'light'] = themes;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: first });
  page.setDefaultTimeout(SEEN_TIMEOUT_MS);
  const faults = collectFaults(page, stop.mayFail);
  const found = new Map<Theme, readonly string[]>();
  try {
    await page.goto(`${url}${stop.path(seed)}`);
    await stop.act?.(page, seed);
    for (const text of stop.sees) {
      await page.getByText(text).first().waitFor({ state: 'attached', timeout: SEEN_TIMEOUT_MS });
    }
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(SETTLE_MS);
      if (stop.hasPicture === true)
        faults.push(
          ...(await comparePicture(page, { name: `${stop.name} ${theme}`, isWritten: writesPictures })),
        );
      faults.push(...(await inaccessible(page)));
      found.set(theme, faults.splice(0));
    }
  } catch (error) {
    faults.push((error as Error).message.split('\n').slice(0, 3).join(' '));
    for (const theme of themes) if (!found.has(theme)) found.set(theme, [...faults]);
  } finally {
    await page.close();
  }
  return found;
}

/** What axe finds, a line for each rule. */
async function inaccessible(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run(rules),
    RULES,
  );
  return violations.map(({ id, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`);
    return `axe ${id}: ${nodes.length} places, as ${places.join('; ')}`;
  });
}
