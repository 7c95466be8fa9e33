import { expect, it } from 'vitest';
import { panelColumns, readPanel, writePanel } from './panel.ts';

it('comes back from the address as it was', () => {
  for (const panel of [
    { kind: 'scatter', columns: ['params.a b', 'metrics.x/y'], log: [] },
    { kind: 'parallel', columns: ['params.é', 'metrics.m'], log: ['params.é'] },
  ] as const)
    expect(readPanel(writePanel(panel))).toEqual(panel);
});

it.each(['', '{}', '[]', '["pie",["a"]]', '["scatter",[]]', '["scatter",[1]]', '["bar",["a"],7]', 'null'])(
  '%s is no panel',
  (text) => expect(readPanel(text)).toBeUndefined(),
);

it('names the columns that are needed', () => {
  expect(panelColumns(['["bar",["metrics.m"]]', 'nonsense', '["box",["metrics.m","params.p"]]'])).toEqual([
    'metrics.m',
    'metrics.m',
    'params.p',
  ]);
  expect(panelColumns(undefined)).toEqual([]);
  expect(panelColumns(['["text",["# metrics.m"]]', '["images",["plots"]]'])).toEqual([]);
});
