import { expect, it } from 'vitest';
import { listPanels, movedBefore, placeAt } from './panel-order.ts';

it.each([
  [0, 0, 'abc'],
  [0, 1, 'abc'],
  [0, 2, 'bac'],
  [0, 3, 'bca'],
  [2, 0, 'cab'],
  [2, 1, 'acb'],
  [1, 99, 'acb'],
  [1, -5, 'bac'],
  [7, 0, 'abc'],
  [-1, 0, 'abc'],
])('%d before %d makes %s', (from, before, order) =>
  expect(movedBefore(['a', 'b', 'c'], from, before).join('')).toBe(order),
);

it('is before or behind the box under the pointer, else of the nearest', () => {
  const boxes = [
    { left: 0, right: 100, top: 0, bottom: 50 },
    { left: 110, right: 210, top: 0, bottom: 50 },
    { left: 0, right: 210, top: 60, bottom: 110 },
  ];
  expect(placeAt(boxes, { x: 20, y: 20 })).toBe(0);
  expect(placeAt(boxes, { x: 80, y: 20 })).toBe(1);
  expect(placeAt(boxes, { x: 190, y: 20 })).toBe(2);
  expect(placeAt(boxes, { x: 5, y: 100 })).toBe(3);
  expect(placeAt(boxes, { x: 205, y: 70 })).toBe(2);
  expect(placeAt(boxes, { x: 50, y: 900 })).toBe(3);
  expect(placeAt([], { x: 1, y: 1 })).toBe(0);
});

it('keys panels by what they show, wherever they stand and whatever their size', () => {
  const [bar, wide] = ['["bar",["m"]]', '["bar",["m"],[],[2,400],true]'];
  expect(listPanels([bar, 'nonsense', wide]).map(({ at, key }) => [at, key])).toEqual([
    [0, '0 ["bar",["m"]]'],
    [2, '1 ["bar",["m"]]'],
  ]);
});
