import { expect, it } from 'vitest';
import { meanDifference } from './picture.ts';

it('is by how much pixels differ', () => {
  expect(meanDifference([0, 100, 255], [0, 100, 255])).toBe(0);
  expect(meanDifference([0, 100, 200], [3, 94, 200])).toBe(3);
  expect(meanDifference([0], [0, 0])).toBe(255);
});
