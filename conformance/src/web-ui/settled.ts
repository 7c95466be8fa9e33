import type { Page } from 'playwright-core';

const QUIET_MS = 200;
const WAIT_MS_MAX = 4000;

/**
 * Resolves once nothing has changed in the page for a moment and nothing is said to be on its way, and at the latest
 * after a while: times that go on are written anew for ever.
 */
const QUIET = `new Promise((resolve) => {
  const end = () => {
    watch.disconnect();
    resolve();
  };
  const look = () => (document.body.innerText.includes('Loading…') ? wait() : end());
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, ${QUIET_MS});
  };
  let timer = setTimeout(look, ${QUIET_MS});
  const watch = new MutationObserver(wait);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(end, ${WAIT_MS_MAX});
})`;

/** Waits until a page has become what it is going to be: there is no end of calls in a page that is kept up to date. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.evaluate(QUIET);
}
