import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { countIs, post } from '../asking.ts';
import type { Stop } from '../stop.ts';

const workspace =
  (search: string): Stop['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}${search}`;

/** How many runs there are, as the page says it. */
async function totalOf(page: Page): Promise<number> {
  const status = page
    .getByRole('status')
    .filter({ hasText: /\d runs/ })
    .first();
  const text = (await status.textContent()) ?? '';
  return Number(/(\d+) runs/.exec(text)?.[1]);
}

const MANY_COLUMNS = ['acc', 'loss'].flatMap((metric) =>
  ['min', 'max', 'count', 'step'].map((form) => `${form}(metrics.${metric})`),
);

async function filterBy(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Filter runs' });
  await field.fill(text);
  await field.press('Enter');
}

export const experimentStops: readonly Stop[] = [
  {
    name: 'runs',
    hasPicture: true,
    path: workspace(''),
    sees: ['run 0', 'run 1', 'run 2', 'model'],
  },
  {
    name: 'runs: a filter of ours, a filter that is wrong, words',
    path: workspace(''),
    act: async (page) => {
      await filterBy(page, 'params.rate < 0.05 and metrics.acc > 0');
      await countIs(page, /^2 of \d+ runs/);
      await page.getByText('extended').waitFor();
      await filterBy(page, 'metrics.acc >');
      await page.getByRole('alert').waitFor();
      await filterBy(page, 'child everything');
      await countIs(page, /^1 of \d+ runs/);
      await page.waitForURL(/q=child\+everything/);
    },
    sees: ['child of everything'],
  },
  {
    name: 'runs: completion of a name by keys',
    path: workspace(''),
    act: async (page) => {
      await totalOf(page);
      await page.keyboard.press('/');
      await page.keyboard.type('metrics.los');
      await page.getByRole('option', { name: 'metrics.loss' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.type('< 0.03');
      await countIs(page, /^1 of \d+ runs/);
    },
    sees: ['run 2'],
  },
  {
    name: 'runs: facets, groups with their means, a baseline',
    path: (seed) =>
      `${workspace('')(seed)}?facets=true&group=["params.layers"]&open=["\\"2\\""]&base=${seed.runIds[0] ?? ''}`,
    sees: ['FINISHED', 'run 1', 'against run 0'],
  },
  {
    name: 'runs: more columns than there is room for',
    path: (seed) =>
      `${workspace('')(seed)}?q=run&cols=${JSON.stringify([...MANY_COLUMNS, 'params.layers', 'params.rate'])}`,
    act: async (page) => {
      const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'run 2' }) });
      const rate = row.getByRole('cell', { name: '0.001', exact: true });
      await row.waitFor();
      if ((await rate.count()) > 0)
        throw new Error('The last column is made, though it is far out of sight.');
      const table = page.getByRole('region', { name: /^Runs of/ });
      await table.evaluate((box) => box.scrollTo(box.scrollWidth, 0));
      await rate.waitFor();
      const head = await page.getByRole('columnheader', { name: 'rate' }).boundingBox();
      const cell = await rate.boundingBox();
      if (head === null || cell === null || Math.abs(head.x - cell.x) > 1)
        throw new Error(`The cell stands at ${cell?.x}, its head at ${head?.x}.`);
    },
    sees: ['run 2', 'run 1'],
  },
  {
    name: 'runs: keys select, peek and close',
    path: workspace('?sort=run_name&q=run'),
    act: async (page) => {
      await page.getByRole('link', { name: 'run 2' }).waitFor();
      for (const key of ['j', 'j', 'x', 'o']) await page.keyboard.press(key);
      await page.getByRole('toolbar', { name: 'Selected runs' }).getByText('1 run').waitFor();
      await page.getByRole('dialog').getByText('Params').waitFor();
      await page.waitForURL(/peek=[\da-f]{32}/);
    },
    sees: ['Open the run'],
  },
  {
    name: 'runs: deleted and brought back by undo',
    path: workspace(''),
    act: async (page) => {
      const total = await totalOf(page);
      await page.getByRole('checkbox', { name: 'Select model' }).check();
      await page.getByRole('button', { name: 'Delete' }).click();
      await countIs(page, `${total - 1} runs`);
      await page.getByRole('button', { name: 'Undo' }).click();
      await countIs(page, `${total} runs`);
    },
    sees: ['model'],
  },
  {
    name: 'runs: a tag for several, taken back',
    path: (seed) =>
      `${workspace('')(seed)}?cols=["tags.kind"]&runs=["${seed.runIds.slice(0, 2).join('","')}"]`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Tag', exact: true }).click();
      await page.getByLabel('Key of the tag').fill('kind');
      await page.getByLabel('Value of the tag').fill('checked-by-hand');
      await page.getByRole('button', { name: 'Tag 2 runs' }).click();
      await page.getByRole('cell', { name: 'checked-by-hand' }).nth(1).waitFor();
      await page.keyboard.press('Control+z');
      await page.getByRole('cell', { name: 'checked-by-hand' }).first().waitFor({ state: 'detached' });
    },
    sees: ['run 0'],
  },
  {
    name: 'runs: a point that is logged appears by itself',
    path: workspace('?cols=["metrics.live"]'),
    act: async (page, { runIds }) => {
      await totalOf(page);
      await page.getByText('Live', { exact: true }).waitFor();
      const value = Date.now() % 1_000_000;
      await post(page, 'runs/log-metric', {
        run_id: runIds[0],
        key: 'live',
        value,
        timestamp: Date.now(),
        step: value,
      });
      await page.getByRole('cell', { name: String(value) }).waitFor();
    },
    sees: ['run 0'],
  },
  {
    name: 'runs: a view is saved, chosen and removed',
    path: workspace('?q=params.layers+IS+NOT+NULL'),
    act: async (page) => {
      await countIs(page, /^3 of \d+ runs/);
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Save this view…' }).click();
      await page.getByLabel('Name of the view').fill('only runs');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved this view as only runs.').waitFor();
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'All runs, as at first' }).click();
      await countIs(page, /^\d+ runs/);
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitemradio', { name: 'only runs' }).click();
      await countIs(page, /^3 of \d+ runs/);
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Remove views…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('Removed the view only runs.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
    },
    sees: ['run 0'],
  },
  {
    name: 'charts of runs',
    hasPicture: true,
    path: workspace('?tab=charts'),
    act: (page) => page.locator('figure canvas').first().waitFor(),
    sees: ['loss', 'acc'],
  },
  {
    name: 'charts: by time, logarithmic, smoothed, as a table',
    path: workspace('?tab=charts&x=relative&log=true&smooth=0.6&keys=loss'),
    act: async (page) => {
      await page.locator('figure canvas').first().waitFor();
      await page.getByRole('button', { name: 'Table: loss' }).click();
    },
    sees: ['After', 'Value'],
  },
  {
    name: 'charts: zoom by dragging, and back with a key',
    path: workspace('?tab=charts&keys=acc'),
    act: async (page) => {
      const over = page.locator('figure .u-over').first();
      await over.waitFor();
      const box = await over.boundingBox();
      if (box === null) throw new Error('the chart has no place');
      await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 5 });
      await page.mouse.up();
      await page.waitForURL(/from=/);
      await page.getByRole('button', { name: 'Reset the zoom' }).waitFor();
      await delay(200);
      await page.keyboard.press('z');
      await page.waitForURL((url) => !url.searchParams.has('from'));
    },
    sees: ['acc'],
  },
  {
    name: 'charts: of runs, added by hand',
    path: workspace(
      '?tab=charts&panels=["[\\"scatter\\",[\\"params.rate\\",\\"metrics.acc\\"]]","[\\"parallel\\",[\\"params.rate\\",\\"params.layers\\",\\"metrics.loss\\"]]","[\\"heat\\",[\\"params.rate\\",\\"params.layers\\",\\"metrics.acc\\"]]","[\\"bar\\",[\\"metrics.acc\\"]]","[\\"importance\\",[\\"metrics.acc\\"]]"]',
    ),
    act: async (page) => {
      await page.getByRole('button', { name: 'Add a chart' }).click();
      await page.getByLabel('Chart', { exact: true }).selectOption('box');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page
        .getByRole('figure', { name: /by rate|by layers/ })
        .last()
        .waitFor();
      await page.getByRole('figure', { name: 'acc by rate' }).locator('canvas').waitFor();
      await page.waitForURL(/box/);
    },
    sees: ['Parallel coordinates', 'What matters for acc'],
  },
  {
    name: 'compare runs: what differs, against another baseline',
    path: (seed) => `/compare?runs=${JSON.stringify(seed.runIds)}`,
    act: async (page) => {
      await page.getByRole('button', { name: /^Baseline: compare with run 1/ }).click();
      await page.waitForURL(/base=/);
      await page.getByRole('rowheader', { name: 'rate' }).waitFor();
      // What all have in common shows when asked for.
      await page.getByRole('rowheader', { name: 'Status' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Show what is the same' }).click();
      await page.getByRole('rowheader', { name: 'Status' }).waitFor();
    },
    sees: ['run 0', 'run 2', 'baseline'],
  },
  {
    name: 'compare runs: their curves',
    hasPicture: true,
    path: (seed) => `/compare?tab=charts&runs=${JSON.stringify(seed.runIds)}`,
    act: (page) => page.locator('figure canvas').first().waitFor(),
    sees: ['loss', 'acc'],
  },
  {
    name: 'compare runs: a file of each',
    path: (seed) => `/compare?tab=artifacts&runs=${JSON.stringify(seed.runIds)}`,
    act: async (page) => {
      await page.getByRole('button', { name: /notes/ }).click();
      await page.getByRole('button', { name: /readme\.txt/ }).click();
      await page.getByText('plain text').nth(2).waitFor();
    },
    sees: ['run 2'],
  },
  {
    name: "a link of MLflow's UI",
    path: ({ experimentId }) => `/#/experiments/${experimentId}?searchFilter=params.layers%20%3D%20%272%27`,
    act: async (page) => {
      await page.waitForURL(/\/e\/\d+\?q=/);
      await countIs(page, /^1 of \d+ runs/);
    },
    sees: ['run 1'],
  },
];
