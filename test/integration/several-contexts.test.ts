import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../electron/app/app.ts';
import { parseArguments } from '../../electron/app/arguments.ts';
import { createApp } from '../../electron/app/create-app.ts';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';
import type { Channel } from '../../shared/channels.ts';
import type { NotificationMessage, Payload, Replies } from '../../shared/ipc.ts';
import { crashWeb, writeContexts } from './support/contexts.ts';
import { temporaryFolder, until } from './support/dogwatch.ts';

/** Several contexts at once: one is shown, the others are watched because their switch is on. */

let east: DemoServer;
let west: DemoServer;

beforeAll(async () => {
  east = await startDemoServer({ scenario: 'empty' });
  west = await startDemoServer({ scenario: 'empty', seed: 2 });
  for (const server of [east, west]) {
    server.cluster.makeNamespace('shop');
    server.cluster.makeDeployment({ namespace: 'shop', name: 'web', replicas: 1 });
    crashWeb(server);
  }
});
afterAll(async () => {
  await east.close();
  await west.close();
});

/** A Dogwatch with its own folder; started anew over the same folder it remembers. */
async function dogwatch(folder: string, ...argv: string[]) {
  const kubeconfig = join(folder, 'kubeconfig');
  const levels: string[] = [];
  const told: NotificationMessage[] = [];
  const app: App = await createApp({
    host: 'headless',
    args: parseArguments(['--kubeconfig', kubeconfig, ...argv], { strict: true }),
    env: {},
    platform: 'linux',
    home: folder,
    paths: { data: folder, config: folder, logs: folder },
    log: { error() {}, warn() {}, info() {}, debug() {}, setLevel: (level) => void levels.push(level) },
    hostPort: {
      openExternal: async () => {},
      openLog: async () => {},
      notify: (message) => void told.push(message),
    },
  });
  onTestFinished(() => app.stop());

  async function ask<C extends Channel>(channel: C, payload: Payload<C>): Promise<Replies[C]> {
    const reply = await app.handle(channel, payload);
    if (!reply.ok) throw new Error(reply.error);
    return reply.value as Replies[C];
  }

  return {
    app,
    ask,
    levels,
    told,
    /** "east watching 1": context, phase and open incidents of all that is watched. */
    watched: () =>
      app.state().watched.map(({ context, open }) => {
        const loop = app.state().loops.find((one) => one.context === context);
        return `${context} ${loop?.phase ?? 'nowhere'} ${open?.critical}`;
      }),
    open: () => app.openIncidents(10).map(({ context, name }) => `${context} ${name}`),
  };
}

function folderOf(contexts: Record<string, DemoServer>): string {
  const folder = temporaryFolder();
  writeContexts(join(folder, 'kubeconfig'), contexts);
  return folder;
}

describe('the watch switch', () => {
  test('on, a context is watched beside the chosen one, and the tray is given the incidents of both', async () => {
    const { ask, watched, open, told } = await dogwatch(folderOf({ east, west }), '--context', 'east');
    await until(() => expect(watched()).toEqual(['east watching 1']));
    const state = await ask('contexts.watch', { name: 'west', on: true });
    expect(state.chosen).toBe('east');
    expect(state.contexts.map(({ name, watch }) => `${name} ${watch}`)).toEqual(['east false', 'west true']);
    await until(() => expect(watched()).toEqual(['east watching 1', 'west watching 1']));
    expect(open().sort()).toEqual(['east web', 'west web']);
    await until(() => expect(told).toHaveLength(2));
  });

  test('off, the context is left: its incidents stay and are marked', async () => {
    const { app, ask, watched, open } = await dogwatch(folderOf({ east, west }), '--context', 'east');
    await ask('contexts.watch', { name: 'west', on: true });
    await until(() => expect(watched()).toEqual(['east watching 1', 'west watching 1']));
    await ask('contexts.watch', { name: 'west', on: false });
    expect(watched()).toEqual(['east watching 1']);
    expect(open()).toEqual(['east web']);
    expect(app.state().unwatched).toMatchObject([{ context: 'west' }]);
    const query = { context: 'west', state: 'active', limit: 10, before: null } as const;
    expect((await ask('incidents.list', query)).incidents).toMatchObject([{ state: 'open' }]);
  });

  test('of the chosen context keeps it watched when another is chosen', async () => {
    const { app, ask, watched } = await dogwatch(folderOf({ east, west }), '--context', 'east');
    await until(() => expect(watched()).toEqual(['east watching 1']));
    await ask('contexts.watch', { name: 'east', on: true });
    await ask('contexts.choose', { name: 'west' });
    await until(() => expect(watched()).toEqual(['west watching 1', 'east watching 1']));
    expect(app.state().unwatched).toEqual([]);
    expect(app.state().open).toEqual({ critical: 1, warning: 0, info: 0 });
  });

  test('is remembered: at the next start the chosen one begins, the others follow', async () => {
    const folder = folderOf({ east, west });
    const first = await dogwatch(folder);
    await first.ask('contexts.choose', { name: 'east' });
    await first.ask('contexts.watch', { name: 'west', on: true });
    await until(() => expect(first.watched()).toEqual(['east watching 1', 'west watching 1']));
    await first.app.stop();
    const second = await dogwatch(folder);
    expect(second.app.state().loops.map(({ context }) => context)).toEqual(['east']);
    await until(() => expect(second.watched()).toEqual(['east watching 1', 'west watching 1']));
    expect(second.told).toEqual([]);
  });

  test.each([
    ['a context that is not there', 'south', 'there is no such context'],
    ['the demo cluster', 'demo', 'no such context'],
  ])('of %s is one sentence', async (_what, name, sentence) => {
    const { ask, app } = await dogwatch(folderOf({ east }), '--context', 'east');
    await expect(ask('contexts.watch', { name, on: true })).rejects.toThrow(sentence);
    expect(app.state().settings.watch.contexts).toEqual([]);
  });

  test('stays with a context that leaves the kubeconfig, says so, and takes effect when it is back', async () => {
    const folder = folderOf({ east, west });
    const { app, ask, watched } = await dogwatch(folder, '--context', 'east');
    await ask('contexts.watch', { name: 'west', on: true });
    await until(() => expect(watched()).toEqual(['east watching 1', 'west watching 1']));
    writeContexts(join(folder, 'kubeconfig'), { east });
    await until(() => expect(watched()).toEqual(['east watching 1', 'west nowhere 1']));
    expect(
      app
        .state()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('west is not watched');
    expect(app.state().contexts.find(({ name }) => name === 'west')?.problem).toContain('no longer');
    writeContexts(join(folder, 'kubeconfig'), { east, west });
    await until(() => expect(watched()).toEqual(['east watching 1', 'west watching 1']));
  });
});

describe('a context that leads to another cluster by now', () => {
  test('is watched there, and what stayed open in the one before is marked and not counted', async () => {
    const folder = folderOf({ prod: east });
    const { app, watched, open } = await dogwatch(folder, '--context', 'prod');
    await until(() => expect(watched()).toEqual(['prod watching 1']));
    const [before] = app.openIncidents(1);
    writeContexts(join(folder, 'kubeconfig'), { prod: west });
    await until(() => expect(app.state().loops[0]).toMatchObject({ server: west.url, phase: 'watching' }));
    await until(() => expect(app.openIncidents(5)[0]?.cluster).toBe(app.state().loops[0]?.cluster));
    expect(open()).toEqual(['prod web']);
    expect(app.state().open).toEqual({ critical: 1, warning: 0, info: 0 });
    expect(app.state().unwatched).toMatchObject([{ context: 'prod', cluster: before?.cluster }]);
    writeContexts(join(folder, 'kubeconfig'), { prod: east });
    await until(() => expect(app.openIncidents(5)).toMatchObject([{ id: before?.id }]));
    expect(app.state().unwatched).toMatchObject([
      { cluster: expect.not.stringMatching(before?.cluster ?? '') },
    ]);
  });
});

test('a watched cluster is asked for its version and permissions; the overview counts all of them', async () => {
  const { ask, watched } = await dogwatch(folderOf({ east, west }), '--context', 'east');
  await ask('contexts.watch', { name: 'west', on: true });
  await until(() => expect(watched()).toEqual(['east watching 1', 'west watching 1']));
  expect((await ask('cluster.version', { context: 'west' })).version).toMatch(/^v1\.\d+/);
  const { found, namespaces } = await ask('cluster.permissions', { context: 'west', again: false });
  expect(namespaces).toBeNull();
  expect(found.flatMap(({ missing }) => missing)).toEqual([]);
  const overview = await ask('overview.get', { window: '24h', context: null });
  expect(overview.clusters).toMatchObject([
    { context: 'east', open: { critical: 1 }, opened: 1 },
    { context: 'west', open: { critical: 1 }, opened: 1 },
  ]);
  expect(overview.opened).toMatchObject([{ type: 'crash_loop', count: 2 }]);
  expect(overview.noisiest.map(({ context, name }) => `${context} ${name}`)).toEqual([
    'east web',
    'west web',
  ]);
});

test('the log follows the setting of its level', async () => {
  const { ask, levels } = await dogwatch(folderOf({ east }));
  expect(levels.at(-1)).toBe('info');
  await ask('settings.set', { path: 'logLevel', value: 'debug' });
  expect(levels.at(-1)).toBe('debug');
});

test('the demo cluster is watched only while it is shown', async () => {
  const { ask } = await dogwatch(folderOf({ east }), '--demo');
  await expect(ask('contexts.watch', { name: 'demo', on: true })).rejects.toThrow('only while it is shown');
});

test('while the incidents cannot be read, nobody says how many there are', async () => {
  const { app, watched } = await dogwatch(folderOf({ east }), '--context', 'east');
  await until(() => expect(watched()).toEqual(['east watching 1']));
  // Its database is closed then.
  await app.stop();
  expect(app.state().open).toBeNull();
  expect(
    app
      .state()
      .notices.map(({ text }) => text)
      .join(),
  ).toContain('cannot be read');
});
