import type { Page } from 'playwright-core';
import { type HostileSpec, hostileSpecs } from './hostile-specs.ts';
import { LINKS, SCROLL_ALL } from './page-scripts.ts';
import type { HostileSeed } from './seed-hostile.ts';

/** What a text did would have happened by then. */
const SETTLE_MS = 250;
const NOTE_CHARACTERS_MAX = 4500;

/** A page that shows what is hostile. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
  /** Done before the page is opened. */
  readonly before?: () => Promise<void>;
  /** A frame with scripts of its own may be kept from leaving, which the page is told. */
  readonly mayBlockFrames?: boolean;
}

/** Every page that shows names, texts and files of people. */
export function hostileVisits(seed: HostileSeed): Visit[] {
  const { canary, experimentId, runId, modelName, promptName, traceId, comparedIds } = seed;
  const { files, texts, describe } = seed;
  const run = `/e/${experimentId}/r/${runId}`;
  const model = `/models/${encodeURIComponent(modelName)}`;
  return [
    { name: 'home', path: '/' },
    { name: 'experiments', path: '/experiments' },
    { name: "an experiment's drawer", path: `/experiments?open=${experimentId}` },
    { name: 'what a search finds', path: '/search?q=alert', act: scrollAll },
    { name: 'what is searched for', path: `/search?q=${encodeURIComponent(texts[0] ?? '')}` },
    { name: 'several experiments', path: `/experiments/compare?ids=["${experimentId}"]`, act: scrollAll },
    { name: 'names of runs', path: `/e/${experimentId}`, act: scrollAll },
    { name: 'charts', path: `/e/${experimentId}?tab=charts` },
    ...hostileSpecs(canary).map((spec): Visit => customChart(experimentId, spec)),
    { name: 'params and tags', path: run, act: scrollParams(texts[0] ?? '') },
    { name: 'a long param', path: `${run}?open=param:param%200` },
    { name: 'a dataset', path: `${run}?open=dataset:0`, act: clickTabs('Parts of the dataset') },
    ...notes(texts).map((note, at): Visit => ({
      name: `description ${at + 1}`,
      path: run,
      before: () => describe(note),
      act: openLinks,
    })),
    { name: 'logs', path: `${run}?tab=logs`, act: scrollAll },
    { name: 'traces', path: `${run}?tab=traces` },
    { name: 'tree of artifacts', path: `${run}?tab=artifacts` },
    ...files.map((file): Visit => ({
      name: file,
      path: `${run}?tab=artifacts&path=${encodeURIComponent(file)}`,
      act: clickTabs('Form of the file'),
      mayBlockFrames: file.endsWith('.html'),
    })),
    { name: 'models', path: '/models' },
    { name: 'a model', path: model },
    { name: 'a version', path: `${model}/v/1` },
    { name: 'prompts', path: '/prompts' },
    { name: 'a prompt', path: `/prompts/${promptName}` },
    { name: 'versions of a prompt compared', path: `/prompts/${promptName}?compare=1` },
    {
      name: 'runs compared',
      path: `/compare?runs=${encodeURIComponent(JSON.stringify(comparedIds))}`,
      act: scrollAll,
    },
    { name: 'table of traces', path: `/e/${experimentId}?tab=traces`, act: scrollAll },
    { name: 'sessions of traces', path: `/e/${experimentId}?tab=traces&tgroup=session` },
    ...['', 'attributes', 'events', 'assessments', 'details'].map((part): Visit => ({
      name: `a trace: ${part || 'its chat'}`,
      path: `/traces/${traceId}?part=${part}`,
      act: scrollAll,
    })),
    {
      name: 'a trace: documents',
      path: `/traces/${traceId}?span="0000000000000002"`,
      act: scrollAll,
    },
  ];
}

/** So long a chart that is ended may take, with the machine busy. */
const CHART_MS_MAX = 40_000;
/** The page answers while a chart does not. */
const ANSWER_MS_MAX = 5000;

function customChart(experimentId: string, { name, json, says }: HostileSpec): Visit {
  const panels = JSON.stringify([JSON.stringify(['custom', [JSON.stringify(json)]])]);
  return {
    name: `a custom chart: ${name}`,
    path: `/e/${experimentId}?tab=charts&panels=${encodeURIComponent(panels)}`,
    act: async (page) => {
      const figure = page.getByRole('region', { name: 'Charts of runs' }).getByRole('figure');
      const isFault = figure.getByRole('alert');
      await answers(page);
      const outcome =
        says === undefined ? figure.locator('canvas:visible') : isFault.filter({ hasText: says });
      await outcome.first().waitFor({ timeout: CHART_MS_MAX });
      await answers(page);
      if (says !== undefined) return;
      const box = await figure.locator('canvas').boundingBox();
      if (box === null) throw new Error('the chart has no place');
      for (const [x, y] of [
        [box.width / 2, box.height / 2],
        [200, 100],
        [230, 130],
      ] as const) {
        await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
        await page.waitForTimeout(SETTLE_MS);
        await page.mouse.click(box.x + x, box.y + y);
      }
      await page.keyboard.press('a');
    },
  };
}

async function answers(page: Page): Promise<void> {
  const late = page.waitForTimeout(ANSWER_MS_MAX).then(() => {
    throw new Error('the page does not answer');
  });
  late.catch(() => undefined);
  await Promise.race([page.evaluate('1'), late]);
}

/** The texts as descriptions, no longer than the server takes. */
function notes(texts: readonly string[]): string[] {
  const all: string[] = [''];
  for (const text of texts) {
    const last = all.at(-1) ?? '';
    if (last.length + text.length > NOTE_CHARACTERS_MAX) all.push(text);
    else all[all.length - 1] = `${last}\n\n${text}`;
  }
  return all;
}

async function scrollAll(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate(SCROLL_ALL);
}

function scrollParams(first: string): (page: Page) => Promise<void> {
  return async (page) => {
    // What is not shown proves nothing.
    await page.getByText(first.slice(0, 60)).first().waitFor({ state: 'attached' });
    const table = page.getByRole('region', { name: 'All params' });
    for (let at = 0; at < 25; at += 1) {
      await table.evaluate((box) => box.scrollBy(0, box.clientHeight));
      await page.waitForTimeout(20);
    }
  };
}

/** Clicks what is left of the links in a description: their addresses must be harmless. */
async function openLinks(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  const addresses: string[] = await page.evaluate(LINKS);
  const odd = addresses.filter((address) => !/^(?:https?|mailto):/.test(address));
  if (odd.length > 0) throw new Error(`links that may run: ${odd.join(' ')}`);
}

function clickTabs(label: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.waitForTimeout(SETTLE_MS);
    const tabs = page.getByRole('tablist', { name: label }).getByRole('tab');
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click();
      await page.waitForTimeout(SETTLE_MS);
    }
    const frames = page.getByRole('button', { name: 'Show as HTML, without scripts' });
    if ((await frames.count()) > 0) await frames.first().click();
  };
}
