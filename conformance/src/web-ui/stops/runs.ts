import type { Page } from 'playwright-core';
import { countIs, post } from '../asking.ts';
import type { Stop } from '../stop.ts';

/** More than the first part of a table, so that there is a second one. */
const MANY = 1234;
const AT_ONCE = 16;

/** An experiment of many runs; the oldest is `run 1`. */
async function makeManyRuns(page: Page): Promise<{ experimentId: string; oldestId: string }> {
  const name = `many ${Date.now()}`;
  const { experiment_id } = await post<{ experiment_id: string }>(page, 'experiments/create', { name });
  const create = async (number: number): Promise<string> => {
    const draft = { experiment_id, run_name: `run ${number}`, start_time: 1_700_000_000_000 + number * 1000 };
    return (await post<{ run: { info: { run_id: string } } }>(page, 'runs/create', draft)).run.info.run_id;
  };
  const oldestId = await create(1);
  for (let number = 2; number <= MANY; number += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, MANY + 1 - number) }, (_, at) => number + at);
    await Promise.all(numbers.map(create));
  }
  return { experimentId: experiment_id, oldestId };
}

export const runTableStops: readonly Stop[] = [
  {
    name: 'runs: datasets as a column, in groups and facets, and a filter from them',
    path: ({ experimentId }) =>
      `/e/${experimentId}?facets=true&cols=["datasets","metrics.acc"]&group=["datasets"]`,
    act: async (page) => {
      const facets = page.getByRole('complementary', { name: 'Values of the runs' });
      await facets.getByRole('heading', { name: 'Datasets' }).waitFor();
      await page.getByRole('button', { name: /^Open points \(/ }).click();
      await page.getByRole('cell', { name: 'points training' }).nth(1).waitFor();
      await facets.getByRole('button', { name: /^points/ }).click();
      await page.waitForURL(/dataset\.name/);
      await countIs(page, /^4 of \d+ runs/);
    },
    sees: ['points', 'run 0'],
  },
  {
    name: 'runs: a dataset is completed and chosen as a group',
    path: ({ experimentId }) => `/e/${experimentId}`,
    act: async (page) => {
      await countIs(page, /^\d+ runs/);
      const field = page.getByRole('combobox', { name: 'Filter runs' });
      await field.fill('dataset.con');
      await page.getByRole('option', { name: 'dataset.context' }).click();
      await field.press('End');
      await field.pressSequentially(" = 'tr");
      await page.getByRole('option', { name: "'training'" }).click();
      await countIs(page, /^4 of \d+ runs/);
      await page.getByRole('button', { name: 'Group', exact: true }).click();
      await page.getByRole('checkbox', { name: 'Datasets' }).check();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Open points \(/ }).waitFor();
    },
    sees: ['Grouped by 1'],
  },
  {
    name: 'runs: the newest while the others are on their way, and what changes meanwhile',
    path: ({ experimentId }) => `/e/${experimentId}`,
    act: async (page) => {
      const { experimentId, oldestId } = await makeManyRuns(page);
      const held = Promise.withResolvers<void>();
      await page.route('**/runs/index', async (route) => {
        if (route.request().postData()?.includes('"page_token"') === true) await held.promise;
        await route.continue();
      });
      await page.goto(new URL(`/e/${experimentId}`, page.url()).href);
      await page.getByRole('link', { name: `run ${MANY}`, exact: true }).waitFor();
      await page.getByRole('progressbar', { name: 'Runs that are here' }).waitFor();
      await countIs(page, /^500 runs/);
      await page.getByText('Live', { exact: true }).waitFor();
      await post(page, 'runs/update', { run_id: oldestId, run_name: 'renamed meanwhile' });
      held.resolve();
      await countIs(page, /^1,234 runs/);
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: 'Filter runs' }).fill('meanwhile');
      await countIs(page, /^1 of 1,234 runs/);
    },
    sees: ['renamed meanwhile'],
  },
];
