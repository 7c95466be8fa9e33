import { expect, it } from 'vitest';
import { panelColumns, panelFault, readPanel, writePanel } from './panel.ts';

it('comes back from the address as it was', () => {
  for (const panel of [
    { kind: 'scatter', columns: ['params.a b', 'metrics.x/y'], log: [] },
    { kind: 'parallel', columns: ['params.é', 'metrics.m'], log: ['params.é'] },
    { kind: 'bar', columns: ['metrics.m'], log: [], size: { columns: 2, heightPx: 420 } },
    { kind: 'bar', columns: ['metrics.m'], log: [], isTable: true },
    { kind: 'box', columns: ['metrics.m'], log: [], size: { columns: 1, heightPx: 300 }, isTable: true },
    { kind: 'lines', columns: ['a - b', '${c d}'], log: [] },
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
  expect(panelColumns(['["text",["# metrics.m"]]', '["images",["plots"]]', '["lines",["m"]]'])).toEqual([]);
});

it('keeps a panel whose size is nonsense, without it', () => {
  expect(readPanel('["bar",["metrics.m"],[],"wide"]')).toEqual({
    kind: 'bar',
    columns: ['metrics.m'],
    log: [],
  });
});

it('says what is wrong with lines', () => {
  expect(panelFault({ kind: 'lines', columns: ['a', 'a +'], log: [] })).toContain('missing at the end');
  expect(panelFault({ kind: 'lines', columns: ['a', 'a + 1'], log: [] })).toBeUndefined();
  expect(panelFault({ kind: 'bar', columns: ['a +'], log: [] })).toBeUndefined();
});
