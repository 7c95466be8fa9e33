import { join } from 'node:path';
import { type Endpoint, ENDPOINTS } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { ALLOWED, importFaults } from './architecture.ts';
import { ROOT, sourceFiles, workspacePackages } from './workspace.ts';

const packages = workspacePackages().map((item) => ({
  ...item,
  files: sourceFiles(join(item.folder, 'src')),
}));

describe('who may import whom', () => {
  it('has a rule for every package', () => {
    expect(packages.map(({ name }) => name).toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
  });

  it('holds', () => {
    expect(importFaults(packages)).toEqual([]);
  });

  it.each([
    ['search', "import { ApiError } from '@millrace/protocol';"],
    ['protocol', "import { readFileSync } from 'node:fs';"],
    ['store', "export { join } from 'node:path';"],
    ['server', "import { openSqliteStore } from '@millrace/store-sql';"],
    ['server', "import { DatabaseSync } from 'node:sqlite';"],
    ['artifacts', "import { createServer } from 'node:http';"],
    ['millrace', "const kit = await import('@millrace/testkit');"],
  ])('would notice %s with %s', (name, text) => {
    const file = { path: `packages/${name}/src/wrong.ts`, text };
    expect(importFaults([{ name, dependencies: [], files: [file] }])).toHaveLength(1);
  });

  it('would notice a dependency declared against the rules', () => {
    expect(importFaults([{ name: 'search', dependencies: ['@millrace/protocol'], files: [] }])).toHaveLength(
      1,
    );
  });
});

describe('one endpoint, one name', () => {
  const names = Object.keys(ENDPOINTS);
  const serverFiles = new Set(sourceFiles(join(ROOT, 'packages/server/src')).map(({ path }) => path));
  const protocolFiles = new Set(sourceFiles(join(ROOT, 'packages/protocol/src')).map(({ path }) => path));

  it.each(names)('%s is declared in a file of its name', (name) => {
    expect(protocolFiles).toContain(`packages/protocol/src/${name}.ts`);
    expect(ENDPOINTS[name as keyof typeof ENDPOINTS].name).toBe(name);
  });

  it.each(names.filter((name) => ENDPOINTS[name as keyof typeof ENDPOINTS].answer === 'json'))(
    '%s has a handler in a file of its name',
    (name) => {
      expect(serverFiles).toContain(`packages/server/src/${name}.ts`);
    },
  );

  it.each(names)('%s has a test in a file of its name', (name) => {
    expect(serverFiles).toContain(`packages/server/src/${name}.test.ts`);
  });
});

describe('a point read', () => {
  const pointReads: Endpoint[] = Object.values(ENDPOINTS).filter(({ effect }) => effect === 'point-read');

  it.each(pointReads)('$name asks by query for one object', ({ methods, answer, request, response }) => {
    expect({ methods, answer }).toEqual({ methods: ['GET'], answer: 'json' });
    const fields = Object.entries({ ...request.fields, ...response.fields });
    expect(
      fields.filter(([name, { shape }]) => shape === 'list' || /page_token|max_results/.test(name)),
    ).toEqual([]);
  });
});
