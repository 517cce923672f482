import { defineConfig } from 'playwright/test';

const executablePath = process.env.DOGWATCH_CHROMIUM;
const test = '**/*.spec.ts';

/**
 * The layers of `npm test` that Playwright runs; build/test.ts finds the browser and names it in DOGWATCH_CHROMIUM.
 * `shell` and `electron` are the same specs, on the stand-in of test/support and on the real runtime: a spec asks
 * `test.info().project.name` which it is on.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  timeout: 60_000,
  workers: 2,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // A shared build machine may stall for seconds; what needed its second try is listed as flaky, not hidden.
  retries: process.env.CI ? 1 : 0,
  use: {
    launchOptions: executablePath ? { executablePath } : {},
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'ui', testDir: 'e2e/ui', testMatch: test },
    // Each test starts whole programs, some of them several.
    { name: 'shell', testDir: 'e2e/shell', testMatch: test, timeout: 120_000 },
    // One real desktop: two apps would fight for its tray and its focus.
    { name: 'electron', testDir: 'e2e/shell', testMatch: test, timeout: 120_000, workers: 1 },
  ],
});
