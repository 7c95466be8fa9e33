import type { ServerUnderTest } from '@millrace/testkit';
import type { Browser, Page } from 'playwright-core';
import { missingChromium, openChromium } from '@millrace/testkit/chromium';
import type { Counts } from '../counts.ts';
import { type Canary, CONTROL_PAGE, openCanary } from './hostile/canary.ts';
import { hostileVisits, type Visit } from './hostile/visits.ts';
import { KEEP_VIOLATIONS, SELF_REPORT } from './hostile/page-scripts.ts';
import { type HostileSeed, seedHostile } from './hostile/seed-hostile.ts';

interface HostileOptions {
  readonly start: () => Promise<ServerUnderTest>;
  readonly print: (text: string) => void;
  /** Only the visits whose names match. */
  readonly only?: string | undefined;
}

const TEXTS_MIN = 200;
const FILES_MIN = 12;
/** What a text did would have happened by then. */
const SETTLE_MS = 300;
/** A frame whose scripts run is kept from leaving it and from the page around it; what fails in it is its own matter. */
const KEPT_IN = /frame-src|^error in the page/;
const ACT_TIMEOUT_MS = 10_000;

/**
 * Takes texts and files that would run, load or ask for something through the pages of our web UI. A visit passes when
 * no dialog came, no page was opened or left, nothing was set in the page, nobody elsewhere was asked for anything, and
 * the page's own policy had nothing to block.
 */
export async function runHostileTour({ start, print, only = '' }: HostileOptions): Promise<Counts> {
  const missing = missingChromium();
  if (missing !== undefined) {
    print(`skipped hostile content: ${missing}`);
    return { passed: 0, failed: process.env['CI'] === 'true' ? 1 : 0 };
  }
  const server = await start();
  const canary = await openCanary();
  const browser = await openChromium();
  const counts = { passed: 0, failed: 0 };
  const count = (name: string, faults: readonly string[]): void => {
    counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
    print(`${faults.length === 0 ? 'ok' : 'not ok'} hostile: ${name}`);
    for (const fault of faults) print(`    ${fault}`);
  };
  try {
    const seed = await seedHostile(server.url, canary.url);
    count(`${seed.texts.length} texts and ${seed.files.length} files are there`, tooFew(seed));
    count('what runs is noticed', await unnoticed(browser, server.url, canary));
    for (const visit of hostileVisits(seed).filter(({ name }) => new RegExp(only).test(name))) {
      await visit.before?.();
      count(visit.name, await visitFaults({ browser, url: server.url, visit, canary }));
    }
  } finally {
    await browser.close();
    await canary.close();
    await server.stop();
  }
  return counts;
}

function tooFew({ texts, files }: HostileSeed): string[] {
  return [
    ...(texts.length < TEXTS_MIN ? [`only ${texts.length} texts`] : []),
    ...(files.length < FILES_MIN ? [`only ${files.length} files`] : []),
  ];
}

/** Shows that the watch works: a page without a policy that does it all must be noticed in every way. */
async function unnoticed(browser: Browser, url: string, canary: Canary): Promise<string[]> {
  const page = await browser.newPage();
  const faults = watch(page, url);
  await page.goto(`${canary.url}${CONTROL_PAGE}`);
  await page.waitForTimeout(SETTLE_MS);
  const seen = [...faults, ...(await setFaults(page)), ...canary.taken()];
  await page.close();
  return [/dialog/, /set/, /noticed/].flatMap((wanted) =>
    seen.some((fault) => wanted.test(fault)) ? [] : [`not noticed: ${wanted.source}`],
  );
}

interface VisitOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly visit: Visit;
  readonly canary: Canary;
}

async function visitFaults({ browser, url, visit, canary }: VisitOptions): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(ACT_TIMEOUT_MS);
  const faults = watch(page, url);
  try {
    await page.goto(url + visit.path);
    // A page that is kept up to date never stops asking.
    await page.locator('main').waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await visit.act?.(page);
    await page.waitForTimeout(SETTLE_MS);
    faults.push(...(await setFaults(page)));
    const at = new URL(page.url());
    if (at.origin !== url || at.pathname !== new URL(url + visit.path).pathname)
      faults.push(`the page went to ${at.href}`);
  } catch (error) {
    faults.push((error as Error).message.split('\n').slice(0, 3).join(' '));
  } finally {
    await page.close();
  }
  faults.push(...canary.taken().map((asked) => `somebody elsewhere was asked for ${asked}`));
  return visit.mayBlockFrames === true ? faults.filter((fault) => !KEPT_IN.test(fault)) : faults;
}

/** Notes from now on what a page must not do. */
function watch(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => faults.push(`a page was opened: ${popup.url()}`));
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`));
  page.on('response', (answer) => {
    if (/^https?:/.test(answer.url()) && !answer.url().startsWith(`${url}/`))
      faults.push(`came from elsewhere: ${answer.url()}`);
  });
  void page.addInitScript({ content: KEEP_VIOLATIONS });
  return faults;
}

/** What the page says of itself. */
async function setFaults(page: Page): Promise<string[]> {
  const { isSet, blocked }: SelfReport = await page.evaluate(SELF_REPORT);
  return [
    ...(isSet ? ['something was set in the page'] : []),
    ...blocked.map((what) => `the policy had to block ${what}`),
  ];
}

interface SelfReport {
  readonly isSet: boolean;
  readonly blocked: readonly string[];
}
