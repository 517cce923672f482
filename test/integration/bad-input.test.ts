import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import type { Fault, FaultTarget } from '../../electron/demo/faults.ts';
import { statusLines } from '../../electron/shell/tray-menu.ts';
import { trayStatus } from '../../electron/shell/tray-status.ts';
import { startHeadless } from '../support/headless-process.ts';
import { startDogwatch, type TestedDogwatch, temporaryFolder, until } from './support/dogwatch.ts';
import { openPage } from './support/page.ts';
import { startTroubledCluster, type TroubledCluster } from './support/troubled-cluster.ts';

/** DESIGN §5 and issue 2, "Bad input": one sentence where the person looks, the cause in the log, nothing lost. */

const program = fileURLToPath(new URL('../../electron/headless.ts', import.meta.url));
const SECRET = 'S3cretOfTheKubeconfig0123456789';

const notices = ({ app }: TestedDogwatch) => app.state().notices.map(({ text }) => text);
const problems = ({ app }: TestedDogwatch) => app.state().loops.flatMap((loop) => loop.problems);
const tray = ({ app }: TestedDogwatch) => statusLines(app.state(), Date.now()).map(({ label }) => label);
const sees = (dogwatch: TestedDogwatch) =>
  until(() =>
    expect(dogwatch.app.openIncidents(10)).toMatchObject([{ type: 'crash_loop', name: 'web', count: 1 }]),
  );

describe('a kubeconfig', () => {
  const entry = (change: object) => (cluster: TroubledCluster) =>
    JSON.stringify({ ...JSON.parse(cluster.kubeconfig), ...change });

  test.for<[name: string, text: ((cluster: TroubledCluster) => string) | null, says: RegExp]>([
    ['that is missing', null, /kubeconfig does not exist; check --kubeconfig$/],
    ['that is empty', () => '', /kubeconfig is empty$/],
    [
      'that is not YAML',
      () => `token: ${SECRET}\nbad: [`,
      /kubeconfig is not valid YAML \(line \d, column \d\)$/,
    ],
    ['that is a list', () => `- ${SECRET}`, /kubeconfig is not a kubeconfig/],
    ['whose current-context is gone', entry({ 'current-context': 'old' }), /^the current-context old names/],
  ])('%s is one notice, and nothing is watched', async ([, text, says]) => {
    const dogwatch = await startDogwatch({ kubeconfig: text?.(await startTroubledCluster()) ?? null });
    expect(notices(dogwatch)).toEqual([expect.stringMatching(says)]);
    expect(tray(dogwatch)).toEqual(['Nothing is watched: choose a context']);
    expect(dogwatch.terminal()).toMatch(new RegExp(says, 'm'));
    expect(dogwatch.everything()).not.toContain(SECRET);
  });

  test('that may not be read is said so', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may read everything');
    const dogwatch = await startDogwatch({ kubeconfig: 'a: b', kubeconfigMode: 0o000 });
    expect(notices(dogwatch)).toEqual([expect.stringMatching(/^cannot read .* \(permission denied\)$/)]);
  });

  test.for<[name: string, change: object, says: string]>([
    ['cluster', { clusters: [] }, 'the context names the cluster demo, which no kubeconfig file defines'],
    ['user', { users: [] }, 'the context names the user demo-admin, which no kubeconfig file defines'],
  ])('context whose %s is missing cannot be chosen, and says why', async ([, change, says]) => {
    const dogwatch = await startDogwatch({ kubeconfig: entry(change)(await startTroubledCluster()) });
    expect(dogwatch.app.state().contexts).toMatchObject([{ name: 'demo', problem: says }]);
    expect(await dogwatch.app.handle('contexts.choose', { name: 'demo' })).toEqual({
      ok: false,
      error: `demo cannot be watched: ${says}`,
    });
  });
});

describe('credentials', () => {
  test.for<[name: string, user: object, says: RegExp]>([
    ['none', {}, /rejected the credentials \(401\): sign in again/],
    ['an expired token', { token: SECRET }, /rejected the credentials \(401\): sign in again/],
    [
      'a key that is none',
      pem(SECRET),
      /^the client certificate and key cannot be read as PEM; check the user/,
    ],
    ['a plugin that is missing', exec('no-such-plugin'), /^plugin no-such-plugin not found on PATH/],
    ['a token file that is missing', { tokenFile: 'gone' }, /^cannot read .*gone \(no such file\)/],
  ])('%s', async ([, user, says]) => {
    const cluster = await startTroubledCluster();
    const config = JSON.parse(cluster.kubeconfig);
    config.users[0].user = user;
    const dogwatch = await startDogwatch({ kubeconfig: JSON.stringify(config), choose: true });
    await until(() => expect(problems(dogwatch)).toEqual([expect.stringMatching(says)]));
    expect(trayStatus(dogwatch.app.state()).shape).toBe('unseen');
    await until(() =>
      expect(dogwatch.terminal()).toMatch(new RegExp(says.source.replace('^', '^demo: '), 'm')),
    );
    expect(dogwatch.everything()).not.toContain(SECRET);
  });
});

function pem(text: string) {
  const data = Buffer.from(text).toString('base64');
  return { 'client-certificate-data': data, 'client-key-data': data };
}

function exec(command: string) {
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command } };
}

describe('an API server', () => {
  const FAULTS: [fault: Fault, target: FaultTarget, says: RegExp][] = [
    [{ kind: 'status', code: 403 }, {}, /^not permitted to list namespaces, nodes, .*: nothing is known/],
    [{ kind: 'status', code: 403 }, { resource: 'nodes' }, /^not permitted to list nodes: nothing is known/],
    [{ kind: 'html' }, {}, /answered with HTML instead of JSON: .* login page\? Trying again/],
    [{ kind: 'garbage' }, {}, /sent an answer that is not JSON\. Trying again/],
    [{ kind: 'cut' }, {}, /sent an answer cut short\. Trying again/],
    [{ kind: 'truncate' }, { resource: 'pods' }, /^pods: .* sent a list cut short\. Trying again/],
    [
      { kind: 'status', code: 500, message: `said Bearer ${SECRET}` },
      {},
      /\(500\): said Bearer \[redacted\]\. Trying again/,
    ],
  ];

  test.for(FAULTS)('that answers with %j (%j) is said, and made good', async ([fault, target, says]) => {
    const cluster = await startTroubledCluster();
    cluster.faults.add(fault, target);
    const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true });
    await until(() => expect(problems(dogwatch)).toEqual([expect.stringMatching(says)]));
    expect(['unseen', 'critical']).toContain(trayStatus(dogwatch.app.state()).shape);
    expect(tray(dogwatch)).not.toEqual([expect.stringMatching(/quiet|no incidents/)]);
    await until(() => expect(dogwatch.log()).toMatch(/cycle failed \{.*"error":"/));

    cluster.faults.clear();
    await dogwatch.app.handle('loop.pollNow', {});
    await sees(dogwatch);
    await until(() => expect(problems(dogwatch)).toEqual([]));
    expect(dogwatch.everything()).not.toContain(SECRET);
  });

  test('that is down, and whose certificate another authority signed', async () => {
    const [cluster, other] = [await startTroubledCluster(), await startTroubledCluster()];
    await other.faults.refuse();
    const config = JSON.parse(cluster.kubeconfig);
    config.clusters[0].cluster['certificate-authority-data'] = Buffer.from(other.ca).toString('base64');
    const untrusting = await startDogwatch({ kubeconfig: JSON.stringify(config), choose: true });
    const down = await startDogwatch({ kubeconfig: other.kubeconfig, choose: true });
    await until(() =>
      expect(problems(untrusting)[0]).toMatch(
        /^the certificate of https:.* is not trusted: .*; check certificate-auth/,
      ),
    );
    await until(() =>
      expect(problems(down)[0]).toMatch(/^cannot reach https:.*\(connection refused\)\. Trying/),
    );
    await until(() => expect(down.log()).toContain('"message":"connect ECONNREFUSED'));
    // Eight resources fail, one sentence is said.
    await until(() => expect(down.terminal().match(/connection refused/g)).toHaveLength(1));
  });
});

describe('a kubeconfig that is replaced while it is watched', () => {
  async function watched() {
    const cluster = await startTroubledCluster();
    const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true });
    await sees(dogwatch);
    const replace = (text: string) => {
      writeFileSync(`${dogwatch.kubeconfig}.new`, text);
      renameSync(`${dogwatch.kubeconfig}.new`, dogwatch.kubeconfig);
    };
    return { cluster, dogwatch, replace };
  }
  const stillOpen = ({ app }: TestedDogwatch) =>
    expect(app.openIncidents(10)).toMatchObject([{ name: 'web', state: 'open', count: 1 }]);

  test.for<[name: string, text: (config: string) => string | null, says: RegExp]>([
    ['by nothing', () => null, /^demo is not watched: .* does not exist; check --kubeconfig$/],
    ['by an empty file', () => '', /^demo is not watched: .* is empty$/],
    ['by one that is not YAML', () => '{{{', /^demo is not watched: .* is not valid YAML/],
    [
      'by one without the context',
      (config) => config.replaceAll('"name": "demo",\n      "context"', '"name": "prod",\n      "context"'),
      /^demo is not watched: there is no such context in the kubeconfig: it has prod$/,
    ],
    [
      'by one without the cluster',
      (config) => JSON.stringify({ ...JSON.parse(config), clusters: [] }),
      /^demo is not watched: the context names the cluster demo, which no kubeconfig file defines$/,
    ],
  ])('%s: said, nothing closed; and back', async ([, text, says]) => {
    const { cluster, dogwatch, replace } = await watched();
    const other = text(cluster.kubeconfig);
    if (other === null) rmSync(dogwatch.kubeconfig);
    else replace(other);
    await until(() => expect(notices(dogwatch)).toContainEqual(expect.stringMatching(says)));
    await until(() => expect(tray(dogwatch)).toEqual(['demo: not watched']));
    expect(dogwatch.terminal()).toMatch(new RegExp(says, 'm'));
    stillOpen(dogwatch);

    replace(cluster.kubeconfig);
    await until(() =>
      expect(dogwatch.app.state().loops).toMatchObject([{ phase: 'watching', problems: [] }]),
    );
    expect(notices(dogwatch)).toEqual([]);
    stillOpen(dogwatch);
  });

  test('by one that leads to another cluster: what was open there is neither recovered nor gone', async () => {
    const { dogwatch, replace } = await watched();
    const before = dogwatch.app.state().loops[0]?.cluster;
    const other = await startTroubledCluster({ seed: 2, healthy: true });
    replace(other.kubeconfig);
    await until(() => {
      const [loop] = dogwatch.app.state().loops;
      expect(loop).toMatchObject({ phase: 'watching', server: other.url });
      expect(loop?.cluster).not.toBe(before);
    });
    const query = { context: 'demo', state: 'active', limit: 10, before: null };
    expect(await dogwatch.app.handle('incidents.list', query)).toMatchObject({
      value: { incidents: [{ name: 'web', state: 'open', count: 1, cluster: before }] },
    });
    expect(dogwatch.app.state().unwatched).toMatchObject([{ context: 'demo', cluster: before }]);
  });
});

describe('a data folder', () => {
  test('with a corrupt database: moved aside, its new name said', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'dogwatch.db'), 'not a database at all');
    const cluster = await startTroubledCluster();
    const dogwatch = await startDogwatch({ data, kubeconfig: cluster.kubeconfig, choose: true });
    const aside = readdirSync(data).find((name) => name.includes('corrupt')) ?? '';
    expect(readFileSync(join(data, aside), 'utf8')).toBe('not a database at all');
    expect(notices(dogwatch)).toEqual([
      expect.stringContaining(`moved to ${join(data, aside)} and a new one`),
    ]);
    expect(dogwatch.terminal()).toContain(aside);
    await sees(dogwatch);
  });

  test('that another Dogwatch uses, or where a folder is in the way: refused in one sentence', async () => {
    const first = await startDogwatch({ kubeconfig: null });
    await expect(startDogwatch({ data: first.data, kubeconfig: null })).rejects.toThrow(
      /^Another Dogwatch is using the database .*: close it first\.$/,
    );
    const data = temporaryFolder();
    mkdirSync(join(data, 'dogwatch.db'));
    await expect(startDogwatch({ data, kubeconfig: null })).rejects.toThrow(
      /^The database .* cannot be used \(/,
    );
  });

  test('with unknown settings: each is named, the rest counts', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'settings.json'), '{"theme":"dark","watch":{"intervall":7,"interval":"7"}}');
    const dogwatch = await startDogwatch({ data, kubeconfig: '' });
    expect(notices(dogwatch)).toContainEqual(
      expect.stringMatching(/unknown setting "watch.intervall" is ignored$/),
    );
    expect(notices(dogwatch)).toContainEqual(
      expect.stringMatching(/"watch.interval" takes a number from 5 to 3,600 s/),
    );
    expect(dogwatch.app.state().settings).toMatchObject({ theme: 'dark', watch: { interval: 30 } });
  });

  test('is its owner’s alone', async () => {
    const cluster = await startTroubledCluster();
    const { data } = await startDogwatch({ kubeconfig: cluster.kubeconfig, choose: true });
    const mode = (...path: string[]) => statSync(join(data, ...path)).mode & 0o777;
    expect(mode('logs')).toBe(0o700);
    expect(mode('logs', 'dogwatch.log')).toBe(0o600);
    expect(
      readdirSync(data)
        .filter((name) => name.startsWith('dogwatch.db'))
        .map((name) => mode(name)),
    ).toEqual([0o600, 0o600]);
  });
});

test('a listener with a bug stops neither the loop nor the others', async () => {
  const cluster = await startTroubledCluster();
  const dogwatch = await startDogwatch({ kubeconfig: cluster.kubeconfig });
  const heard: string[] = [];
  dogwatch.app.onPush(() => {
    throw new Error('a bug');
  });
  dogwatch.app.onPush((push) => void heard.push(push));
  await dogwatch.app.handle('contexts.choose', { name: 'demo' });
  await sees(dogwatch);
  expect(heard).toContain('incidents');
  expect(dogwatch.log()).toMatch(/pushing incidents failed .*a bug/);
});

test('a full disk: said while it lasts, and what was seen meanwhile is saved once', async () => {
  const cluster = await startTroubledCluster();
  const data = temporaryFolder();
  writeFileSync(join(data, 'settings.json'), '{"watch":{"interval":5}}');
  const dogwatch = await startDogwatch({ data, kubeconfig: cluster.kubeconfig });
  const full = vi.spyOn(Sqlite.prototype, 'transaction').mockImplementation(() => {
    throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
  });
  try {
    await dogwatch.app.handle('contexts.choose', { name: 'demo' });
    const says =
      /^1 events? (is|are) not saved \(The disk is full: .*dogwatch\.db cannot grow\. Free some space/;
    await until(() => expect(problems(dogwatch)).toEqual([expect.stringMatching(says)]));
    expect(dogwatch.app.state().notSaved).toBe(1);
    await until(() => expect(tray(dogwatch)).toEqual([expect.stringMatching(/^demo: 1 event not saved, /)]));
    expect(dogwatch.log()).toMatch(/events could not be saved \{.*SQLITE_FULL|database or disk is full/);
  } finally {
    full.mockRestore();
  }
  await sees(dogwatch);
  await until(() => expect(problems(dogwatch)).toEqual([]));
});

test('the whole program ends within 2 s of a signal, says so in its log, and told nobody the token', async () => {
  const cluster = await startTroubledCluster();
  const folder = temporaryFolder();
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, cluster.kubeconfig);
  const args = ['--data-dir', folder, '--kubeconfig', kubeconfig, '--context', 'demo'];
  const host = await startHeadless(args, process.env, program);
  const page = await openPage(host.url);
  await until(async () => expect((await page.state()).open?.critical).toBe(1));
  cluster.faults.add({ kind: 'hang' });

  const signalled = Date.now();
  expect(await host.end('SIGINT')).toBe(0);
  // The program's own limit is 2 s; the rest is this machine's.
  expect(Date.now() - signalled).toBeLessThan(6_000);
  const log = readFileSync(join(folder, 'logs', 'dogwatch.log'), 'utf8');
  expect(log).toContain('watchloop.cancelled');
  const database = readFileSync(join(folder, 'dogwatch.db'), 'latin1');
  expect([log, database, host.output(), ...page.frames].join('\n')).not.toContain(cluster.tokens.admin);
});
