import type { Page } from 'playwright-core';
import { ask, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

const MODEL = '/models/tour-linear';

interface Answer {
  registered_model?: {
    description?: string;
    tags?: { key: string; value: string }[];
    aliases?: { alias: string; version: string }[];
  };
  model_version?: { current_stage: string; description?: string };
}

async function modelOf(page: Page, name = 'tour-linear') {
  return (await ask<Answer>(page, 'registered-models/get', { name })).registered_model;
}

async function versionOf(page: Page, version: string) {
  return (await ask<Answer>(page, 'model-versions/get', { name: 'tour-linear', version })).model_version;
}

async function aliasIs(page: Page, alias: string, version: string | undefined): Promise<boolean> {
  const { aliases = [] } = (await modelOf(page)) ?? {};
  return aliases.find((one) => one.alias === alias)?.version === version;
}

async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** A model is made, renamed, and taken away again, which asks for its name. */
async function createAndDelete(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New model' }).click();
  // The first field has the focus at once.
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('tour-linear');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('already exists').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('tour made');
  await page.getByRole('textbox', { name: 'Description' }).fill('Made **here**.');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'tour made', exact: true }).waitFor();
  await page.getByText('Add a first version').or(page.getByText('No versions yet')).first().waitFor();
  await chooseFromMenu(page, 'More about tour made', 'Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill('tour renamed');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByRole('heading', { name: 'tour renamed', exact: true }).waitFor();
  await chooseFromMenu(page, 'More about tour renamed', 'Delete…');
  const button = page.getByRole('button', { name: 'Delete the model' });
  if (await button.isEnabled()) throw new Error('a model can be deleted before its name is typed');
  await page.getByRole('textbox', { name: /Type/ }).fill('tour renamed');
  await button.click();
  await page.getByText('tour renamed is deleted.', { exact: true }).waitFor();
  await until('the model is gone', async () => (await modelOf(page, 'tour renamed')) === undefined);
}

async function editDescription(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'description' }).fill('Another **line**.');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(
    'the description is changed',
    async () => (await modelOf(page))?.description === 'Another **line**.',
  );
  await page.locator('strong', { hasText: 'line' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the description is as it was', async () => (await modelOf(page))?.description === 'A line.');
}

async function addAndRemoveTag(page: Page): Promise<void> {
  const has = async (): Promise<boolean> =>
    (await modelOf(page))?.tags?.some(({ key, value }) => key === 'tier' && value === '1') === true;
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Key of the tag' }).fill('tier');
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the tag is set', has);
  await page.getByRole('button', { name: 'Remove the tag tier' }).click();
  await until('the tag is gone', async () => !(await has()));
}

async function moveAliasAndBack(page: Page): Promise<void> {
  await chooseFromMenu(page, 'More about version 2', 'Point @champion here…');
  await page.getByText('From version 1 to version 2.').waitFor();
  await page.getByRole('button', { name: 'Move to version 2' }).click();
  await until('the champion is version 2', () => aliasIs(page, 'champion', '2'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the champion is version 1', () => aliasIs(page, 'champion', '1'));
}

async function openAliasMove(page: Page): Promise<void> {
  await chooseFromMenu(page, 'More about version 2', 'Point @champion here…');
}

/** A policy is set, refuses a move in its words, and is removed. */
async function setPolicy(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Guarded aliases' }).fill('@guarded');
  await page.getByRole('button', { name: 'Add a threshold' }).click();
  await page.getByRole('textbox', { name: 'Metric of threshold 1' }).fill('fit');
  await page.getByRole('textbox', { name: 'Value of threshold 1' }).fill('much');
  await page.getByRole('button', { name: 'Set the policy' }).click();
  await page.getByText('The threshold of fit must be a number.').waitFor();
  await page.getByRole('textbox', { name: 'Value of threshold 1' }).fill('0.9');
  await page.getByRole('button', { name: 'Set the policy' }).click();
  await page.getByText('The policy is set.').waitFor();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await chooseFromMenu(page, 'More about version 1', 'Point another alias here…');
  await page.getByRole('textbox', { name: 'Alias' }).fill('guarded');
  await page.getByRole('button', { name: 'Point it here' }).click();
  await page.getByText("its metric 'fit' is 0.75, not >= 0.9").waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  if (!(await aliasIs(page, 'guarded', undefined))) throw new Error('the policy was not heeded');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Remove the policy' }).click();
  await page.getByText('The policy is removed.').waitFor();
}

async function tryIt(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: /^x/ });
  await field.fill('much');
  await page.getByText('This must be a number.').waitFor();
  await page.getByText('One value is not right yet.').waitFor();
  await field.fill('1.5');
  await page.getByText('"data": [[1.5]]').waitFor();
}

async function changeStage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Staging' }).click();
  await until('the stage is Staging', async () => (await versionOf(page, '2'))?.current_stage === 'Staging');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the stage is None', async () => (await versionOf(page, '2'))?.current_stage === 'None');
  await page.getByRole('button', { name: 'None', exact: true }).waitFor();
}

/** Copies a version to a new model, and deletes first the copy, then the model. */
async function copyToAnother(page: Page): Promise<void> {
  await chooseFromMenu(page, 'Promote', 'Copy to another model…');
  await page.getByRole('combobox', { name: 'Model' }).fill('tour copy');
  await page.getByRole('button', { name: 'Create the model and copy' }).click();
  await page.getByRole('link', { name: 'tour copy' }).waitFor();
  await page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor();
  await chooseFromMenu(page, 'Promote', 'Delete the version…');
  await page.getByRole('textbox', { name: /Type/ }).fill('tour copy v1');
  await page.getByRole('button', { name: 'Delete the version' }).click();
  await page.getByText('No versions yet').waitFor();
  await chooseFromMenu(page, 'More about tour copy', 'Delete…');
  await page.getByRole('textbox', { name: /Type/ }).fill('tour copy');
  await page.getByRole('button', { name: 'Delete the model' }).click();
  await page.getByText('tour copy is deleted.', { exact: true }).waitFor();
}

async function readChartByKeys(page: Page): Promise<void> {
  const chart = page.getByLabel(/^fit by version, 2 versions/);
  await chart.focus();
  await page.keyboard.press('Home');
  await page.getByText('Version 1 @champion: 0.75').waitFor();
}

async function selectTwo(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select version 1' }).check();
  await page.getByRole('checkbox', { name: 'Select version 2' }).check();
  await page.getByRole('link', { name: 'Compare 2 versions' }).click();
  await page.getByRole('button', { name: 'Only differences' }).click();
  await page.getByText('They are the same.').first().waitFor();
}

export const modelStops: readonly Stop[] = [
  { name: 'models', path: () => '/models', sees: ['tour-linear', 'team: tour', 'A line.'] },
  {
    name: 'models by alias',
    path: () => '/models?q=%40champion',
    sees: ['tour-linear'],
  },
  { name: 'no such model', path: () => "/models?q=tags.team = 'none'", sees: ['No model is like that'] },
  {
    name: 'a model made, renamed and deleted',
    path: () => '/models',
    act: createAndDelete,
    sees: ['tour-linear'],
    // The name that is taken.
    mayFail: /registered-models\/create$/,
  },
  { name: 'model', path: () => MODEL, sees: ['tour-linear', '@champion', 'A line.', 'The second.', '0.75'] },
  { name: 'description of a model', path: () => MODEL, act: editDescription, sees: ['A line.'] },
  { name: 'tag of a model', path: () => MODEL, act: addAndRemoveTag, sees: ['tour'] },
  { name: 'an alias moved and back', path: () => MODEL, act: moveAliasAndBack, sees: ['tour-linear'] },
  {
    name: 'an alias about to move',
    path: () => MODEL,
    act: openAliasMove,
    sees: ['From version 1 to version 2.'],
  },
  {
    name: 'policy of a model',
    path: () => `${MODEL}?tab=settings`,
    act: setPolicy,
    sees: ['Set the policy'],
    mayFail: /registered-models\/alias$/,
  },
  {
    name: 'performance of a model',
    path: () => `${MODEL}?tab=performance`,
    act: readChartByKeys,
    sees: ['@champion'],
  },
  {
    name: 'lineage of a model',
    path: () => `${MODEL}?tab=lineage`,
    sees: ['Logged models', 'Version 2'],
    hasPicture: true,
  },
  {
    name: 'history of a model',
    path: () => `${MODEL}?tab=activity`,
    sees: ['Pointed @champion at version 1'],
  },
  {
    name: 'version',
    path: () => `${MODEL}/v/1`,
    sees: ['scikit-learn', 'python_function', 'fit', 'Stage'],
    hasPicture: true,
  },
  { name: 'stage of a version', path: () => `${MODEL}/v/2`, act: changeStage, sees: ['The second.'] },
  {
    name: 'signature of a version',
    path: () => `${MODEL}/v/1?tab=signature`,
    act: tryIt,
    sees: ['Inputs', 'Outputs', 'dataframe_split'],
    hasPicture: true,
  },
  { name: 'files of a version', path: () => `${MODEL}/v/1?tab=files`, sees: ['MLmodel', 'requirements.txt'] },
  {
    name: 'use of a version',
    path: () => `${MODEL}/v/1?tab=use`,
    sees: ['models:/tour-linear@champion', 'mlflow models serve'],
  },
  { name: 'history of a version', path: () => `${MODEL}/v/2?tab=activity`, sees: ['Added version 2'] },
  { name: 'a version copied', path: () => `${MODEL}/v/1`, act: copyToAnother, sees: ['tour-linear'] },
  {
    name: 'versions compared',
    path: () => MODEL,
    act: selectTwo,
    sees: ['Inputs of the signature', 'The second.'],
  },
];
