import type { Page } from 'playwright-core';

const QUIET_MS = 250;
const WAIT_MS_MAX = 4000;

/**
 * Resolves once nothing has changed in the page for a moment, and at the latest after a while: times that go on are
 * written anew for ever.
 */
const QUIET = `new Promise((resolve) => {
  const end = () => {
    watch.disconnect();
    resolve();
  };
  let quiet = setTimeout(end, ${QUIET_MS});
  const watch = new MutationObserver(() => {
    clearTimeout(quiet);
    quiet = setTimeout(end, ${QUIET_MS});
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(end, ${WAIT_MS_MAX});
})`;

/** Waits until a page has become what it is going to be: there is no end of calls in a page that is kept up to date. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.evaluate(QUIET);
}
