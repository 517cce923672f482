import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { startDemoServer } from '../../electron/demo/demo-server.ts';

/** What npm says when it cannot reach its registry, which is no fault of the package. */
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|\bE(401|403|5\d\d)\b/;

const folder = mkdtempSync(join(tmpdir(), 'dogwatch-npm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The bundles need the Node that runs these tests; npm may have brought an older one. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
const npm = (args: string[], cwd: string): SpawnSyncReturns<string> =>
  spawnSync('npm', args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 100_000,
    shell: process.platform === 'win32',
  });

/** The bundles are built already; prepack would build them once more. */
const packed = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);

test('npm pack puts the hosts and the window in, and nothing else', () => {
  const [{ files }] = JSON.parse(packed.stdout);
  const paths: string[] = files.map(({ path }: { path: string }) => path);
  const window = paths.filter((path) => path.startsWith('out/renderer/'));
  expect(window).toEqual(expect.arrayContaining(['out/renderer/index.html', 'out/renderer/licences.md']));
  expect(window.filter((path) => path.endsWith('.map'))).toEqual([]);
  expect(paths.filter((path) => !window.includes(path)).sort()).toEqual([
    'LICENSE',
    'README.md',
    'out/check.js',
    'out/check.licences.md',
    'out/dogwatch.js',
    'out/explain.js',
    'out/explain.licences.md',
    'out/headless.js',
    'out/headless.licences.md',
    // npm always takes what "main" names, which is Electron's.
    'out/main.js',
    'out/main.licences.md',
    'out/rules.js',
    'out/rules.licences.md',
    'package.json',
    'shared/webhook.schema.json',
  ]);
});

describe('installed into an empty folder', () => {
  const home = join(folder, 'home');
  let unreachable: string | undefined;

  beforeAll(() => {
    mkdirSync(home);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const args = [
      'install',
      join(folder, tarball),
      '--prefix',
      home,
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
    ];
    const { status, stderr, error } = npm(
      [...args, '--fetch-retries', '1', '--fetch-timeout', '30000'],
      home,
    );
    if (status === 0) return;
    const why = error?.message ?? stderr;
    if (!OFFLINE.test(why)) throw new Error(`npm install failed:\n${why}`);
    unreachable = `npm cannot reach its registry: ${OFFLINE.exec(why)?.[0]}`;
    process.stderr.write(`dogwatch: the npm package is not tried out. ${unreachable}\n`);
  }, 120_000);

  const program = join(home, 'node_modules/.bin/dogwatch');
  const dogwatch = (...args: string[]) =>
    spawn(program, args, { cwd: home, env: { ...env, KUBECONFIG: '' }, shell: process.platform === 'win32' });

  test('it brings better-sqlite3 and what that needs, no more', ({ skip }) => {
    if (unreachable !== undefined) skip(unreachable);
    const modules = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules.sort()).toEqual(['better-sqlite3', 'dogwatch', 'node-addon-api']);
  });

  test('dogwatch check looks at a cluster', async ({ skip }) => {
    if (unreachable !== undefined) skip(unreachable);
    const cluster = await startDemoServer({ scenario: 'quiet', seed: 1 });
    try {
      writeFileSync(join(folder, 'config'), cluster.kubeconfig);
      const child = dogwatch('check', '--json', '--kubeconfig', join(folder, 'config'));
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      const [code] = await once(child, 'close');
      expect(JSON.parse(output)).toMatchObject({ complete: true, errors: [], incidents: [] });
      expect(code).toBe(0);
    } finally {
      await cluster.close();
    }
  });

  test('dogwatch explain asks for what it is to explain', async ({ skip }) => {
    if (unreachable !== undefined) skip(unreachable);
    const child = dogwatch('explain');
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    await once(child, 'close');
    expect(output).toMatch(/say what is to be explained/);
  });

  test('dogwatch headless serves the window', async ({ skip }) => {
    if (unreachable !== undefined) skip(unreachable);
    const child = dogwatch('headless', '--demo', '--port', '0', '--data-dir', join(folder, 'data'));
    try {
      let output = '';
      const link = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (chunk) => {
          output += chunk;
          const [found] = /http:\/\/\S+/.exec(output) ?? [];
          if (found !== undefined) resolve(found);
        });
        child.stderr.on('data', (chunk) => {
          output += chunk;
        });
        child.on('exit', (code) => reject(new Error(`it ended with ${code}:\n${output}`)));
      });
      const traded = await fetch(link, { redirect: 'manual' });
      const cookie = traded.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const page = await fetch(new URL('/', link), { headers: { cookie } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Dogwatch</title>');
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  });

  test('dogwatch alone says what there is; what there is not ends with 2', async ({ skip }) => {
    if (unreachable !== undefined) skip(unreachable);
    const said = spawnSync(program, [], { env, encoding: 'utf8', shell: process.platform === 'win32' });
    expect(said.stdout).toMatch(/^ {2}dogwatch headless .+\n {2}dogwatch check .+\n {2}dogwatch explain /m);
    const refused = spawnSync(program, ['sniff'], {
      env,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    expect(refused.stderr).toMatch(/^dogwatch: there is no command "sniff"/);
    expect(refused.status).toBe(2);
  });
});
