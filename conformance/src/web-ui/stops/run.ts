import type { Page } from 'playwright-core';
import { ask, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

const runPage =
  (search: string): Stop['path'] =>
  ({ experimentId, runIds }) =>
    `/e/${experimentId}/r/${runIds[0] ?? ''}${search}`;

const everything =
  (search: string): Stop['path'] =>
  ({ experimentId, everythingId }) =>
    `/e/${experimentId}/r/${everythingId}${search}`;

const modelRun =
  (search: string): Stop['path'] =>
  ({ experimentId, modelRunId, modelId }) =>
    `/e/${experimentId}/r/${modelRunId}${search.replace('MODEL', modelId)}`;

interface RunAnswer {
  readonly run: {
    readonly info: { readonly run_name: string; readonly lifecycle_stage: string };
    readonly data: { readonly tags?: readonly { readonly key: string; readonly value: string }[] };
  };
}

async function runOf(page: Page): Promise<RunAnswer['run']> {
  const run_id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return (await ask<RunAnswer>(page, 'runs/get', { run_id })).run;
}

async function tagOf(page: Page, wanted: string): Promise<string | undefined> {
  return (await runOf(page)).data.tags?.find(({ key }) => key === wanted)?.value;
}

async function chooseAct(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions of the run' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function rename(page: Page): Promise<void> {
  const { run_name } = (await runOf(page)).info;
  await page.getByRole('button', { name: 'Edit the name' }).click();
  await page.getByRole('textbox', { name: 'name' }).fill('another name');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the run has another name', async () => (await runOf(page)).info.run_name === 'another name');
  await page.getByRole('heading', { name: 'another name' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the name is back', async () => (await runOf(page)).info.run_name === run_name);
}

async function describe(page: Page): Promise<void> {
  const before = await tagOf(page, 'mlflow.note.content');
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'description' }).fill('Said **anew**');
  await page.getByRole('button', { name: 'Save' }).click();
  await until(
    'the description is kept',
    async () => (await tagOf(page, 'mlflow.note.content')) === 'Said **anew**',
  );
  await page.locator('strong', { hasText: 'anew' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the description is back', async () => (await tagOf(page, 'mlflow.note.content')) === before);
}

async function editTags(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Key of the tag' }).fill('reviewed');
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('yes');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the tag is set', async () => (await tagOf(page, 'reviewed')) === 'yes');
  await page.getByRole('button', { name: 'Remove the tag reviewed' }).click();
  await until('the tag is gone', async () => (await tagOf(page, 'reviewed')) === undefined);
}

async function deleteAndRestore(page: Page): Promise<void> {
  await chooseAct(page, 'Delete');
  await until('the run is deleted', async () => (await runOf(page)).info.lifecycle_stage === 'deleted');
  await page.getByRole('button', { name: 'Restore' }).click();
  await until('the run is back', async () => (await runOf(page)).info.lifecycle_stage === 'active');
}

async function register(page: Page): Promise<void> {
  await chooseAct(page, 'Register a model…');
  await page.getByRole('combobox', { name: 'Registered model' }).fill('tour-registered');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByText('linear is registered as tour-registered.').waitFor();
  const { model_version } = await ask<{ model_version?: { source: string } }>(page, 'model-versions/get', {
    name: 'tour-registered',
    version: '1',
  });
  if (model_version === undefined) throw new Error('there is no version');
}

/** `]` goes to the next file, and the address says so. */
async function walkFiles(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'blob.bin' }).waitFor();
  await page.keyboard.press(']');
  await page.waitForURL(/book\.ipynb/);
  await page.keyboard.press('[');
  await page.waitForURL(/blob\.bin/);
  await page.getByRole('treeitem', { name: 'blob.bin' }).click();
  await page.keyboard.press('p');
  await page
    .getByRole('treeitem', { name: 'pack.zip' })
    .or(page.getByRole('treeitem', { name: 'page.html' }))
    .first()
    .waitFor();
}

async function splitPanes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare with another file' }).click();
  await page.waitForURL(/beside=/);
  const second = page.getByRole('region', { name: 'files/config.yaml', exact: true }).nth(1);
  await second.click();
  await page.getByRole('treeitem', { name: 'script.py' }).click();
  await page.waitForURL(/beside=files%2Fscript\.py/);
}

async function stepBack(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Step' });
  await slider.waitFor();
  await page.getByText('step 10').waitFor();
  await page.keyboard.press(',');
}

async function openScripts(page: Page): Promise<void> {
  await page.frameLocator('iframe').getByText('A page of HTML').waitFor();
}

async function showMore(page: Page): Promise<void> {
  await page.getByText(/The first 200\.0 kB of/).waitFor();
  await page.getByRole('button', { name: /^Show .* more$/ }).click();
  await page.getByText('12,000 rows').waitFor();
}

async function findInLog(page: Page): Promise<void> {
  await page.getByText('ERROR it broke').waitFor();
  await page.getByRole('searchbox', { name: 'Find in the text' }).fill('broke');
  await page.getByText('1 of 1').waitFor();
}

const FILE = '?tab=artifacts&path=files%2F';

export const runStops: readonly Stop[] = [
  { name: 'run', path: runPage(''), sees: ['run 0', 'layers', 'rate', 'points'], hasPicture: true },
  { name: 'metrics of a run', path: runPage('?tab=charts'), sees: ['loss', 'acc'] },
  {
    name: 'a run with everything',
    path: everything(''),
    sees: ['described', '30 @ 0', 'child of everything', 'team'],
  },
  { name: 'a run found by a text', path: everything('?q=settings'), sees: ['settings'] },
  { name: 'a run is renamed', path: everything(''), act: rename, sees: ['everything'] },
  { name: 'a run is described', path: everything(''), act: describe, sees: ['described'] },
  { name: 'tags of a run', path: everything(''), act: editTags, sees: ['team'] },
  { name: 'a run is deleted and restored', path: everything(''), act: deleteAndRestore, sees: ['is back'] },
  { name: 'a long param', path: everything('?open=param%3Asettings'), sees: ['of a long param'] },
  { name: 'a dataset of a run', path: everything('?open=dataset%3A0'), sees: ['double'] },
  {
    name: 'system metrics',
    path: everything('?tab=system'),
    sees: ['CPU', 'system/cpu_utilization_percentage'],
  },
  { name: 'the log of a run', path: everything('?tab=logs'), act: findInLog, sees: ['the end'] },
  { name: 'errors of a log', path: everything('?tab=logs&level=error'), sees: ['ERROR it broke'] },
  { name: 'a run without logs', path: runPage('?tab=logs'), sees: ['No logs yet'] },
  { name: 'a run without traces', path: runPage('?tab=traces'), sees: ['No traces in this run'] },
  { name: 'models of a run', path: modelRun('?tab=models'), sees: ['linear', 'Ready', 'Output'] },
  { name: 'a model is registered', path: modelRun(''), act: register, sees: ['tour-registered'] },
  {
    name: 'files of a logged model',
    path: modelRun('?tab=artifacts&model=MODEL&path=MLmodel'),
    sees: ['python_function, sklearn', 'Inputs (1)', 'Register the model'],
  },
  {
    name: 'a text artifact',
    path: runPage('?tab=artifacts&path=notes%2Freadme.txt'),
    sees: ['readme.txt', 'plain text'],
  },
  { name: 'an image artifact', path: runPage('?tab=artifacts&path=images%2Fblack.png'), sees: ['8 × 8 px'] },
  {
    name: 'images by step',
    path: everything('?tab=artifacts&path=images%2F'),
    act: stepBack,
    sees: ['step 5'],
  },
  { name: 'walking through files', path: everything(`${FILE}blob.bin`), act: walkFiles, sees: ['All bytes'] },
  {
    name: 'two files side by side',
    path: everything(`${FILE}config.yaml`),
    act: splitPanes,
    sees: ['depth', 'answer'],
  },
  { name: 'a folder', path: everything('?tab=artifacts&path=files%2F'), sees: ['tone.wav'] },
  { name: 'a CSV file', path: everything(`${FILE}table.csv`), sees: ['a "quoted", text', '2 rows'] },
  { name: 'JSON lines', path: everything(`${FILE}rows.jsonl`), sees: ['second line'] },
  { name: 'JSON', path: everything(`${FILE}nested.json`), sees: ['deep text', '__proto__'] },
  { name: 'a long JSON file', path: everything(`${FILE}long.json`), act: showMore, sees: ['word word'] },
  { name: 'a logged table', path: everything(`${FILE}logged-table.json`), sees: ['because'] },
  { name: 'Python', path: everything(`${FILE}script.py`), sees: ['# why'] },
  { name: 'Markdown', path: everything(`${FILE}report.md`), sees: ['Report title', 'bold words'] },
  { name: 'HTML', path: everything(`${FILE}page.html`), act: openScripts, sees: ['Its scripts do not run.'] },
  { name: 'a notebook', path: everything(`${FILE}book.ipynb`), sees: ['Notebook title', '[7]', '42'] },
  { name: 'GeoJSON', path: everything(`${FILE}place.geojson`), sees: ['1 shape'] },
  { name: 'safetensors', path: everything(`${FILE}net.safetensors`), sees: ['layer.weight', '2 × 3'] },
  {
    name: 'Parquet',
    path: everything(`${FILE}points.parquet`),
    sees: ['3 rows, 2 columns'],
    hasPicture: true,
  },
  { name: 'a NumPy array', path: everything(`${FILE}matrix.npy`), sees: ['(3, 4)', '<f4', '5.5'] },
  { name: 'NumPy arrays', path: everything(`${FILE}arrays.npz`), sees: ['2 in the archive', '(3,)'] },
  { name: 'a zip archive', path: everything(`${FILE}pack.zip`), sees: ['inside/one.txt'] },
  { name: 'sound', path: everything(`${FILE}tone.wav`), sees: ['tone.wav'] },
];
