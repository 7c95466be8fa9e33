import { expect, test } from 'vitest';
import { readRecords } from './read-records.ts';

test('a list of records, or a single one', () => {
  expect(readRecords('{"inputs": {"q": 1}}')).toEqual([{ inputs: { q: 1 } }]);
  expect(readRecords('[{"inputs": {"q": 1}}, {"inputs": {}}]')).toHaveLength(2);
});

test('what is wrong is said, and where', () => {
  expect(readRecords('{')).toBe('This is not JSON.');
  expect(readRecords('[]')).toBe('The list is empty.');
  expect(readRecords('[{"inputs": {"q": 1}}, {"inputs": [1]}]')).toBe('Record 2 has no inputs with names.');
});
