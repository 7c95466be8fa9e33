import type { Page, Response } from 'playwright-core';

/** Chromium's remark on layouts that change while they are measured; MLflow's own server shows it as well. */
const HARMLESS = /ResizeObserver loop/;

/** Collects from now on what goes wrong in a page: calls that fail, errors thrown, errors on the console. */
export function collectFaults(page: Page, mayFail?: RegExp): string[] {
  const faults: string[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.endsWith('/graphql')) void graphqlFaults(answer).then((found) => faults.push(...found));
    if (answer.status() < 400 || mayFail?.test(pathname) === true) return;
    faults.push(`${answer.status()} ${answer.request().method()} ${pathname}`);
  });
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`));
  page.on('console', (message) => {
    // A failed call is reported above, with its address.
    const isCall = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isCall && !HARMLESS.test(message.text())) {
      faults.push(`console: ${message.text().slice(0, 300)}`);
    }
  });
  return faults;
}

/** GraphQL tells of errors with status 200. */
async function graphqlFaults(answer: Response): Promise<string[]> {
  try {
    const { errors } = (await answer.json()) as { errors?: { message: string }[] | null };
    return (errors ?? []).map(({ message }) => `GraphQL: ${message}`);
  } catch {
    // The page was left before the answer was there.
    return [];
  }
}
