import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { post, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

const attribute = (page: Page, name: string): Promise<string | null> =>
  page.locator('html').getAttribute(`data-${name}`);

async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByText(option, { exact: true }).click();
}

async function lookAround(page: Page): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await choose(page, 'Theme', theme === 'dark' ? 'Dark' : 'Light');
    await until(`the theme is ${theme}`, async () => (await attribute(page, 'theme')) === theme);
  }
  await choose(page, 'Rows of tables', 'Roomy');
  await page.reload();
  await until('rows are roomy', async () => (await attribute(page, 'density')) === 'cosy');
  await until('the theme is kept', async () => (await attribute(page, 'theme')) === 'light');
  await choose(page, 'Theme', 'System');
}

async function silenceLetters(page: Page): Promise<void> {
  await choose(page, 'Shortcuts of one letter', 'Off');
  await page.keyboard.press('?');
  if (await page.getByRole('dialog').isVisible()) throw new Error('a letter is still a shortcut');
  await choose(page, 'Shortcuts of one letter', 'On');
  await page.getByRole('heading', { name: 'Settings' }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Undo the last change').waitFor();
}

async function writeOtherwise(page: Page): Promise<void> {
  await page.getByLabel('Digits of numbers').selectOption('3');
  await page.getByText('as in 0.00314.').waitFor();
  await choose(page, 'Times', 'Dates');
  await choose(page, 'Clock', 'UTC');
  await page.getByText(/As in \d{4}-\d\d-\d\d \d\d:\d\d/).waitFor();
  await page.getByRole('link', { name: 'Experiments', exact: true }).click();
  await page
    .getByRole('cell', { name: /^\d{4}-\d\d-\d\d \d\d:\d\d$/ })
    .first()
    .waitFor();
}

/** A server of the stop's own that counts what it is told. */
async function openReceiver(): Promise<{ url: string; taken: () => number; close: () => void }> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    count += 1;
    response.end('thanks');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/told`, taken: () => count, close: () => void server.close() };
}

async function runWebhook(page: Page): Promise<void> {
  const receiver = await openReceiver();
  try {
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('teller');
    await page.getByRole('textbox', { name: 'URL' }).fill('ftp://example.com/');
    await page.getByRole('checkbox', { name: 'A model is created', exact: true }).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText(/Invalid webhook URL scheme/).waitFor();
    await page.getByRole('textbox', { name: 'URL' }).fill(receiver.url);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'teller' }).waitFor();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('It works').waitFor();
    if (receiver.taken() !== 1) throw new Error(`the receiver was told ${receiver.taken()} times, not once`);
    await deliver(page, receiver.taken);
    await page.getByRole('button', { name: 'More about teller' }).click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await page.getByText('Disabled', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Enabled', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'More about teller' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('textbox', { name: /Type/ }).fill('teller');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('No webhooks yet').waitFor();
  } finally {
    receiver.close();
  }
}

/** What happens in the registry is told, and stands among the deliveries. */
async function deliver(page: Page, taken: () => number): Promise<void> {
  await post(page, 'registered-models/create', { name: 'told of' });
  await until('the receiver is told', async () => Promise.resolve(taken() === 2));
  await page.request.delete(new URL('/api/2.0/mlflow/registered-models/delete', page.url()).href, {
    data: { name: 'told of' },
  });
  await page.getByRole('button', { name: 'Deliveries' }).click();
  const drawer = page.getByRole('dialog', { name: 'Deliveries to teller' });
  await drawer.getByText('Delivered').waitFor();
  await drawer.getByText('1 attempt, the last answered 200').waitFor();
  await drawer.getByRole('button', { name: 'Close' }).click();
}

const DIALOGS = ['window', 'drawer', 'confirmation', 'value'] as const;

export const settingsStops: readonly Stop[] = [
  { name: 'settings: appearance', path: () => '/settings', act: lookAround, sees: ['Theme'] },
  {
    name: 'settings: keyboard',
    path: () => '/settings?tab=keyboard',
    act: silenceLetters,
    sees: ['Everywhere'],
  },
  {
    name: 'settings: numbers and times',
    path: () => '/settings?tab=formats',
    act: writeOtherwise,
    sees: ['Default'],
  },
  {
    name: 'settings: a webhook is made, tested, told and deleted',
    path: () => '/settings?tab=webhooks',
    act: runWebhook,
    mayFail: /mlflow\/webhooks/,
    sees: ['New webhook'],
  },
  {
    name: 'settings: the server',
    path: () => '/settings?tab=server',
    act: async (page) => page.getByText(/answered in [\d.]+ ms/).waitFor(),
    sees: ['Millrace 0', 'MLflow 3', 'mlflow-artifacts:', 'Point a client here'],
  },
  {
    name: 'settings: about',
    path: () => '/settings?tab=about',
    act: async (page) => {
      await page.getByRole('link', { name: 'Show the components' }).click();
      await page.waitForURL(/\/components/);
    },
    sees: ['ToggleButton'],
  },
  {
    name: 'components in every state',
    path: () => '/components',
    act: async (page) => {
      await page.getByRole('button', { name: 'With undo' }).click();
      await page.getByRole('button', { name: 'Error' }).click();
      await page.getByText('The server said no, in these words.').waitFor();
    },
    sees: ['EmptyState', 'DataTable', 'CheckList', 'Refusal'],
    hasPicture: true,
  },
  {
    name: 'components: a menu that is open',
    path: () => '/components',
    act: async (page) => {
      await page.getByRole('button', { name: 'With words' }).click();
      await page.getByRole('menuitem', { name: 'Dangerous' }).waitFor();
    },
    sees: ['With an icon'],
  },
  ...DIALOGS.map((kind): Stop => ({
    name: `components: a ${kind} that is open`,
    path: () => '/components',
    act: async (page) => {
      await page.getByRole('button', { name: `Open a ${kind}` }).click();
      await page.getByRole('dialog').waitFor();
    },
    sees: ['Dialog'],
  })),
];
