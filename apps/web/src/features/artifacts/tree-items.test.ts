import { describe, expect, it } from 'vitest';
import { fileBeside, foldersAbove, keyMove, treeItems, typedTo } from './tree-items.ts';

const file = (path: string) => ({ path, is_dir: false, file_size: 1 });
const folder = (path: string) => ({ path, is_dir: true });
const items = treeItems(
  new Map([
    ['', [folder('images'), file('ab.txt'), file('abc.txt'), file('b.txt')]],
    ['images', [file('images/a.png')]],
  ]),
  new Set(['images']),
);

describe('the tree of artifacts', () => {
  it('shows what is open', () => {
    expect(items.map(({ path, level }) => [path, level])).toEqual([
      ['images', 1],
      ['images/a.png', 2],
      ['ab.txt', 1],
      ['abc.txt', 1],
      ['b.txt', 1],
    ]);
    expect(foldersAbove('a/b/c.txt')).toEqual(['a', 'a/b']);
  });

  it('moves by keys', () => {
    expect(keyMove(items, 0, 'ArrowDown')).toEqual({ to: 'images/a.png' });
    expect(keyMove(items, 1, 'ArrowLeft')).toEqual({ to: 'images' });
    expect(keyMove(items, 0, 'ArrowLeft')).toEqual({ toggle: 'images' });
    expect(keyMove(items, 2, 'ArrowRight')).toBeUndefined();
    expect(keyMove(items, 4, 'ArrowDown')).toBeUndefined();
  });

  it('goes to what is typed', () => {
    expect(typedTo(items, 0, 'a')).toBe(1);
    expect(typedTo(items, 1, 'a')).toBe(2);
    expect(typedTo(items, 2, 'abc')).toBe(3);
    expect(typedTo(items, 4, 'I')).toBe(0);
    expect(typedTo(items, 0, 'zz')).toBe(-1);
  });

  it('walks through files', () => {
    expect(fileBeside(items, 'images/a.png', 1)).toBe('ab.txt');
    expect(fileBeside(items, 'images/a.png', -1)).toBeUndefined();
    expect(fileBeside(items, '', 1)).toBe('images/a.png');
    expect(fileBeside(items, '', -1)).toBe('b.txt');
  });
});
