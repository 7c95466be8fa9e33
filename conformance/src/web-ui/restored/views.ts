import type { Page } from 'playwright-core';
import { countIs } from '../asking.ts';
import type { Stop } from '../stop.ts';

/** A page, and how its view is changed by hand. */
export type ChangedView = Pick<Stop, 'name' | 'path'> & { readonly act: NonNullable<Stop['act']> };

const workspace: Stop['path'] = ({ experimentId }) => `/e/${experimentId}`;

async function choose(page: Page, menu: string, ...boxes: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  for (const name of boxes) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await page.keyboard.press('Escape');
}

async function press(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name, exact: true }).click();
}

async function arrangeRuns(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Filter runs' }).fill('metrics.loss > 0');
  await page.keyboard.press('Enter');
  await countIs(page, /^\d+ of \d+ runs/);
  await page.getByRole('button', { name: /^Facets/ }).click();
  await choose(page, 'Columns', 'layers');
  await page.getByRole('button', { name: 'loss', exact: true }).first().click();
  await choose(page, 'Group', 'layers');
  await page.getByRole('button', { name: /^Open 2/ }).click();
  await page.getByRole('checkbox', { name: 'Select run 1' }).check();
  await page.waitForURL(/group=.*runs=|runs=.*group=/);
}

async function peekAtRuns(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'run 2' }).waitFor();
  for (const key of ['j', 'j', 'p', 'b', 'o']) await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
}

async function arrangeCharts(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Charts' }).click();
  await page.getByRole('searchbox', { name: 'Search metrics' }).fill('loss');
  await page.getByRole('figure', { name: 'acc', exact: true }).waitFor({ state: 'detached' });
  await press(page, 'Log y', 'Log x');
  await page.getByRole('slider', { name: 'Smoothing' }).focus();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('PageUp');
  await page.getByRole('list', { name: 'Runs in the charts' }).getByRole('button', { name: 'run 1' }).click();
  const over = page.locator('figure .u-over').first();
  const box = await over.boundingBox();
  if (box === null) throw new Error('the chart has no place');
  await page.mouse.move(box.x + box.width * 0.2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Reset the zoom' }).waitFor();
}

async function addPanel(page: Page): Promise<void> {
  await press(page, 'Add a chart');
  await page.getByLabel('Chart', { exact: true }).selectOption('bar');
  await press(page, 'Add');
  await press(page, 'By step');
  await page.getByRole('menuitemradio', { name: 'Time since the start' }).click();
  await page.waitForURL(/x=relative/);
  const tables = page.getByRole('button', { name: 'Table: loss', exact: true });
  // That of the panel stands before that of the metric.
  for (const table of [tables.first(), tables.last()]) await table.click();
  await page.getByRole('button', { name: /^system/, expanded: false }).click();
  await page.waitForURL(/sections=/);
}

async function compareRuns(page: Page): Promise<void> {
  for (const name of ['run 0', 'run 2', 'run 1'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: /^Baseline: compare with run 1/ }).click();
  await press(page, 'Show what is the same');
  await page.getByRole('rowheader', { name: 'Status' }).waitFor();
}

async function openFiles(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Artifacts' }).click();
  await page.getByRole('treeitem', { name: 'files' }).click();
  await page.getByRole('treeitem', { name: 'table.csv' }).click();
  await page.waitForURL(/table\.csv/);
  await press(page, 'Compare with another file');
  await page.waitForURL(/beside=/);
  await page.getByRole('treeitem', { name: 'script.py' }).click();
  await page.waitForURL(/script\.py/);
}

async function openSpan(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Filter traces' });
  await field.fill("name = 'chain'");
  await field.press('Enter');
  await countIs(page, '2 traces');
  await press(page, 'Duration');
  await choose(page, 'Columns', 'Trace ID');
  await page.getByRole('link', { name: 'chain' }).first().waitFor();
  for (const key of ['j', 'o']) await page.keyboard.press(key);
  await page.getByRole('treeitem', { name: /^retrieve/ }).click();
  await page.getByRole('tab', { name: 'Attributes' }).click();
  await page.waitForURL(/part=attributes/);
}

async function readConversation(page: Page): Promise<void> {
  await page.getByText('Sessions', { exact: true }).click();
  await page
    .getByRole('link', { name: 'tour session' })
    .or(page.getByRole('button', { name: 'tour session' }))
    .first()
    .click();
  await page.getByText('2. talk').waitFor();
}

async function comparePrompts(page: Page): Promise<void> {
  await press(page, 'Compare');
  await page.waitForURL(/compare=/);
  await press(page, 'Swap the sides');
  await page.locator('del', { hasText: 'Please' }).waitFor();
}

async function compareVersions(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select version 1' }).check();
  await page.getByRole('checkbox', { name: 'Select version 2' }).check();
  await page.getByRole('link', { name: 'Compare 2 versions' }).click();
  await press(page, 'Only differences');
  await page.waitForURL(/diff=true/);
}

export const changedViews: readonly ChangedView[] = [
  { name: 'runs filtered, sorted, in groups and with other columns', path: workspace, act: arrangeRuns },
  { name: 'a run on top, as baseline, and beside the table', path: workspace, act: peekAtRuns },
  { name: 'charts smoothed, logarithmic, zoomed, without a run', path: workspace, act: arrangeCharts },
  {
    name: 'charts by another x, and one added',
    path: ({ experimentId }) => `/e/${experimentId}?tab=charts`,
    act: addPanel,
  },
  { name: 'runs compared with a baseline', path: workspace, act: compareRuns },
  {
    name: 'two files of a run',
    path: ({ experimentId, everythingId }) => `/e/${experimentId}/r/${everythingId}`,
    act: openFiles,
  },
  {
    name: 'traces filtered, with an open span',
    path: ({ experimentId }) => `/e/${experimentId}?tab=traces`,
    act: openSpan,
  },
  { name: 'a conversation', path: () => '/traces', act: readConversation },
  { name: 'versions of a prompt compared', path: () => '/prompts/tour-prompt', act: comparePrompts },
  { name: 'versions of a model compared', path: () => '/models/tour-linear', act: compareVersions },
];
