import { join } from 'node:path';
import { type Browser, findBrowser } from './browser.ts';
import { electronRuntime } from './electron-runtime.ts';
import { root } from './paths.mjs';
import { add, none, summary, type Tally } from './tally.ts';
import { choose, type Layer } from './test-layers.ts';
import { count, run } from './test-runners.ts';
import { runNode } from './tools.ts';

const { chosen, filters } = choose(process.argv.slice(2));
// Libraries must not take a person's NODE_ENV=production for the tests'.
const env: NodeJS.ProcessEnv = { ...process.env };
delete env.NODE_ENV;

let total: Tally = none;
let browser: Browser | undefined;
const notRun: string[] = [];

const built = chosen.some((layer) => layer.bundles !== 'unused') ? await buildAll() : undefined;
for (const layer of chosen) {
  const missing = await whatIsMissing(layer);
  if (missing !== undefined) {
    const skipped = await count(layer, filters, env);
    total = add(total, { ...none, skipped });
    notRun.push(`${layer.name}${skipped > 0 ? ` (${skipped} tests)` : ''}: ${missing}`);
    continue;
  }
  say(`\n${layer.name}`);
  const tally = await run(layer, filters, env);
  if (tally.passed + tally.failed + tally.skipped === 0)
    say(`${layer.name} has no${filters.length > 0 ? ' matching' : ''} tests.`);
  total = add(total, tally);
}

if (notRun.length > 0) say(`\nNot run on this machine:\n${notRun.map((line) => `- ${line}`).join('\n')}`);
say(`\n${summary(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** The bundles are made by the same bootstrap as everywhere; that they can be is a test of its own. */
async function buildAll(): Promise<boolean> {
  const ok = (await runNode([join(root, 'build/run.mjs'), 'build'])) === 0;
  total = add(total, ok ? { ...none, passed: 1 } : { ...none, failed: 1 });
  return ok;
}

/** What this machine lacks for a layer, and how to get it. */
async function whatIsMissing({ name, runner, bundles }: Layer): Promise<string | undefined> {
  if (name === 'cluster' && !env.KUBEBUILDER_ASSETS)
    return 'set KUBEBUILDER_ASSETS to a folder with etcd and kube-apiserver; `setup-envtest use -p path` prints one';
  if (bundles === 'required' && !built) return 'the build failed';
  if (name === 'electron') {
    const runtime = await electronRuntime();
    return 'why' in runtime ? `no real Electron: ${runtime.why}` : undefined;
  }
  if (runner !== 'playwright') return undefined;
  browser ??= await findBrowser();
  if ('why' in browser) return browser.why;
  env.DOGWATCH_CHROMIUM = browser.path;
  return undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
