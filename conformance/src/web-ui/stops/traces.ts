import type { Page } from 'playwright-core';
import type { Seed } from '../../browser/seed.ts';
import { until } from '../asking.ts';
import type { Stop } from '../stop.ts';
import { confirmTyped, post, read, startTrace, traceInfo } from './trace-acts.ts';

const tab =
  (search = ''): Stop['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}?tab=traces${search}`;

async function filterBy(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Filter traces' });
  await field.fill(text);
  await field.press('Enter');
}

async function countIs(page: Page, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).first().waitFor();
}

async function filterTraces(page: Page): Promise<void> {
  await filterBy(page, "feedback.good = 'true'");
  await countIs(page, '2 traces');
  await filterBy(page, 'luck today');
  await countIs(page, '1 trace');
  await filterBy(page, 'nonsense = 1');
  await page.getByRole('alert').filter({ hasText: 'nonsense' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('feedback.g');
  await page.getByRole('option', { name: 'feedback.good' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type("= 'true' and name = 'chain'");
  await countIs(page, '2 traces');
}

async function openByKeys(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'talk' }).first().waitFor();
  for (const key of ['j', 'o']) await page.keyboard.press(key);
  await page.getByRole('dialog', { name: 'talk' }).getByText('no luck today').first().waitFor();
  await page.getByRole('button', { name: 'The next trace' }).click();
  await page.getByRole('dialog').getByText('Hello').waitFor();
  await page.keyboard.press('k');
  await page.getByRole('dialog').getByText('no luck today').first().waitFor();
  await page.waitForURL(/trace=tr-/);
}

async function chooseColumns(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Trace ID' }).check();
  await page.getByRole('checkbox', { name: 'Request', exact: true }).uncheck();
  await page.waitForURL(/tcols=/);
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Trace ID' }).waitFor();
  if ((await page.getByRole('columnheader', { name: 'Request' }).count()) > 0)
    throw new Error('a column is shown that was not chosen');
}

async function tagAndUndo(page: Page, seed: Seed): Promise<void> {
  const { talkId, failedId } = seed;
  const areTagged = async (): Promise<boolean> => {
    const infos = await Promise.all([talkId, failedId].map((id) => traceInfo(page, id)));
    return infos.every(({ tags }) => tags?.['team'] === 'tour');
  };
  await page.getByRole('checkbox', { name: 'Select talk' }).first().check();
  await page.getByRole('checkbox', { name: 'Select talk' }).last().check();
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByLabel('Key of the tag').fill('team');
  await page.getByLabel('Value of the tag').fill('tour');
  await page.getByRole('button', { name: 'Tag 2 traces' }).click();
  await until('both traces have the tag', areTagged);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('no trace has the tag', async () => !(await areTagged()));
}

/** A trace that comes in shows up by itself; then it is deleted, which asks for the words. */
async function watchAndDelete(page: Page, { experimentId }: Seed): Promise<void> {
  await countIs(page, 'traces');
  const id = await startTrace(page, { experimentId, name: 'short lived' });
  await page.getByRole('link', { name: 'short lived' }).waitFor();
  await page.getByText('In progress').first().waitFor();
  await page.getByRole('checkbox', { name: 'Select short lived' }).check();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await confirmTyped(page, { word: '1 trace', act: 'Delete for good' });
  await page.getByText('1 trace deleted.').waitFor();
  await until('the trace is gone', async () => (await traceInfo(page, id)).trace_id === undefined);
}

async function exportTraces(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select chain' }).first().check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const [trace] = JSON.parse(Buffer.concat(chunks).toString()) as { spans: unknown[] }[];
  if (trace?.spans.length !== 2) throw new Error('the file has not the spans of the trace');
}

async function walkSpans(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: /^chain/ }).click();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'retrieve' }).waitFor();
  await page.getByText('It is so.').waitFor();
  await page.waitForURL(/span=[\da-f]{16}/);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: 'chain', level: 2 }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('treeitem', { name: /^retrieve/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await page.getByRole('searchbox', { name: 'Search spans' }).fill('nowhere');
  await page.getByText('No span has that').waitFor();
  await page.getByRole('searchbox', { name: 'Search spans' }).fill('RETRIEVER');
  await page.getByRole('treeitem', { name: /^retrieve/ }).waitFor();
}

interface Assessments {
  trace?: { trace_info?: { assessments?: { assessment_name: string; feedback?: { value?: unknown } }[] } };
}

async function assess(page: Page, { talkId }: Seed): Promise<void> {
  const values = async (): Promise<unknown[]> => {
    const { trace } = await read<Assessments>(page, `3.0/mlflow/traces/${talkId}`);
    const all = trace?.trace_info?.assessments ?? [];
    return all.filter((one) => one.assessment_name === 'tone').map(({ feedback }) => feedback?.value);
  };
  const is = (wanted: string) => async (): Promise<boolean> => JSON.stringify(await values()) === wanted;
  await page.getByRole('button', { name: 'Add feedback or an expectation' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A name is needed.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('tone');
  await page.getByRole('combobox', { name: 'Form' }).selectOption('number');
  await page.getByRole('textbox', { name: 'Value' }).fill('much');
  await page.getByText('This must be a number.').waitFor();
  await page.getByRole('textbox', { name: 'Value' }).fill('0.5');
  await page.getByRole('textbox', { name: 'Rationale' }).fill('It is **so so**.');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the feedback is there', is('[0.5]'));
  await page.locator('strong', { hasText: 'so so' }).waitFor();
  await page.getByRole('button', { name: 'What to do with tone' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the feedback is changed', is('[1]'));
  await page.getByText('tone is changed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await until('the feedback is as it was', is('[0.5]'));
  await page.getByRole('button', { name: 'What to do with tone' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await until('the feedback is gone', is('[]'));
  await page.getByText('Nobody has said yet').waitFor();
}

async function tagTrace(page: Page, { talkId }: Seed): Promise<void> {
  const tag = async (): Promise<string | undefined> => (await traceInfo(page, talkId)).tags?.['color'];
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Key of the tag' }).fill('color');
  await page.getByRole('textbox', { name: 'Value of the tag' }).fill('red');
  await page.getByRole('button', { name: 'Save' }).click();
  await until('the tag is set', async () => (await tag()) === 'red');
  await page.getByRole('button', { name: 'Remove the tag color' }).click();
  await until('the tag is gone', async () => (await tag()) === undefined);
}

/** A trace in progress fills up while it is looked at. */
async function fillUp(page: Page, { experimentId }: Seed): Promise<void> {
  const id = await startTrace(page, { experimentId, name: 'goes on' });
  await page.goto(new URL(`/traces/${id}`, page.url()).href);
  await page.getByText('In progress').first().waitFor();
  await page.getByText('They show up as they end.').waitFor();
  await post(page, '3.0/mlflow/traces', {
    trace: { trace_info: { ...(await traceInfo(page, id)), state: 'OK', execution_duration: '1.5s' } },
  });
  await page.getByText('1.5 s').first().waitFor();
}

export const traceStops: readonly Stop[] = [
  {
    name: 'traces',
    path: tab(),
    act: async (page) => {
      const table = page.getByRole('region', { name: /^Traces/ });
      await page.getByText('100 % pass').waitFor();
      await table.evaluate((box) => box.scrollTo(box.scrollWidth, 0));
      await page.getByText('$0.3').first().waitFor();
      await table.evaluate((box) => box.scrollTo(0, 0));
    },
    sees: ['chain', 'talk', 'WHY?', '100 % pass'],
  },
  {
    name: 'traces: a filter, words, one that is wrong, completion',
    path: tab(),
    act: filterTraces,
    sees: ['WHY?'],
  },
  { name: 'traces: none is like that', path: tab('&tq=surely-not'), sees: ['No trace is like that'] },
  {
    name: 'traces: sorted and of a time',
    path: tab('&tsort=duration&since=1h'),
    sees: ['Last hour', 'talk'],
  },
  { name: 'traces: columns', path: tab(), act: chooseColumns, sees: ['tr-'] },
  {
    name: 'traces: opened by keys',
    path: tab('&tq=name%20%3D%20%27talk%27'),
    act: openByKeys,
    sees: ['Open the page'],
  },
  { name: 'traces: a tag for several, taken back', path: tab(), act: tagAndUndo, sees: ['talk'] },
  {
    name: 'traces: one comes in and is deleted',
    path: tab(),
    act: watchAndDelete,
    sees: ['talk'],
    // Whether it is gone is asked.
    mayFail: /traces\/tr-/,
  },
  { name: 'traces: exported', path: tab(), act: exportTraces, sees: ['chain'] },
  {
    name: 'traces by session',
    path: tab('&tgroup=session'),
    sees: ['tour session', '1 failed'],
    hasPicture: true,
  },
  {
    name: 'traces of a session as a conversation',
    path: tab('&tgroup=session&session=tour%20session'),
    sees: ['1. talk', '2. talk', 'Again', 'Hello'],
  },
  { name: 'traces of all experiments', path: () => '/traces', sees: ['talk', 'chain', 'Sessions'] },
  {
    name: 'traces of all experiments by a link of others',
    path: () => "/traces?q=status%20%3D%20'ERROR'",
    act: (page) => countIs(page, '1 trace'),
    sees: ['Error'],
  },
  {
    name: 'trace: its spans',
    path: ({ traceIds }) => `/traces/${traceIds[0] ?? ''}`,
    act: walkSpans,
    sees: ['retrieve'],
    hasPicture: true,
  },
  {
    name: 'trace: a chat',
    path: ({ talkId }) => `/traces/${talkId}`,
    sees: ['Be kind.', 'Hello', 'look_up', '4 in, 3 out', 'tour session', '$0.3'],
  },
  {
    name: 'trace: an error and its stack',
    path: ({ failedId }) => `/traces/${failedId}?part=events`,
    sees: ['exception.message', 'Traceback', 'Error'],
  },
  {
    name: 'trace: attributes',
    path: ({ talkId }) => `/traces/${talkId}?part=attributes`,
    sees: ['mlflow.spanType'],
  },
  {
    name: 'trace: assessments added, changed and deleted',
    path: ({ talkId }) => `/traces/${talkId}?part=assessments`,
    act: assess,
    sees: ['Add feedback'],
  },
  {
    name: 'trace: details and tags',
    path: ({ talkId }) => `/traces/${talkId}?part=details`,
    act: tagTrace,
    sees: ['Metadata', 'ada'],
  },
  {
    name: 'trace: in progress',
    path: () => '/traces',
    act: fillUp,
    sees: ['goes on'],
    // It ends without spans, which the server says as a failure.
    mayFail: /traces\/get$/,
  },
  {
    name: 'trace that is not there',
    path: () => '/traces/tr-nothing',
    sees: ['This is not here (any more)'],
    mayFail: /traces\/tr-nothing$/,
  },
  {
    name: 'traces of a run lead to their page',
    path: ({ experimentId, evaluationIds }) => `/e/${experimentId}/r/${evaluationIds[0] ?? ''}?tab=traces`,
    act: async (page) => {
      await page.getByRole('table').getByRole('link').first().click();
      await page.waitForURL(/\/traces\/tr-/);
    },
    sees: ['Inputs and outputs'],
  },
];
