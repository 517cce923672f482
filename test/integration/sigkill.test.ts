import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDemoServer } from '../../electron/demo/demo-server.ts';
import { startHeadless } from '../support/headless-process.ts';
import { openPage } from './support/page.ts';

const BURST = 200;
/** Killed once more than so many incidents were told. */
const TOLD_AT_DEATH = 20;
const program = fileURLToPath(new URL('../../electron/headless.ts', import.meta.url));

async function crashingCluster() {
  const server = await startDemoServer({ scenario: 'empty' });
  onTestFinished(() => server.close());
  const names = Array.from({ length: BURST }, (_, index) => `app-${index}`);
  for (const name of names) server.cluster.makeDeployment({ namespace: 'default', name });
  const crash = (some: string[]) => {
    for (const name of some)
      for (const pod of server.cluster.podsOf('default', name)) server.cluster.crashLoop(pod, name);
  };
  return { server, names, crash };
}

test('the whole program, killed in the middle of a burst of 200 and started again, has all 200, each once', async () => {
  const { server, names, crash } = await crashingCluster();
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-sigkill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, server.kubeconfig);
  const data = join(folder, 'data');
  const args = ['--data-dir', data, '--kubeconfig', kubeconfig, '--context', 'demo'];
  const start = async () => {
    const host = await startHeadless(args, process.env, program);
    onTestFinished(() => void host.end('SIGKILL'));
    return { host, page: await openPage(host.url) };
  };

  const first = await start();
  await vi.waitFor(async () => expect((await first.page.state()).loops[0]?.phase).toBe('watching'), {
    timeout: 15_000,
    interval: 50,
  });
  crash(names.slice(0, BURST / 2));
  await vi.waitFor(
    () => {
      const told = new Set(first.page.frames.join('').match(/"name":"app-\d+"/g));
      expect(told.size).toBeGreaterThan(TOLD_AT_DEATH);
    },
    { timeout: 20_000, interval: 2 },
  );
  // Half of them are still on their way when it dies.
  crash(names.slice(BURST / 2));
  expect(await first.host.end('SIGKILL')).toBeNull();

  const second = await start();
  const everything = { context: 'demo', state: 'all', limit: 5000, before: null } as const;
  await vi.waitFor(
    async () => {
      expect((await second.page.request('incidents.list', everything)).total).toBeGreaterThanOrEqual(BURST);
      expect((await second.page.state()).loops[0]?.phase).toBe('watching');
    },
    { timeout: 30_000, interval: 100 },
  );
  const { incidents } = await second.page.request('incidents.list', everything);
  expect(incidents.map(({ type, name }) => `${type} ${name}`).sort()).toEqual(
    names.map((name) => `crash_loop ${name}`).sort(),
  );
  expect(incidents.filter(({ state, reopened }) => state !== 'open' || reopened > 0)).toEqual([]);
  expect(await second.host.end('SIGTERM')).toBe(0);

  const db = new Sqlite(join(data, 'dogwatch.db'), { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT count(*) FROM incidents').pluck().get()).toBe(BURST);
  const repeated = db
    .prepare(
      `SELECT incident, uid, container, occurrence FROM events WHERE phase = 'anomaly'
       GROUP BY incident, uid, container, occurrence HAVING count(*) > 1`,
    )
    .all();
  expect(repeated).toEqual([]);
}, 90_000);
