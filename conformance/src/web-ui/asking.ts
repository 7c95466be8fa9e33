import type { Page } from 'playwright-core';

/** Asks the server that the page is of, past the page: what an act on it has truly done. */
export async function ask<T>(page: Page, path: string, query: Record<string, string>): Promise<T> {
  const { origin } = new URL(page.url());
  const address = `${origin}/api/2.0/mlflow/${path}?${new URLSearchParams(query).toString()}`;
  const answer = await page.request.get(address);
  return (await answer.json()) as T;
}

/** Changes something on the server that the page is of, past the page. */
export async function post<T>(page: Page, path: string, body: object): Promise<T> {
  const url = new URL(`/api/2.0/mlflow/${path}`, page.url());
  const answer = await page.request.post(url.href, { data: body });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Waits until what the server says is as it must be: the page tells of an act before it is over. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const TRIES_MAX = 50;
  const PAUSE_MS = 100;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`never came true: ${what}`);
}

/** Waits until the page says so many runs. */
export async function countIs(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).first().waitFor();
}
