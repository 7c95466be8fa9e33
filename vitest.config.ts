import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tools/src/closing-line-reporter.ts'],
    pool: 'threads',
    // One fewer than there are cores is what vitest takes by itself: half of a small machine.
    maxWorkers: '100%',
    // How long something takes on a busy machine is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/*/src/**/*.test.ts', 'tools/src/**/*.test.ts', 'conformance/src/**/*.test.ts'],
          // To load every module again for each file took longer than the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        // Its tests put other modules in the place of some, and its modules keep what people have chosen.
        test: { name: 'web', include: ['apps/*/src/**/*.test.ts'] },
      },
    ],
  },
});
