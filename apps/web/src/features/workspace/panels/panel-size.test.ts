import { expect, it } from 'vitest';
import { boundedSize, columnsIn, draggedSize, readSize, writeSize } from './panel-size.ts';

it.each([
  [100, 1],
  [420, 1],
  [851, 1],
  [852, 2],
  [1284, 3],
  [9999, 6],
])('%d px hold %d columns', (widthPx, columns) => expect(columnsIn(widthPx)).toBe(columns));

it('comes back from the address as it was', () => {
  const size = { columns: 2, heightPx: 420 };
  expect(readSize(writeSize(size))).toEqual(size);
});

it.each([undefined, null, 7, [], [1], ['1', '2'], [1, null], { columns: 1 }])('%j is no size', (value) =>
  expect(readSize(value)).toBeUndefined(),
);

it('stays within bounds, whatever the address says', () => {
  expect(readSize([1e9, 1e9])).toEqual({ columns: 6, heightPx: 1000 });
  expect(boundedSize({ columns: -3, heightPx: 0 })).toEqual({ columns: 1, heightPx: 160 });
});

it('follows a corner that is dragged', () => {
  const grid = { widthPx: 1308, columns: 3 };
  expect(draggedSize({ widthPx: 428, heightPx: 303 }, grid)).toEqual({ columns: 1, heightPx: 300 });
  expect(draggedSize({ widthPx: 700, heightPx: 303 }, grid)).toEqual({ columns: 2, heightPx: 300 });
  expect(draggedSize({ widthPx: 5000, heightPx: 512 }, grid)).toEqual({ columns: 3, heightPx: 510 });
});
