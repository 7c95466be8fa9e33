import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ServerUnderTest } from '@millrace/testkit';
import { ensureMlflowVenv, venvExecutable } from '@millrace/testkit';
import type { Page } from 'playwright-core';
import { missingChromium, openChromium } from '@millrace/testkit/chromium';
import { collectFaults } from '../browser/page-faults.ts';
import { type Seed, seedServer } from '../browser/seed.ts';
import type { Counts } from '../counts.ts';
import { serveMlflowUi } from './serve-ui.ts';
import { type Stop, stops } from './stops.ts';

export interface TourOptions {
  readonly start: () => Promise<ServerUnderTest>;
  readonly print: (text: string) => void;
}

const SEEN_TIMEOUT_MS = 20_000;
/** Calls that come after the page is there, and may fail late. */
const SETTLE_MS = 800;
/** What fails on MLflow's own server without `basic-auth`, too: the UI asks whether there are users. */
const FAILS_ON_MLFLOW = /\/mlflow\/users\/current$/;

const run = promisify(execFile);

/**
 * Takes MLflow's own built web UI through its pages with our server behind it. A stop passes when what must be seen
 * is seen, no call failed, and nothing was written to the console as an error.
 */
export async function runTour({ start, print }: TourOptions): Promise<Counts> {
  const venv = await ensureMlflowVenv();
  const missing = missingChromium() ?? (venv.isFound ? undefined : venv.reason);
  if (missing !== undefined || !venv.isFound) {
    print(`skipped the tour of MLflow's UI: ${missing}`);
    return { passed: 0, failed: process.env['CI'] === 'true' ? 1 : 0 };
  }
  const server = await start();
  const counts = { passed: 0, failed: 0 };
  try {
    const seed = await seedServer(venvExecutable(venv.dir, 'python'), server.url);
    const ui = await serveMlflowUi(await buildFolder(venvExecutable(venv.dir, 'python')), server.url);
    const browser = await openChromium();
    try {
      for (const stop of stops) {
        const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
        const faults = await visit({ page, url: ui.url, stop, seed });
        await page.close();
        counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
        print(`${faults.length === 0 ? 'ok' : 'not ok'} ui: ${stop.name}`);
        for (const fault of faults) print(`    ${fault}`);
      }
    } finally {
      await browser.close();
      await ui.close();
    }
  } finally {
    await server.stop();
  }
  return counts;
}

/** Where the installed package keeps the built UI. */
async function buildFolder(python: string): Promise<string> {
  const code =
    'import os, mlflow.server as s; print(os.path.join(os.path.dirname(s.__file__), "js", "build"))';
  const { stdout } = await run(python, ['-c', code]);
  return stdout.trim();
}

interface Visit {
  readonly page: Page;
  readonly url: string;
  readonly stop: Stop;
  readonly seed: Seed;
}

/** What went wrong at a stop; nothing when it is as it should be. */
async function visit({ page, url, stop, seed }: Visit): Promise<string[]> {
  const faults = collectFaults(page, FAILS_ON_MLFLOW);
  try {
    await page.goto(`${url}/#${stop.path(seed)}`);
    await stop.act?.(page, seed);
    for (const text of stop.sees) {
      await page.getByText(text).first().waitFor({ state: 'attached', timeout: SEEN_TIMEOUT_MS });
    }
    await page.waitForTimeout(SETTLE_MS);
  } catch (error) {
    faults.push((error as Error).message.split('\n').slice(0, 3).join(' '));
  }
  return faults;
}
