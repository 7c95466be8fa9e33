import { describe, expect, it } from 'vitest';
import { isLog, linesFrom } from './log-lines.ts';

const lines = [
  '2026-11-29 INFO start',
  'DEBUG details',
  'Traceback (most recent call last):',
  '  File "a.py"',
  'ValueError: no',
  'warning: odd',
  'plain after it',
];

describe('linesFrom', () => {
  it.each([
    ['debug', [true, true, true, true, true, true, true]],
    ['info', [true, false, true, true, true, true, true]],
    ['warning', [false, false, true, true, true, true, true]],
    ['error', [false, false, true, true, true, false, false]],
  ] as const)('%s', (level, shown) => {
    expect(linesFrom(lines, level)).toEqual(shown);
  });
});

describe('isLog', () => {
  it.each([
    ['train.log', true],
    ['a/stdout.out', true],
    ['logs/worker-1.txt', true],
    ['logs/stderr', true],
    ['logs/picture.png', false],
    ['catalogs/a.txt', false],
    ['a.txt', false],
  ])('%s: %s', (path, expected) => {
    expect(isLog(path)).toBe(expected);
  });
});
