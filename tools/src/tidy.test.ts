import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tidyFaults } from './tidy.ts';
import { ROOT, sourceFiles } from './workspace.ts';

const OWN = /^tools\/src\/tidy/;

describe('tidiness', () => {
  it('holds in every source file', () => {
    const files = ['packages', 'apps', 'conformance', 'bench', 'tools'].flatMap((folder) =>
      sourceFiles(join(ROOT, folder)),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ path }) => !OWN.test(path)).flatMap(tidyFaults)).toEqual([]);
  });

  it.each([
    ['packages/server/src/a.ts', 'const x = y as any;'],
    ['packages/server/src/a.ts', '// @ts-ignore'],
    ['packages/server/src/a.ts', "console.log('x');"],
    ['packages/store/src/a.ts', 'const now = Date.now();'],
    ['packages/store-sql/src/a.ts', 'const port = process.env.PORT;'],
    ['packages/store/src/a.test.ts', "it.only('x', () => {});"], // a text for the rule, not a test
    ['packages/store/src/a.test.ts', "it.skip('x', () => {});"], // a text for the rule, not a test
    ['apps/web/src/a.test.ts', "describe.todo('x');"], // a text for the rule, not a test
    ['packages/store/src/utils.ts', 'export const x = 1;'],
    ['packages/store/src/helpers/x.ts', 'export const x = 1;'],
  ])('would notice %s with %s', (path, text) => {
    expect(tidyFaults({ path, text })).toHaveLength(1);
  });
});
