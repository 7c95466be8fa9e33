import { expect, it } from 'vitest';
import { commonFolder, movedNames } from './moved-names.ts';

it('finds the folder that names share, never a part of a word', () => {
  expect(commonFolder(['vision/resnet', 'vision/vit'], '/')).toBe('vision');
  expect(commonFolder(['a/b/c', 'a/b/d/e'], '/')).toBe('a/b');
  expect(commonFolder(['ab/x', 'ac/x'], '/')).toBe('');
  expect(commonFolder(['alone'], '/')).toBe('');
  expect(commonFolder([], '/')).toBe('');
});

it('moves what is below it', () => {
  expect(movedNames(['vision/resnet', 'vision/old/vit'], 'cv/2026', '/')).toEqual([
    'cv/2026/resnet',
    'cv/2026/old/vit',
  ]);
  expect(movedNames(['vision/resnet'], '', '/')).toEqual(['resnet']);
  expect(movedNames(['a', 'b/c'], ' /new// ', '/')).toEqual(['new/a', 'new/b/c']);
});
