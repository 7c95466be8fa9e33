import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'tools/src/**/*.test.ts',
      'conformance/src/**/*.test.ts',
    ],
    reporters: ['default', './tools/src/closing-line-reporter.ts'],
    pool: 'threads',
    testTimeout: 20_000,
    // How long something takes on a busy machine is no reason to fail.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
  },
});
