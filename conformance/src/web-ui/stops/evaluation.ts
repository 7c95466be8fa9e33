import type { Page } from 'playwright-core';
import type { Seed } from '../../browser/seed.ts';
import { until } from '../asking.ts';
import type { Stop } from '../stop.ts';
import { confirmTyped, post, read } from './trace-acts.ts';

const tab =
  (name: string, search = ''): Stop['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}?tab=${name}${search}`;
const model = ({ experimentId, modelId }: Seed): string => `/e/${experimentId}/m/${modelId}`;

async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function filterModels(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Filter logged models' });
  await field.fill('metrics.fit > 0.9');
  await field.press('Enter');
  await page.getByText('No logged model is like that').waitFor();
  await field.fill('metrics.fit > 0.5');
  await field.press('Enter');
  await page.getByRole('status').filter({ hasText: '1 model' }).waitFor();
}

interface ModelAnswer {
  model?: { info: { tags?: { key: string; value: string }[] } };
}

async function tagModel(page: Page, { modelId }: Seed): Promise<void> {
  const tag = async (): Promise<string | undefined> => {
    const { model: found } = await read<ModelAnswer>(page, `2.0/mlflow/logged-models/${modelId}`);
    return found?.info.tags?.find(({ key }) => key === 'owner')?.value;
  };
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Key of the tag' }).fill('owner');
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('ada');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the tag is set', async () => (await tag()) === 'ada');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the tag is gone', async () => (await tag()) === undefined);
}

async function deleteModel(page: Page, { experimentId }: Seed): Promise<void> {
  const body = { experiment_id: experimentId, name: 'short-lived' };
  const made = await post<{ model: { info: { model_id: string } } }>(page, '2.0/mlflow/logged-models', body);
  const id = made.model.info.model_id;
  await page.goto(new URL(`/e/${experimentId}/m/${id}`, page.url()).href);
  await chooseFromMenu(page, 'More about short-lived', 'Delete…');
  await confirmTyped(page, { word: 'short-lived', act: 'Delete the model' });
  await page.getByText('short-lived is deleted.').waitFor();
  const answer = await read<ModelAnswer>(page, `2.0/mlflow/logged-models/${id}`);
  if (answer.model !== undefined) throw new Error('the model is still there');
}

interface Records {
  records?: string;
}

/** A dataset is made, gets records, loses one, gets it back, and is deleted. */
async function makeDataset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New dataset' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('made here');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'made here' }).waitFor();
  await page.getByText('No records yet').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const count = async (): Promise<number> => {
    const { records = '[]' } = await read<Records>(page, `3.0/mlflow/datasets/${id}/records`);
    return (JSON.parse(records) as unknown[]).length;
  };
  await page.getByRole('button', { name: 'Add records' }).click();
  await page.getByRole('textbox', { name: 'Records as JSON' }).fill('[{"inputs": 1}]');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Record 1 has no inputs with names.').waitFor();
  await page
    .getByRole('textbox', { name: 'Records as JSON' })
    .fill('[{"inputs": {"q": "first"}, "expectations": {"a": 1}}, {"inputs": {"q": "second"}}]');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await until('both records are there', async () => (await count()) === 2);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await until('a record is gone', async () => (await count()) === 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the record is back', async () => (await count()) === 2);
  await chooseFromMenu(page, 'More about made here', 'Delete…');
  await confirmTyped(page, { word: 'made here', act: 'Delete the dataset' });
  await page.getByText('made here is deleted.').waitFor();
}

interface Datasets {
  datasets?: { dataset_id: string; name: string; profile?: string }[];
}

async function addTraces(page: Page, { experimentId }: Seed): Promise<void> {
  const find = async () => {
    const body = { experiment_ids: [experimentId], filter_string: "name = 'from traces'" };
    return (await post<Datasets>(page, '3.0/mlflow/datasets/search', body)).datasets?.[0];
  };
  await page.getByRole('checkbox', { name: 'Select chain' }).first().check();
  await page.getByRole('button', { name: 'Add to a dataset…' }).click();
  await page.getByRole('combobox', { name: 'Dataset' }).selectOption('A new dataset');
  await page.getByRole('textbox', { name: 'Name of the dataset' }).fill('from traces');
  await page.getByRole('button', { name: 'Add 1 record' }).click();
  await until('the record is there', async () => (await find())?.profile?.includes('1') === true);
  const url = new URL(`/api/3.0/mlflow/datasets/${(await find())?.dataset_id ?? ''}`, page.url());
  await page.request.delete(url.href);
}

async function openRecord(page: Page, { experimentId }: Seed): Promise<void> {
  await page.getByRole('link', { name: 'tour questions' }).click();
  await page.getByText('"question":"one"').click();
  await page.getByRole('dialog', { name: 'Record' }).getByText('"ONE"', { exact: true }).waitFor();
  await page.waitForURL(new RegExp(`/e/${experimentId}/d/d-.*record=dr-`));
}

async function review(page: Page, { experimentId, talkId }: Seed): Promise<void> {
  await page.getByRole('button', { name: 'New queue' }).click();
  await page.getByRole('textbox', { name: 'Name of the queue' }).fill('tour queue');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Nothing is in this queue').waitFor();
  await page.goto(new URL(`/e/${experimentId}?tab=traces&picked=["${talkId}"]`, page.url()).href);
  await chooseFromMenu(page, 'Add to a review queue', 'tour queue');
  await page.getByText('Added 1 trace to tour queue.').waitFor();
  await page.goto(new URL(`/e/${experimentId}?tab=evaluation&epart=queues`, page.url()).href);
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.getByText('Reviewed', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Waiting').waitFor();
  await chooseFromMenu(page, 'More about tour queue', 'Delete…');
  await confirmTyped(page, { word: 'tour queue', act: 'Delete the queue' });
  await page.getByText('tour queue is deleted.').waitFor();
}

interface Issues {
  issues?: { issue_id: string; name: string; status: string; severity?: string }[];
}

/** An issue is made, gets a trace, is changed and changed back, and leads to its traces. */
async function keepIssue(page: Page, { experimentId, talkId }: Seed): Promise<void> {
  const find = async () =>
    (await post<Issues>(page, '3.0/mlflow/issues/search', { experiment_id: experimentId })).issues?.[0];
  await page.getByText('No issues yet').waitFor();
  await page.getByRole('button', { name: 'New issue' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('This is needed.').first().waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('too loud');
  await page.getByRole('textbox', { name: 'Description' }).fill('It **shouts**.');
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('High');
  await page.getByRole('button', { name: 'Create' }).click();
  const drawer = page.getByRole('dialog', { name: 'too loud' });
  await drawer.getByText('No trace is connected with it.').waitFor();
  const issue = await find();
  await post(page, `3.0/mlflow/traces/${talkId}/assessments`, {
    assessment: {
      assessment_name: issue?.issue_id,
      trace_id: talkId,
      source: { source_type: 'HUMAN', source_id: 'tour' },
      issue: { issue_name: 'too loud' },
    },
  });
  await drawer.getByRole('link', { name: 'talk' }).waitFor();
  await drawer.getByText('Resolved', { exact: true }).click();
  await until('it is resolved', async () => (await find())?.status === 'resolved');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await until('it is open again', async () => (await find())?.status === 'pending');
  await drawer.getByRole('button', { name: 'Edit the name' }).click();
  await drawer.getByRole('textbox', { name: 'name' }).fill('far too loud');
  await page.keyboard.press('Enter');
  await until('it has another name', async () => (await find())?.name === 'far too loud');
  await page.getByRole('dialog', { name: 'far too loud' }).getByRole('link', { name: 'Show it' }).click();
  await page.getByRole('status').filter({ hasText: '1 trace' }).first().waitFor();
  await page.goBack();
}

/** A label schema is made, changed, and deleted. */
async function keepSchema(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /politeness/ });
  await page.getByRole('button', { name: 'New label schema' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('politeness');
  await page.getByRole('combobox', { name: 'Given as' }).selectOption('Options');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('At least one option is needed.').waitFor();
  await page.getByRole('textbox', { name: 'Options' }).fill('warm\ncold');
  await page.getByRole('button', { name: 'Create' }).click();
  await row.getByText('one of warm, cold').waitFor();
  await chooseFromMenu(page, 'More about politeness', 'Change…');
  await page.getByRole('textbox', { name: 'Question' }).fill('How was it?');
  await page.getByRole('textbox', { name: 'Options' }).fill('warm\ncold\nneither');
  await page.getByRole('button', { name: 'Save' }).click();
  await row.getByText('How was it?').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await row.getByText('one of warm, cold', { exact: true }).waitFor();
  await chooseFromMenu(page, 'More about politeness', 'Delete…');
  await confirmTyped(page, { word: 'politeness', act: 'Delete the schema' });
  await row.waitFor({ state: 'detached' });
}

/** Models by their source run, folded and shown again, then as charts that lead to them. */
async function arrangeModels(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'By source run' }).click();
  await page.getByRole('button', { name: 'Fold the models of model' }).click();
  await page.waitForURL(/mgroup=run.*mclosed=/);
  await page.getByRole('link', { name: 'linear', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show the models of model' }).click();
  await page.getByText('Charts', { exact: true }).last().click();
  const chart = page.getByRole('figure', { name: 'fit' });
  await chart.getByRole('link', { name: 'model', exact: true }).waitFor();
  await page.getByRole('button', { name: 'By source run' }).click();
  await chart.getByRole('link', { name: 'linear' }).waitFor();
}

export const evaluationStops: readonly Stop[] = [
  {
    name: 'logged models',
    path: tab('models'),
    act: filterModels,
    sees: ['linear', 'Ready', '0.75', 'tour-linear v1'],
  },
  {
    name: 'logged models: by run, as charts',
    path: tab('models'),
    act: arrangeModels,
    sees: ['Without a dataset', 'fit', '0.75'],
  },
  { name: 'logged models: none', path: tab('models', '&mq=nothing'), sees: ['No logged model is like that'] },
  {
    name: 'logged model',
    path: model,
    act: tagModel,
    sees: ['linear', '0.75', 'tour-linear v1', 'load_model'],
  },
  {
    name: 'logged model: files',
    path: (seed) => `${model(seed)}?tab=files`,
    sees: ['MLmodel', 'requirements.txt'],
  },
  { name: 'logged model: traces', path: (seed) => `${model(seed)}?tab=traces`, sees: ['No traces yet'] },
  {
    name: 'logged model: deleted',
    path: () => '/',
    act: deleteModel,
    sees: ['linear'],
  },
  {
    name: 'evaluation datasets',
    path: tab('datasets'),
    sees: ['tour questions', 'points', 'question: string'],
  },
  {
    name: 'evaluation dataset made, filled and deleted',
    path: tab('datasets'),
    act: makeDataset,
    sees: ['tour questions'],
  },
  { name: 'evaluation dataset: a record', path: tab('datasets'), act: openRecord, sees: ['Expectations'] },
  { name: 'evaluation dataset of traces', path: tab('traces'), act: addTraces, sees: ['chain'] },
  {
    name: 'evaluation runs side by side',
    path: (seed) => tab('evaluation', `&eruns=${JSON.stringify(seed.evaluationIds)}`)(seed),
    sees: ['2 runs side by side', '2 requests', 'loud 100 % pass', 'quiet 0 % pass', 'ONE'],
  },
  {
    name: 'evaluation: review queue',
    path: tab('evaluation', '&epart=queues'),
    act: review,
    sees: ['No review queues yet'],
  },
  {
    name: 'evaluation: issues',
    path: tab('evaluation', '&epart=issues'),
    act: keepIssue,
    sees: ['shouts', 'High', 'Open', 'talk'],
  },
  {
    name: 'evaluation: label schemas',
    path: tab('evaluation', '&epart=schemas'),
    act: keepSchema,
    sees: ['Feedback', 'built in'],
  },
  {
    name: 'evaluation: scorers',
    path: tab('evaluation', '&epart=scorers'),
    sees: ['No scorers are registered'],
  },
  { name: 'prompts of an experiment with evaluation', path: tab('prompts'), sees: ['New prompt'] },
];
