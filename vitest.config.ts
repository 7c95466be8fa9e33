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
    // How long something takes on a busy machine is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
