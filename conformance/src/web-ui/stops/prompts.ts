import type { Page } from 'playwright-core';
import { ask, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

const PROMPT = '/prompts/tour-prompt';

interface Answer {
  registered_model?: { aliases?: { alias: string; version: string }[] };
  model_version?: { tags?: { key: string; value: string }[]; description?: string };
}

async function promptOf(page: Page, name: string) {
  return (await ask<Answer>(page, 'registered-models/get', { name })).registered_model;
}

async function storedText(page: Page, name: string, version: string): Promise<string | undefined> {
  const { model_version } = await ask<Answer>(page, 'model-versions/get', { name, version });
  return model_version?.tags?.find(({ key }) => key === 'mlflow.prompt.text')?.value;
}

async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** A chat is written, shown as messages, and deleted. */
async function writeChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New prompt' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('a b');
  await page.getByText('A name has letters, digits, _, . and - only.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('tour-chat');
  await page.getByRole('tab', { name: 'Chat' }).click();
  await page.getByRole('textbox', { name: 'Message 1' }).fill('Be {{ tone }}.');
  await page.getByRole('button', { name: 'Add a message' }).click();
  await page.getByRole('textbox', { name: 'Message 2' }).fill('{{question}}');
  await page.getByRole('textbox', { name: 'Commit message' }).fill('A chat');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Chat · 2 messages').waitFor();
  const stored = JSON.parse((await storedText(page, 'tour-chat', '1')) ?? '[]') as { content: string }[];
  if (stored[1]?.content !== '{{question}}')
    throw new Error('the messages are not kept as they were written');
  await page.getByRole('textbox', { name: 'tone' }).fill('kind');
  await page.getByText('kind').first().waitFor();
  await chooseFromMenu(page, 'More about tour-chat', 'Delete the prompt…');
  await page.getByRole('textbox', { name: /Type/ }).fill('tour-chat');
  await page.getByRole('button', { name: 'Delete the prompt' }).click();
  await page.getByText('tour-chat is deleted.', { exact: true }).waitFor();
  await until('the prompt is gone', async () => (await promptOf(page, 'tour-chat')) === undefined);
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'word' }).fill('yes');
  await page.locator('mark', { hasText: 'yes' }).waitFor();
}

/** A version is written from the one that is shown, and deleted again. */
async function writeVersion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('textbox', { name: 'Template' }).fill('Shout {{word}} and {{more}}');
  await page.getByRole('textbox', { name: 'Commit message' }).fill('louder');
  await page.getByRole('button', { name: 'Create the version' }).click();
  const address = /version=(?:%22)?(\d+)/;
  await page.waitForURL(address);
  const version = address.exec(page.url())?.[1] ?? '';
  await until(
    'the version is kept',
    async () => (await storedText(page, 'tour-prompt', version)) === 'Shout {{word}} and {{more}}',
  );
  await page.getByRole('textbox', { name: 'more' }).waitFor();
  await chooseFromMenu(page, 'More about tour-prompt', `Delete version ${version}…`);
  await page.getByRole('textbox', { name: /Type/ }).fill(`tour-prompt v${version}`);
  await page.getByRole('button', { name: 'Delete the version' }).click();
  await page.getByText(`Version ${version} of tour-prompt is deleted.`).waitFor();
}

async function moveAliasAndBack(page: Page): Promise<void> {
  const pointsAt = async (version: string): Promise<boolean> =>
    (await promptOf(page, 'tour-prompt'))?.aliases?.find(({ alias }) => alias === 'production')?.version ===
    version;
  await page.getByRole('button', { name: 'Add an alias' }).click();
  await page.getByRole('textbox', { name: 'Alias of version 1' }).fill('@production');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the alias points at version 1', () => pointsAt('1'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the alias points at version 2', () => pointsAt('2'));
}

async function swapSides(page: Page): Promise<void> {
  await page.locator('ins', { hasText: 'Please' }).waitFor();
  await page.getByRole('button', { name: 'Swap the sides' }).click();
  await page.locator('del', { hasText: 'Please' }).waitFor();
}

async function openNewPrompt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New prompt' }).click();
  await page.getByRole('textbox', { name: 'Template' }).fill('Say {{word}}');
  await page.getByText('Model and response').click();
}

export const promptStops: readonly Stop[] = [
  { name: 'prompts', path: () => '/prompts', sees: ['tour-prompt', '@production v2', 'Please say {{word}}'] },
  {
    name: 'prompts of an experiment',
    path: ({ experimentId }) => `/prompts?experiment=${experimentId}`,
    sees: ['tour-prompt', 'of the experiment'],
  },
  { name: 'a prompt being written', path: () => '/prompts', act: openNewPrompt, sees: ['Response format'] },
  { name: 'a chat written and deleted', path: () => '/prompts', act: writeChat, sees: ['tour-prompt'] },
  { name: 'prompt', path: () => PROMPT, act: fillIn, sees: ['two', 'prompts:/tour-prompt@production'] },
  { name: 'prompt as Markdown', path: () => `${PROMPT}?view=markdown`, sees: ['Please say {{word}}'] },
  { name: 'a version of a prompt written and deleted', path: () => PROMPT, act: writeVersion, sees: ['two'] },
  {
    name: 'an alias of a prompt moved and back',
    path: () => `${PROMPT}?version=1`,
    act: moveAliasAndBack,
    sees: ['one'],
  },
  {
    name: 'prompts compared',
    path: () => `${PROMPT}?version=2&compare=1`,
    act: swapSides,
    sees: ['Commit message', 'Template'],
    hasPicture: true,
  },
];
