import { expect, test } from 'vitest';
import { differences } from './differences.ts';
import { schemaSide } from './schema-sides.ts';

const column = (name: string | undefined, type: string, isRequired = true) => ({
  name,
  type: { kind: 'scalar', name: type } as const,
  isRequired,
});

test('the order of columns counts only when it is asked for', () => {
  const a = [column('x', 'long'), column('y', 'double')];
  const b = [column('y', 'double'), column('x', 'long')];
  const differing = (hasOrder: boolean): number =>
    differences([schemaSide(a, hasOrder), schemaSide(b, hasOrder)]).filter(({ differs }) => differs).length;
  expect(differing(false)).toBe(0);
  expect(differing(true)).toBe(2);
});

test('columns without names have only their place', () => {
  const many = Array.from({ length: 10 }, () => column(undefined, 'double'));
  expect([...schemaSide(many, false).keys()].slice(0, 2)).toEqual(['#01', '#02']);
});

test('differences see what one side lacks, and no change from NaN to NaN', () => {
  const found = differences([
    new Map([
      ['a', Number.NaN],
      ['b', 1],
    ]),
    new Map([
      ['a', Number.NaN],
      ['c', 2],
    ]),
  ]);
  expect(found.map(({ key, differs }) => [key, differs])).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
  ]);
});
