import { expect, it } from 'vitest';
import { tableOf } from '../../../api/testing/table-of.ts';
import { pointRows, runRows } from './data-rows.ts';

const latest = { step: 0, timestamp: 0, value: 0 };

it('are runs with what a specification names of them', () => {
  const table = tableOf([
    { run_name: 'a', 'params.lr': '0.1', 'params.opt': 'adam', 'metrics.loss': 3, 'tags.__proto__': 'x' },
    { run_name: 'b', 'params.opt': 'sgd', 'metrics.loss': Number.NaN },
  ]);
  const columns = ['params.lr', 'params.opt', 'metrics.loss', 'metrics.absent', 'tags.__proto__'];
  const [first, second] = runRows(table, [0, 1], { columns, colourOf: () => '#123' });
  expect(first).toMatchObject({
    name: 'a',
    colour: '#123',
    params: { lr: 0.1, opt: 'adam' },
    metrics: { loss: 3, absent: null },
  });
  expect(Object.entries(first?.['tags'] as object)).toEqual([['__proto__', 'x']]);
  expect(second).toMatchObject({ params: { lr: null, opt: 'sgd' }, metrics: { loss: Number.NaN } });
  expect(second?.['run_id']).toHaveLength(32);
});

it('are points of metrics, two of a stretch', () => {
  const x = Float64Array.of(1, 2);
  const exact = {
    runId: 'a',
    metric: 'm',
    x,
    low: [5, Number.NaN],
    high: [5, Number.NaN],
    isExact: true,
    count: 2,
    latest,
  };
  const stretches = { ...exact, runId: 'b', low: [1, 2], high: [9, 2], isExact: false };
  const rows = pointRows([[exact], [stretches]], [{ id: 'a', name: 'first', startMs: 0 }], (id) => `#${id}`);
  expect(rows.map(({ name, colour, step, value }) => [name, colour, step, value])).toEqual([
    ['first', '#a', 1, 5],
    ['first', '#a', 2, null],
    ['b', '#b', 1, 1],
    ['b', '#b', 1, 9],
    ['b', '#b', 2, 2],
  ]);
});
