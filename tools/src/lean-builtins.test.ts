import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { leanBuiltins } from './lean-builtins.ts';

const SOURCE = `
  import { createServer as create, STATUS_CODES } from 'node:http';
  import { basename } from 'node:path';
  export const found = [typeof create, STATUS_CODES[200], basename('a/b')];`;

it("takes Node's modules without importing them", async () => {
  const source = {
    name: 'source',
    resolveId: (id: string) => (id === 'entry' ? id : null),
    load: () => SOURCE,
  };
  const bundle = await rolldown({ input: 'entry', platform: 'node', plugins: [source, leanBuiltins()] });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const { code } = output[0];
  expect(code).not.toMatch(/^import /m);
  const loaded = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { found: string[] };
  expect(loaded.found).toEqual(['function', 'OK', 'b']);
});
