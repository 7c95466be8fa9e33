import type { Page } from 'playwright-core';
import type { Seed } from '../../browser/seed.ts';
import type { Stop } from '../stop.ts';
import { startTrace } from './trace-acts.ts';

const tab: Stop['path'] = ({ experimentId }) => `/e/${experimentId}?tab=traces`;
const overview =
  (search = ''): Stop['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}?tab=traces&tview=overview${search}`;

/** A chart is read by keys, is a table too, leads to the traces behind it, and follows what comes in. */
async function readCharts(page: Page, { experimentId }: Seed): Promise<void> {
  const card = page.getByRole('figure', { name: 'Traces' });
  await card.getByText('9', { exact: true }).first().waitFor();
  await card.getByRole('application').focus();
  await page.keyboard.press('End');
  await card.getByText(/UTC|:\d\d: .*OK \d/).waitFor({ state: 'attached' });
  await card.getByRole('button', { name: 'Table: Traces' }).click();
  await card.getByRole('columnheader', { name: 'Error' }).waitFor();
  await startTrace(page, { experimentId, name: 'newcomer' });
  await card.getByText('In progress').first().waitFor();
  await card.getByRole('button', { name: 'Error 1' }).click();
  await page.waitForURL(/tq=status/);
  await page.getByRole('status').filter({ hasText: '1 trace' }).first().waitFor();
  await page.goBack();
  await page.getByRole('figure', { name: 'Traces' }).waitFor();
}

/** The graph is walked by keys, folds, is merged, and goes with the chosen span. */
async function walkGraph(page: Page): Promise<void> {
  await page.getByText('Graph', { exact: true }).click();
  await page.waitForURL(/spans=graph/);
  const graph = page.getByRole('region', { name: 'Graph of spans' });
  await graph.getByRole('button', { name: /^chain/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'retrieve' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: 'chain', level: 2 }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await graph.getByRole('button', { name: /^retrieve/ }).waitFor({ state: 'detached' });
  await graph.getByText('1 below').waitFor();
  await graph.getByRole('button', { name: 'Open chain' }).click();
  await graph.getByRole('button', { name: /^retrieve/ }).waitFor();
  await page.getByText('By type', { exact: true }).click();
  await page.waitForURL(/merge=type/);
  await graph.getByRole('button', { name: /^Retriever/ }).click();
  await page.getByRole('heading', { name: 'retrieve' }).waitFor();
  await page.getByRole('button', { name: 'Table: merged spans' }).click();
  await page.getByRole('cell', { name: 'Chain 1×' }).waitFor();
  await page.getByRole('button', { name: 'Table: merged spans' }).click();
}

/** Two traces are selected and compared: values, then spans with what they got and gave. */
async function compareTraces(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select talk' }).first().check();
  await page.getByRole('checkbox', { name: 'Select chain' }).first().check();
  await page.getByRole('link', { name: 'Compare' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Compare 2 traces' }).waitFor();
  const table = page.getByRole('region', { name: 'Traces side by side' });
  await table.getByRole('row', { name: /^good/ }).getByText('true').waitFor();
  await table.getByRole('button', { name: /^Baseline: compare with/ }).click();
  await page.waitForURL(/base=tr-/);
  await page.getByRole('tab', { name: 'Spans, inputs and outputs' }).click();
  await page.getByText('talk / chain').or(page.getByText('chain / talk')).first().waitFor();
  await page.getByRole('button', { name: 'retrieve' }).click();
  await page.getByText('This trace has no such span.').waitFor();
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Differences of texts' }).click();
  await page.locator('del').first().waitFor();
  await page.getByRole('button', { name: 'Only where they differ' }).click();
  await page.waitForURL(/tab=spans.*span=/);
}

/** A picture stands where it was said, a sound can be heard, a page is only to be taken along. */
async function seeAttachments(page: Page): Promise<void> {
  const list = page.getByRole('region', { name: 'Attachments' });
  const picture = page.getByRole('img', { name: 'Attachment of the type image/png' });
  await picture.waitFor();
  const isDrawn = await picture.evaluate(
    (image) => (image as unknown as { naturalWidth: number }).naturalWidth === 1,
  );
  if (!isDrawn) throw new Error('the picture is not drawn');
  await list.getByLabel('Attachment of the type audio/wav').waitFor();
  if ((await list.getByRole('listitem').count()) !== 2) throw new Error('not two files are listed');
  if ((await page.locator('iframe').count()) > 0) throw new Error('a page is shown as a page');
  const download = page.waitForEvent('download');
  await list.getByRole('listitem').filter({ hasText: 'text/html' }).getByRole('button').click();
  if (!(await download).suggestedFilename().endsWith('.html')) throw new Error('the file has no ending');
}

export const traceViewStops: readonly Stop[] = [
  {
    name: 'traces: overview',
    path: overview(),
    act: readCharts,
    sees: ['Error rate', 'Latency', '14', '$0.6', 'small', 'median'],
  },
  {
    name: 'traces: overview, quality and tools',
    path: overview(),
    act: async (page) => {
      await page.getByRole('heading', { name: 'Tools' }).scrollIntoViewIfNeeded();
      await page.getByText('100 % pass').first().waitFor();
    },
    sees: ['good', 'is_loud', 'No tool was called'],
  },
  {
    name: 'traces: overview under a filter that it cannot have',
    path: overview("&tq=execution_time_ms > 0 and status = 'ERROR'"),
    sees: ['These charts cannot be filtered by', 'execution_time_ms > 0', '100 %'],
  },
  {
    name: 'traces: overview of none',
    path: overview('&tq=surely-not'),
    sees: ['No trace is like that'],
  },
  {
    name: 'trace: its spans as a graph',
    path: ({ traceIds }) => `/traces/${traceIds[0] ?? ''}`,
    act: walkGraph,
    sees: ['By name', 'Retriever', '1 span'],
  },
  { name: 'traces compared', path: tab, act: compareTraces, sees: ['not there', 'baseline'] },
  {
    name: 'traces compared: all values',
    path: ({ talkId, failedId }) => `/traces/compare?ids=${JSON.stringify([talkId, failedId])}&all=true`,
    sees: ['1. talk', '2. talk', 'ERROR', 'tour session', 'Failed spans', '+1'],
  },
  { name: 'traces compared: none', path: () => '/traces/compare', sees: ['No traces to compare'] },
  {
    name: 'trace: attachments',
    path: ({ attachedId }) => `/traces/${attachedId}`,
    act: seeAttachments,
    sees: ['What is this?', 'text/html', 'audio/wav'],
  },
];
