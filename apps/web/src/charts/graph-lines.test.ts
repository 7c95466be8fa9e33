import { expect, test } from 'vitest';
import { lineOf, meanPlace, neighbourOf } from './graph-lines.ts';

const edges = [
  { from: 'a', to: 'c' },
  { from: 'b', to: 'c' },
  { from: 'c', to: 'd' },
];

test('the line of a node is what it came from and went into, not what else came from there', () => {
  expect([...lineOf('a', edges)].toSorted()).toEqual(['a', 'c', 'd']);
  expect([...lineOf('c', edges)]).toHaveLength(4);
});

test('a circle ends', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect([...lineOf('a', circle)].toSorted()).toEqual(['a', 'b']);
});

test('a node stands where its neighbours are; one without any at the end', () => {
  const places = new Map([
    ['a', 0],
    ['b', 3],
  ]);
  expect(meanPlace('c', edges, places)).toBe(1.5);
  expect(meanPlace('alone', edges, places)).toBe(Number.MAX_SAFE_INTEGER);
});

test('arrows go along lines and within columns', () => {
  const nodes = [
    { id: 'a', x: 0, y: 0 },
    { id: 'b', x: 0, y: 40 },
    { id: 'c', x: 100, y: 30 },
    { id: 'd', x: 200, y: 0 },
  ];
  const go = (id: string, key: string) => neighbourOf({ id, key }, nodes, edges);
  expect(go('a', 'ArrowDown')).toBe('b');
  expect(go('a', 'ArrowUp')).toBeUndefined();
  expect(go('a', 'ArrowRight')).toBe('c');
  expect(go('c', 'ArrowLeft')).toBe('b');
  expect(go('d', 'ArrowRight')).toBeUndefined();
  expect(go('nobody', 'ArrowLeft')).toBeUndefined();
});
