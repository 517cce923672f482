/**
 * What can be bundled, and the files each bundle is made from: a change in one of them makes it stale.
 * @type {Record<string, { output: string, sources: string[] }>}
 */
export const targets = {
  main: { output: 'main.js', sources: ['electron', 'shared'] },
  preload: { output: 'preload.cjs', sources: ['electron', 'shared'] },
  headless: { output: 'headless.js', sources: ['electron', 'shared'] },
  check: { output: 'check.js', sources: ['electron', 'shared'] },
  dogwatch: { output: 'dogwatch.js', sources: ['electron', 'shared'] },
  explain: { output: 'explain.js', sources: ['electron', 'shared'] },
  rules: { output: 'rules.js', sources: ['electron', 'shared'] },
  renderer: { output: 'renderer', sources: ['renderer', 'shared'] },
};

const app = ['main', 'preload', 'headless', 'renderer'];
const desktop = ['main', 'preload', 'renderer'];
const nothing = () => [];

/**
 * What `npm run NAME` builds first, and the program it then runs under Node 24. A new script is one line here
 * and one in package.json.
 * @type {Record<string, { builds: (args: string[]) => string[], runs?: string }>}
 */
export const scripts = {
  start: {
    builds: (args) => (args.includes('--headless') ? ['headless', 'renderer'] : app),
    runs: 'build/start.ts',
  },
  check: { builds: () => ['check'], runs: 'out/check.js' },
  explain: { builds: () => ['explain'], runs: 'out/explain.js' },
  rules: { builds: () => ['rules'], runs: 'out/rules.js' },
  test: { builds: nothing, runs: 'build/test.ts' },
  build: { builds: (args) => (args.length > 0 ? args : Object.keys(targets)) },
  lint: { builds: nothing, runs: 'build/lint.ts' },
  format: { builds: nothing, runs: 'build/format.ts' },
  typecheck: { builds: nothing, runs: 'build/typecheck.ts' },
  bench: { builds: () => ['headless', 'renderer'], runs: 'test/bench/bench.ts' },
  package: { builds: () => desktop, runs: 'build/package.ts' },
  screenshots: { builds: () => app, runs: 'test/support/screenshots.ts' },
};
