import type { Page } from 'playwright-core';
import { post, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

interface Experiment {
  readonly name: string;
  readonly lifecycle_stage: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

async function experiments(page: Page, view_type = 'ACTIVE_ONLY'): Promise<readonly Experiment[]> {
  const answer = (await post(page, 'experiments/search', { max_results: 100, view_type })) as {
    experiments?: Experiment[];
  };
  return answer.experiments ?? [];
}

async function names(page: Page, view_type?: string): Promise<readonly string[]> {
  return (await experiments(page, view_type)).map(({ name }) => name);
}

/** Experiments of a stop's own, under a name that no other stop has. */
async function createAll(page: Page, ...created: readonly string[]): Promise<void> {
  for (const name of created) await post(page, 'experiments/create', { name });
}

/** Deleted experiments keep their names: they are given others, so that the stop can come again. */
async function sweep(page: Page, prefix: string): Promise<void> {
  const answer = (await post(page, 'experiments/search', { max_results: 100 })) as {
    experiments?: { experiment_id: string; name: string }[];
  };
  for (const { experiment_id, name } of answer.experiments ?? []) {
    if (!name.startsWith(prefix)) continue;
    const new_name = `swept ${experiment_id}`;
    await post(page, 'experiments/update', { experiment_id, new_name });
    await post(page, 'experiments/delete', { experiment_id });
  }
}

async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function select(page: Page, ...labels: readonly string[]): Promise<void> {
  for (const label of labels)
    await page.getByRole('checkbox', { name: `Select ${label}`, exact: true }).check();
}

/** A run that goes on and has gone wrong shows up on the home page without a reload, and leaves when it ends. */
async function watchRun(page: Page): Promise<void> {
  const running = page.getByRole('region', { name: 'Running now' });
  await running.waitFor();
  const now = Date.now();
  const { run } = (await post(page, 'runs/create', {
    experiment_id: '0',
    run_name: 'on its way',
    // Not two hours to the millisecond: the page's clock is that of its last tick.
    start_time: now - 7_500_000,
  })) as { run: { info: { run_id: string } } };
  const { run_id } = run.info;
  const line = running.getByRole('listitem').filter({ hasText: 'on its way' });
  await line.getByText('No point in 2 h').waitFor();
  await post(page, 'runs/log-metric', { run_id, key: 'val/acc', value: 0.125, timestamp: now, step: 3 });
  await line.getByText('0.125').waitFor();
  await line.getByText('No point in 2 h').waitFor({ state: 'detached' });
  await post(page, 'runs/log-metric', { run_id, key: 'loss', value: 'NaN', timestamp: now, step: 3 });
  await line.getByText('NaN in loss').waitFor();
  await post(page, 'runs/update', { run_id, status: 'FAILED', end_time: now });
  await line.waitFor({ state: 'detached' });
  const ended = page.getByRole('region', { name: 'Recently ended' });
  await ended.getByRole('listitem').filter({ hasText: 'on its way' }).getByText('Failed').waitFor();
  await post(page, 'runs/delete', { run_id });
}

async function keepPlaces(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'run 1' }).click();
  await page.getByRole('heading', { name: 'run 1' }).waitFor();
  await page.getByRole('tab', { name: 'Params' }).or(page.getByRole('tab').nth(1)).first().click();
  await page.waitForURL(/tab=/);
  const address = page.url();
  await page.getByRole('link', { name: 'Millrace, home' }).click();
  await page.getByRole('region', { name: 'Continue' }).getByRole('link', { name: 'run 1' }).click();
  await page.waitForURL(address);
  await page.getByRole('link', { name: 'Experiments', exact: true }).first().click();
  await chooseFromMenu(page, 'More about tour', 'Pin to the home page');
  await page.getByTitle('Pinned to your home page').waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByRole('region', { name: 'Pinned' }).getByRole('link', { name: 'tour' }).waitFor();
  await page.getByRole('button', { name: 'Unpin tour' }).click();
  await page.getByRole('region', { name: 'Pinned' }).getByText('Pin an experiment').waitFor();
}

async function createByHand(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Default' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name' }).fill('tour');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Experiment(name=tour) already exists.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('made/by hand');
  await page.getByRole('textbox', { name: 'Description' }).fill('**Why** it is');
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByLabel('Key of the tag').fill('team');
  await page.getByLabel('Value of the tag').fill('hand');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.waitForURL(/\/e\/\d+/);
  await page.getByRole('heading', { name: 'made/by hand' }).waitFor();
  const made = (await experiments(page)).find(({ name }) => name === 'made/by hand');
  const kept = JSON.stringify(made?.tags?.toSorted((a, b) => a.key.localeCompare(b.key)));
  if (kept !== '[{"key":"mlflow.note.content","value":"**Why** it is"},{"key":"team","value":"hand"}]')
    throw new Error(`the experiment has the tags ${kept}`);
  await page.goto(new URL('/experiments', page.url()).href);
  await page.getByLabel('Name or tags').fill("tags.team = 'hand'");
  await page.getByRole('link', { name: 'tour', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'Why it is' }).waitFor();
}

async function editOne(page: Page): Promise<void> {
  await createAll(page, 'edit/one');
  await page.reload();
  await chooseFromMenu(page, 'More about edit/one', 'Rename');
  const field = page.getByRole('textbox', { name: 'New name of edit/one' });
  await field.fill('edit/another');
  await field.press('Enter');
  await page.getByText('edit/one is now called edit/another.').waitFor();
  await page.getByRole('link', { name: 'another' }).waitFor();
  await page.keyboard.press('Control+z');
  await until('the name is back', async () => (await names(page)).includes('edit/one'));
  await chooseFromMenu(page, 'More about edit/one', 'Details');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Edit the description' }).click();
  await drawer.getByRole('textbox', { name: 'description' }).fill('Of **one** kind');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('one', { exact: true }).waitFor();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('cell', { name: 'Of one kind' }).waitFor();
}

async function changeSeveral(page: Page): Promise<void> {
  await createAll(page, 'bulk/a', 'bulk/b');
  await page.reload();
  await select(page, 'all in bulk');
  const bar = page.getByRole('toolbar', { name: 'Selected experiments' });
  await bar.getByText('2 experiments').waitFor();
  await bar.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByLabel('Key of the tag').fill('kind');
  await page.getByLabel('Value of the tag').fill('bulky');
  await page.getByRole('button', { name: 'Tag 2 experiments' }).click();
  await page.getByText('kind: bulky').nth(1).waitFor();
  await bar.getByRole('button', { name: 'Move' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill('bulk/moved');
  await page.getByRole('dialog').getByText('bulk/moved/b').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await page.getByText('Moved 2 experiments.').waitFor();
  await until('they are moved', async () => (await names(page)).includes('bulk/moved/b'));
  await page.keyboard.press('Control+z');
  await until('they are back', async () => (await names(page)).includes('bulk/b'));
  await bar.getByRole('button', { name: 'Delete' }).click();
  await until('they are deleted', async () => (await names(page, 'DELETED_ONLY')).includes('bulk/a'));
  await page.getByText('Deleted 2 experiments.').waitFor();
  await page.getByRole('button', { name: 'More of the experiments' }).click();
  await page.getByRole('menuitemradio', { name: 'Deleted experiments' }).click();
  await page.getByRole('heading', { name: 'Deleted experiments' }).waitFor();
  await select(page, 'bulk/a', 'bulk/b');
  await bar.getByRole('button', { name: 'Restore' }).click();
  await until('they are restored', async () => (await names(page)).includes('bulk/a'));
}

async function throughPalette(page: Page, { experimentId }: { experimentId: string }): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Go to or do' });
  const open = async (text: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.type(text);
  };
  const chosen = page.getByRole('option', { selected: true });
  await page.getByRole('region', { name: 'Continue' }).waitFor();
  await open('new exp');
  await chosen.filter({ hasText: 'New experiment' }).waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await open('tour-lin');
  await chosen.filter({ hasText: 'tour-linear' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/models\/tour-linear/);
  await open('tour');
  await page.getByRole('group', { name: 'Prompts' }).getByRole('option', { name: 'tour-prompt' }).waitFor();
  await chosen.filter({ hasText: 'tour-linear' }).waitFor();
  await page.getByRole('option', { name: 'tour', exact: true }).click();
  await page.waitForURL(new RegExp(`/e/${experimentId}$`));
  await page.getByRole('link', { name: 'run 1' }).waitFor();
  await open('acc');
  await chosen.filter({ hasText: 'acc' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/keys=acc/);
  await open('nothing has such a name');
  await chosen.filter({ hasText: 'Search everywhere' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await chosen.filter({ hasText: 'Search everywhere' }).waitFor();
}

async function searchAll(page: Page, { runIds }: { runIds: readonly string[] }): Promise<void> {
  const field = page.getByRole('searchbox');
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  await field.fill((runIds[2] ?? '').slice(0, 12));
  await group('Runs').getByRole('link', { name: 'run 2' }).waitFor();
  await field.fill('0.001');
  await group('Runs').getByText('rate =').waitFor();
  await field.fill('tour');
  await group('Experiments').getByRole('link', { name: 'tour', exact: true }).waitFor();
  await group('Models').getByRole('link', { name: 'tour-linear' }).waitFor();
  await group('Prompts').getByRole('link', { name: 'tour-prompt' }).waitFor();
  await group('Runs').getByText('team =').first().waitFor();
  await field.fill('why?');
  await group('Traces').getByRole('link').first().waitFor();
  await field.fill('nothing is called like this');
  await page.getByText('Nothing is like that').waitFor();
  await field.fill('tour');
  await page.waitForURL(/q=tour/);
}

/** The server goes away, which is said; it comes back, and the notice goes. */
async function loseServer(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Recently ended' }).waitFor();
  await page.context().setOffline(true);
  await page.getByText('The server does not answer.').waitFor();
  await page.context().setOffline(false);
  await page.getByText('The server does not answer.').waitFor({ state: 'detached' });
}

export const homeStops: readonly Stop[] = [
  { name: 'home', path: () => '/', sees: ['tour', 'Recently ended', 'tour-linear', '@champion'] },
  { name: 'home: a run that goes on', path: () => '/', act: watchRun, sees: ['Recently ended'] },
  {
    name: 'home: pages that were left, and pins',
    path: ({ experimentId }) => `/e/${experimentId}`,
    act: keepPlaces,
    sees: ['Recently ended'],
  },
  { name: 'experiments', path: () => '/experiments', sees: ['tour', 'Default', 'Last run'] },
  {
    name: 'experiments: one is created, and found by its tag',
    path: () => '/experiments',
    act: async (page) => {
      await createByHand(page);
      await sweep(page, 'made/');
    },
    mayFail: /experiments\/create/,
    sees: ['Experiments'],
  },
  {
    name: 'experiments: renamed in place, taken back, described',
    path: () => '/experiments',
    act: async (page) => {
      await editOne(page);
      await sweep(page, 'edit/');
    },
    sees: ['Experiments'],
  },
  {
    name: 'experiments: folders, several at once, the trash',
    path: () => '/experiments',
    act: async (page) => {
      await changeSeveral(page);
      await sweep(page, 'bulk/');
    },
    sees: ['Deleted experiments'],
  },
  {
    name: 'experiments: runs of several in one table',
    path: ({ experimentId }) => `/experiments/compare?ids=["0","${experimentId}"]`,
    act: async (page) => page.getByRole('link', { name: 'run 0' }).waitFor(),
    sees: ['2 experiments', 'run 2'],
  },
  {
    name: 'palette: goes, finds, remembers',
    path: () => '/',
    act: throughPalette,
    sees: ['Search everywhere'],
  },
  { name: 'search: everything by kind', path: () => '/search', act: searchAll, sees: ['tour-prompt'] },
  {
    name: 'home: the server goes and comes back',
    path: () => '/',
    act: loseServer,
    sees: ['Recently ended'],
  },
  {
    name: 'address that leads nowhere',
    path: () => '/no/such/page',
    act: async (page) => page.getByRole('heading', { name: 'There is no such page' }).waitFor(),
    sees: ['/no/such/page'],
  },
];
