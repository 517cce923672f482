import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A shared build machine may stall for seconds; the report marks what needed its second try. */
const retry = process.env.CI ? 1 : 0;

/** The layers of `npm test` that Vitest runs; see build/test-layers.ts. */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          // A property test takes its time on a machine that does other things too.
          testTimeout: 20_000,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/**', 'test/cluster/**', 'test/package/**', 'test/e2e/**'],
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 20_000,
          retry,
          hookTimeout: 20_000,
        },
      },
      {
        root,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 60_000,
          retry,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        root,
        test: {
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          testTimeout: 300_000,
          retry,
          hookTimeout: 300_000,
          // Each file drives a control plane of its own, and two of them starve each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
