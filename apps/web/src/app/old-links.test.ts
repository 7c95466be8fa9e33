import { expect, it } from 'vitest';
import { newAddress } from './old-links.ts';

const RUN = 'a'.repeat(32);

it.each<[string, string | undefined]>([
  ['', undefined],
  ['#main', undefined],
  ['#/', '/'],
  ['#/experiments', '/experiments'],
  ['#/experiments/7', '/e/7'],
  ['#/experiments/7/runs', '/e/7'],
  [
    '#/experiments/7?searchFilter=metrics.acc%20%3E%201&orderByKey=metrics.%60acc%60&orderByAsc=false',
    '/e/7?q=metrics.acc+%3E+1&sort=-metrics.acc',
  ],
  [
    '#/experiments/7/runs?compareRunsMode=CHART&orderByKey=attributes.start_time&orderByAsc=true',
    '/e/7?tab=charts&sort=start_time',
  ],
  [`#/experiments/7/runs/${RUN}`, `/e/7/r/${RUN}`],
  [`#/experiments/7/runs/${RUN}/model-metrics`, `/e/7/r/${RUN}?tab=charts`],
  [`#/experiments/7/runs/${RUN}/artifacts/model/MLmodel`, `/e/7/r/${RUN}?tab=artifacts&path=model%2FMLmodel`],
  [`#/experiments/7/traces?selectedEvaluationId=tr-1`, '/traces/tr-1'],
  ['#/experiments/7/traces', '/e/7?tab=traces'],
  ['#/experiments/7/overview/quality', '/e/7?tab=traces&tview=overview'],
  [
    `#/compare-runs?runs=["${RUN}","b"]&experiments=["7"]`,
    `/compare?runs=${encodeURIComponent(JSON.stringify([RUN, 'b']))}`,
  ],
  ['#/compare-runs?runs=nonsense', '/compare?runs=%5B%5D'],
  ['#/compare-experiments/s?experiments=["1","2"]', '/experiments/compare?ids=%5B%221%22%2C%222%22%5D'],
  ['#/models', '/models'],
  ['#/models/a%20b%2Fc', '/models/a%20b%2Fc'],
  ['#/models/churn/versions/3', '/models/churn/v/3'],
  ['#/compare-model-versions?name="x"&runs={"r1":"1","r2":"3"}', '/models/x/compare?versions=1%2C3'],
  ['#/prompts/hello', '/prompts/hello'],
  ['#/nothing/known', '/'],
  ['#/experiments/%E0%A4%A', '/e/%25E0%25A4%25A'],
])('%s leads to %s', (old, now) => expect(newAddress(old)).toBe(now));
