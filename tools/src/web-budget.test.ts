import { randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type BuiltFile, exceededBudgets } from './web-budget.ts';

/** Random bytes do not get smaller by compression. */
const file = (fileName: string, bytes: number, rest: Partial<BuiltFile> = {}): BuiltFile => ({
  fileName,
  content: randomBytes(bytes),
  ...rest,
});

const FILES = [
  file('assets/index-AAAAAAAA.js', 1000, {
    module: 'index.html',
    imports: ['assets/react-AAAAAAAA.js'],
    styles: ['assets/index-AAAAAAAA.css'],
  }),
  file('assets/react-AAAAAAAA.js', 500),
  file('assets/list-AAAAAAAA.js', 300, {
    module: 'src/pages/list.tsx',
    imports: ['assets/index-AAAAAAAA.js', 'assets/react-AAAAAAAA.js'],
  }),
  file('assets/other-AAAAAAAA.js', 9000, { module: 'src/pages/other.tsx' }),
  file('assets/index-AAAAAAAA.css', 200),
];
const SCREEN = { screen: 'the list', modules: ['index.html', 'src/pages/list.tsx'] };
const sent = (at: number): number => brotliCompressSync(FILES[at]?.content ?? '').length;
const SCRIPT = sent(0) + sent(1) + sent(2);
const STYLE = sent(4);

describe('the budget of a screen', () => {
  test('counts each file once that the screen waits for, and no other', () => {
    const exact = { ...SCREEN, scriptBytesMax: SCRIPT, styleBytesMax: STYLE };
    expect(exceededBudgets([exact], FILES)).toEqual([]);
  });

  test('is exceeded by one byte, and what grew most is named first', () => {
    const tight = { ...SCREEN, scriptBytesMax: SCRIPT - 1, styleBytesMax: STYLE - 1 };
    const before = new Map([['list.js', sent(2) - 100]]);
    expect(exceededBudgets([tight], FILES, before)).toEqual([
      `the list: script takes ${SCRIPT} of ${SCRIPT - 1} bytes: ` +
        `list.js ${sent(2)} (+100), index.js ${sent(0)}, react.js ${sent(1)}`,
      `the list: style takes ${STYLE} of ${STYLE - 1} bytes: index.css ${STYLE}`,
    ]);
  });

  test('of a source that has no file of its own is refused', () => {
    const unknown = { ...SCREEN, modules: ['src/gone.tsx'], scriptBytesMax: 1e6, styleBytesMax: 1e6 };
    expect(() => exceededBudgets([unknown], FILES)).toThrow('src/gone.tsx');
  });
});
