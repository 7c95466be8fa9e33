import type { Locator, Page } from 'playwright-core';
import { post, until } from '../asking.ts';
import type { Stop } from '../stop.ts';

function charts(panels: readonly (readonly [string, readonly string[]])[], search = ''): Stop['path'] {
  const texts = JSON.stringify(panels.map((panel) => JSON.stringify(panel)));
  return ({ experimentId }) =>
    `/e/${experimentId}?tab=charts${search}${panels.length === 0 ? '' : `&panels=${encodeURIComponent(texts)}`}`;
}

const TWO_PANELS = [
  ['bar', ['metrics.acc']],
  ['scatter', ['params.rate', 'metrics.acc']],
] as const;

/** The kinds of the panels, and their sizes, as the address has them. */
function panelsOf(page: Page): { kind: string; size: unknown }[] {
  const texts = JSON.parse(new URL(page.url()).searchParams.get('panels') ?? '[]') as string[];
  return texts.map((text) => {
    const [kind = '', , , size] = JSON.parse(text) as [string?, unknown?, unknown?, unknown?];
    return { kind, size };
  });
}

function orderIs(page: Page, kinds: string): Promise<void> {
  return page.waitForURL(
    () =>
      panelsOf(page)
        .map(({ kind }) => kind)
        .join() === kinds,
  );
}

async function drag(page: Page, handle: Locator, by: readonly [x: number, y: number]): Promise<void> {
  const box = await handle.boundingBox();
  if (box === null) throw new Error('the handle has no place');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by[0], y + by[1], { steps: 6 });
  await page.mouse.up();
}

async function addChart(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a chart' }).click();
  await page.getByLabel('Chart', { exact: true }).selectOption(kind);
}

const CROWD = 120;

/** An experiment of more runs than are charted at first. */
async function chartCrowd(page: Page): Promise<void> {
  const { experiment_id } = await post<{ experiment_id: string }>(page, 'experiments/create', {
    name: `crowd ${Date.now()}`,
  });
  for (let at = 0; at < CROWD; at += 1) {
    const made = { experiment_id, run_name: `one of many ${at}`, start_time: 1_700_000_000_000 + at };
    const { run } = await post<{ run: { info: { run_id: string } } }>(page, 'runs/create', made);
    const metrics = [0, 1].map((step) => ({ key: 'm', value: at + step, timestamp: 1, step }));
    await post(page, 'runs/log-batch', { run_id: run.info.run_id, metrics });
  }
  await page.goto(new URL(`e/${experiment_id}?tab=charts`, page.url().replace(/\/e\/.*/, '/')).href);
  const names = page.getByRole('list', { name: 'Runs in the charts' }).getByRole('button');
  const choose = async (count: string, next: string, named: number): Promise<void> => {
    await page.getByRole('button', { name: `First ${count} runs` }).click();
    await page.getByRole('menuitemradio', { name: `The first ${next} of the table` }).click();
    await until(`${named} names`, async () => (await names.count()) === named);
  };
  await until('ten names', async () => (await names.count()) === 10);
  await choose('10', '1,000', 100);
  await page.getByText('and 20 more').waitFor();
  await page.waitForURL(/lines=1000/);
  await choose('1,000', '100', 100);
  await page.getByText('and 20 more').waitFor({ state: 'detached' });
}

export const chartStops: readonly Stop[] = [
  {
    name: 'charts: of ten, a hundred, a thousand runs',
    path: charts([]),
    act: chartCrowd,
    sees: ['one of many 119', 'First 100 runs'],
  },
  {
    name: 'charts: over another metric, on a logarithmic axis, as a table',
    path: charts([], '&keys=loss'),
    act: async (page) => {
      await page.locator('figure canvas').first().waitFor();
      await page.getByRole('button', { name: 'By step' }).click();
      await page.getByRole('menuitemradio', { name: 'Another metric' }).click();
      await page.getByLabel('Metric to draw over').selectOption('acc');
      await page.getByRole('button', { name: 'Log x' }).click();
      await page.waitForURL(/x=metrics\.acc/);
      await page.waitForURL(/logx=true/);
      await page.getByRole('application', { name: /^loss by acc, 3 lines, 150 points/ }).waitFor();
      await page.getByRole('button', { name: 'Table: loss' }).click();
      // Step 0 of run 2: 1 - 1/2, and 1/1 + 0.001.
      const first = page.getByRole('row').filter({ hasText: 'run 2' }).filter({ hasText: '0.5' }).first();
      await first.getByRole('cell', { name: '1.001' }).waitFor();
      await page.getByRole('columnheader', { name: 'acc' }).waitFor();
    },
    sees: ['By a metric'],
  },
  {
    name: 'charts: an expression over metrics, first with a mistake',
    path: charts([]),
    act: async (page) => {
      await addChart(page, 'lines');
      const line = page.getByLabel('Line 1');
      await line.fill('loss * 2 - ');
      await page.getByRole('alert').filter({ hasText: 'at character 12' }).waitFor();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await line.fill('loss * 2 - acc');
      await page.getByLabel('Line 2').fill('loss/acc');
      await page.getByText('To divide, put spaces around the slash.').waitFor();
      await page.getByLabel('Line 2').fill('loss');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('application', { name: /^loss \* 2 - acc, loss by step, \d+ lines/ }).waitFor();
      await page.getByRole('button', { name: 'Table: loss * 2 - acc, loss' }).click();
      // Step 0 of run 2: 2 * 1.001 - 0.5.
      await page
        .getByRole('row')
        .filter({ hasText: 'run 2 · loss * 2' })
        .getByRole('cell', { name: '1.502', exact: true })
        .waitFor();
    },
    sees: ['run 2 · loss * 2 - acc'],
  },
  {
    name: 'charts: a custom one, first with a mistake',
    path: charts([]),
    act: async (page) => {
      await addChart(page, 'custom');
      const field = page.getByLabel('Vega-Lite specification');
      await field.fill('{ "mark": }');
      await page.getByText(/This is no JSON/).waitFor();
      await field.fill(
        JSON.stringify({
          title: 'Rate and accuracy',
          mark: 'bar',
          encoding: {
            x: { field: 'params.rate', type: 'ordinal' },
            y: { field: 'metrics.acc', type: 'quantitative' },
            color: { field: 'colour', type: 'nominal', scale: null },
          },
        }),
      );
      await page.getByRole('img', { name: /^Preview, \d+ runs/ }).waitFor();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.waitForURL(/custom/);
      const figure = page.getByRole('figure', { name: 'Rate and accuracy' });
      await figure.getByRole('img').waitFor();
      await figure.getByRole('button', { name: 'Table: Rate and accuracy' }).click();
      await figure.getByRole('columnheader', { name: 'rate' }).waitFor();
    },
    sees: ['Rate and accuracy'],
  },
  {
    name: 'charts: custom ones of the course of metrics, read with the pointer, and one that is wrong',
    path: charts([
      [
        'custom',
        [
          JSON.stringify({
            title: 'Course',
            data: { name: 'metrics' },
            mark: { type: 'point', size: 900, filled: true },
            transform: [{ filter: "datum.step == 7 && datum.name == 'run 1'" }],
            encoding: {
              x: { value: 150 },
              y: { value: 90 },
              tooltip: { field: 'value', type: 'quantitative' },
            },
            usermeta: { metrics: ['acc'] },
          }),
        ],
      ],
      ['custom', ['{"title":"Wrong","mark":"point","data":{"url":"https://example.org/x.csv"}}']],
    ]),
    act: async (page) => {
      const canvas = page.getByRole('figure', { name: 'Course' }).locator('canvas');
      await canvas.waitFor();
      // Its first picture may still be on its way when the pointer comes.
      for (let tries = 0; (await page.getByText('0.888888888889').count()) === 0; tries += 1) {
        if (tries > 40) throw new Error('nothing is read at the pointer');
        await canvas.hover({ position: { x: 160 + (tries % 8), y: 90 } });
        await page.waitForTimeout(100);
      }
    },
    sees: ['Nothing is loaded from an address'],
  },
  {
    name: 'charts: panels are moved and resized, by pointer and by keys',
    path: charts(TWO_PANELS),
    act: async (page) => {
      const bars = page.getByRole('figure', { name: 'acc', exact: true }).first();
      await bars.locator('[data-handle="move"]').focus();
      await page.keyboard.press('ArrowRight');
      await orderIs(page, 'scatter,bar');
      await page.getByText('Moved to place 2 of 2').waitFor();
      const points = page.getByRole('figure', { name: 'acc by rate' });
      await drag(page, points.locator('[data-handle="move"]'), [900, 40]);
      await orderIs(page, 'bar,scatter');
      await points.locator('[data-handle="size"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.waitForURL(() => JSON.stringify(panelsOf(page)[1]?.size) === '[1,340]');
      await drag(page, bars.locator('[data-handle="size"]'), [500, 60]);
      await page.waitForURL(() => JSON.stringify(panelsOf(page)[0]?.size) === '[2,360]');
      await bars.getByRole('button', { name: 'What to do with acc' }).click();
      await page.getByRole('menuitem', { name: 'Size as at first' }).click();
      await page.waitForURL(() => panelsOf(page)[0]?.size === undefined);
    },
    sees: ['acc by rate'],
  },
  {
    name: 'charts: lines are read and zoomed by keys, a run opened, a stretch of an axis asked for',
    path: charts(
      [
        ['scatter', ['params.rate', 'metrics.acc']],
        ['parallel', ['params.rate', 'metrics.acc']],
      ],
      '&keys=loss',
    ),
    act: async (page) => {
      await page.getByRole('figure', { name: 'loss' }).scrollIntoViewIfNeeded();
      await page.getByRole('application', { name: /^loss by step/ }).focus();
      await page.keyboard.press('Home');
      await page.getByText(/^step 0: .*run 2 1\.001/).waitFor({ state: 'attached' });
      for (let at = 0; at < 10; at += 1) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Enter');
      await page.waitForURL(({ searchParams }) => {
        const [from, to] = ['from', 'to'].map((key) => Number(searchParams.get(key) ?? 'NaN'));
        return from === 0 && to !== undefined && to > 1 && to < 20;
      });
      await page.keyboard.press('z');
      await page.waitForURL(({ searchParams }) => !searchParams.has('from'));
      await page.getByRole('application', { name: /^acc by rate/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText('rate 0.001').waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/peek=/);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('application', { name: /^Parallel coordinates/ }).focus();
      for (const key of ['ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
      await page.waitForURL(/q=params\.rate/);
    },
    sees: ['acc by rate'],
  },
  {
    name: 'charts: an address that is of no use',
    path: ({ experimentId }) => `/e/${experimentId}?tab=charts&panels=x&runs=7&from=a&x=metrics.&keys=[1]`,
    act: (page) => page.locator('figure canvas').first().waitFor(),
    sees: ['By step', 'loss'],
  },
];
