import { missingChromium, openChromium } from '@millrace/testkit/chromium';
import type { Browser } from 'playwright-core';
import type { CaseReport } from '../report/case-report.ts';

/** Runs `use` with a browser; without one the case says so and measures nothing. */
export async function withBrowser(
  report: CaseReport,
  use: (browser: Browser) => Promise<void>,
): Promise<void> {
  const missing = missingChromium();
  if (missing !== undefined) {
    report.condition(`not measured: ${missing}`);
    return;
  }
  // A graphics card that is imitated by the processor would take the time that is measured.
  const browser = await openChromium(['--disable-gpu']);
  try {
    report.condition(`Chromium ${browser.version()}, headless, no GPU, a new profile for each visit`);
    await use(browser);
  } finally {
    await browser.close();
  }
}
