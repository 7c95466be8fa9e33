import type { Page } from 'playwright-core';
import type { Seed } from '../../browser/seed.ts';
import type { Stop } from '../stop.ts';
import { startTrace } from './trace-acts.ts';

const overview =
  (search = ''): Stop['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}?tab=traces&tview=overview${search}`;

/** A chart is read by keys, is a table too, leads to the traces behind it, and follows what comes in. */
async function readCharts(page: Page, { experimentId }: Seed): Promise<void> {
  const card = page.getByRole('figure', { name: 'Traces' });
  await card.getByText('8', { exact: true }).first().waitFor();
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
];
