import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { App } from '../../electron/app/app.ts';
import { parseArguments } from '../../electron/app/arguments.ts';
import { createApp } from '../../electron/app/create-app.ts';
import type { LevelledLog } from '../../electron/app/log.ts';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';
import type { Channel } from '../../shared/channels.ts';
import type { NotificationMessage, Payload, Replies } from '../../shared/ipc.ts';
import { crashWeb, writeContexts } from './support/contexts.ts';

/** The composed app on real clusters (two demo servers), a real kubeconfig file and a real database. */

const log: LevelledLog = { error() {}, warn() {}, info() {}, debug() {}, setLevel() {} };
const PATIENCE = { timeout: 10_000, interval: 50 };

let east: DemoServer;
let west: DemoServer;
let folder: string;
let kubeconfig: string;
let told: NotificationMessage[];
let app: App | null = null;

beforeAll(async () => {
  east = await startDemoServer({ scenario: 'empty' });
  west = await startDemoServer({ scenario: 'empty', seed: 2 });
  for (const { cluster } of [east, west]) {
    cluster.makeNamespace('shop');
    cluster.makeDeployment({ namespace: 'shop', name: 'web', replicas: 1 });
  }
  crashWeb(east);
});
afterAll(async () => {
  await east.close();
  await west.close();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-app-'));
  kubeconfig = join(folder, 'kubeconfig');
  told = [];
});
afterEach(async () => {
  await app?.stop();
  app = null;
  rmSync(folder, { recursive: true, force: true });
});

const writeKubeconfig = (contexts: Record<string, DemoServer>) => writeContexts(kubeconfig, contexts);

async function start(...argv: string[]): Promise<App> {
  app = await createApp({
    host: 'headless',
    args: parseArguments(['--kubeconfig', kubeconfig, ...argv], { strict: true }),
    env: {},
    platform: 'linux',
    home: folder,
    paths: { data: folder, config: folder, logs: folder },
    log,
    hostPort: {
      openExternal: async () => {},
      openLog: async () => {},
      notify: (message) => void told.push(message),
    },
  });
  return app;
}

async function ask<C extends Channel>(channel: C, payload: Payload<C>): Promise<Replies[C]> {
  const reply = await app?.handle(channel, payload);
  if (!reply?.ok) throw new Error(reply?.error ?? 'no app');
  return reply.value as Replies[C];
}

const titles = (limit = 10) => app?.openIncidents(limit).map(({ type, name }) => `${type} ${name}`);
const requestsOf = ({ requests }: DemoServer) => requests.count({});

describe('choosing what to watch', () => {
  test('a first run contacts nothing; one choice later the incident is there, and told', async () => {
    writeKubeconfig({ east, west });
    const before = requestsOf(east);
    const { state } = await start();
    expect(state()).toMatchObject({ chosen: null, demo: false, loops: [] });
    expect(state().contexts.map(({ name, current }) => `${name} ${current}`)).toEqual([
      'east true',
      'west false',
    ]);
    expect(requestsOf(east)).toBe(before);
    await ask('contexts.choose', { name: 'east' });
    await vi.waitFor(() => expect(titles()).toEqual(['crash_loop web']), PATIENCE);
    await vi.waitFor(() => expect(told).toHaveLength(1), PATIENCE);
  });

  test('the choice is remembered, and nothing is told again', async () => {
    writeKubeconfig({ east, west });
    await start('--context', 'east');
    await vi.waitFor(() => expect(told).toHaveLength(1), PATIENCE);
    await ask('contexts.choose', { name: 'east' });
    await app?.stop();
    await start();
    expect(app?.state().chosen).toBe('east');
    expect(titles()).toEqual(['crash_loop web']);
    await vi.waitFor(() => expect(app?.state().loops[0]?.phase).toBe('watching'), PATIENCE);
    expect(told).toHaveLength(1);
  });

  test('the context that is left keeps its incidents, marked as not watched', async () => {
    writeKubeconfig({ east, west });
    await start('--context', 'east');
    await vi.waitFor(() => expect(titles()).toEqual(['crash_loop web']), PATIENCE);
    await ask('contexts.choose', { name: 'west' });
    await vi.waitFor(
      () => expect(app?.state().loops).toMatchObject([{ context: 'west', phase: 'watching' }]),
      PATIENCE,
    );
    expect(titles()).toEqual([]);
    expect(app?.state().unwatched).toMatchObject([{ context: 'east' }]);
    const { incidents } = await ask('incidents.list', {
      context: 'east',
      state: 'active',
      limit: 10,
      before: null,
    });
    expect(incidents).toMatchObject([{ type: 'crash_loop', state: 'open' }]);
  });

  test.each([
    [
      'that is not there',
      'south',
      'south cannot be watched: there is no such context in the kubeconfig: it has east, broken',
    ],
    ['that cannot be used', 'broken', 'broken cannot be watched: the context names the'],
  ])('a context %s is one sentence', async (_why, name, sentence) => {
    writeKubeconfig({ east });
    const config = parse(east.kubeconfig);
    writeFileSync(
      kubeconfig,
      JSON.stringify({
        ...config,
        contexts: [
          { name: 'east', context: config.contexts[0].context },
          { name: 'broken', context: { cluster: 'gone', user: 'gone' } },
        ],
      }),
    );
    await start();
    await expect(ask('contexts.choose', { name })).rejects.toThrow(sentence);
    expect(app?.state().chosen).toBeNull();
  });
});

describe('the kubeconfig changes while Dogwatch runs', () => {
  test('the same context leads to another cluster: what was known there stays, nothing recovers', async () => {
    writeKubeconfig({ prod: east });
    await start('--context', 'prod');
    await vi.waitFor(() => expect(titles()).toEqual(['crash_loop web']), PATIENCE);
    const [incident] = app?.openIncidents(1) ?? [];
    writeKubeconfig({ prod: west });
    await vi.waitFor(() => expect(app?.state().loops[0]?.server).toBe(west.url), PATIENCE);
    await vi.waitFor(() => expect(app?.state().loops[0]?.phase).toBe('watching'), PATIENCE);
    const { incident: kept } = await ask('incidents.get', { id: incident?.id ?? '' });
    expect(kept.state).toBe('open');
    const object = { kind: 'Deployment', namespace: 'shop', name: 'web' };
    await expect(ask('object.inspect', { incident: kept.id, object })).rejects.toThrow(
      'leads to another cluster',
    );
  });

  test('only the current context moves, as kubectl does it: the loop is left alone', async () => {
    writeKubeconfig({ east, west });
    await start('--context', 'east');
    await vi.waitFor(() => expect(app?.state().loops[0]?.phase).toBe('watching'), PATIENCE);
    const before = east.requests.count({ verb: 'list', resource: 'pods' });
    writeKubeconfig({ west, east });
    await vi.waitFor(
      () => expect(app?.state().contexts[0]).toMatchObject({ name: 'west', current: true }),
      PATIENCE,
    );
    expect(app?.state().chosen).toBe('east');
    expect(east.requests.count({ verb: 'list', resource: 'pods' })).toBe(before);
  });
});

describe('looking at an incident', () => {
  test('shows the pod as it is now, its logs and its YAML', async () => {
    writeKubeconfig({ east });
    await start('--context', 'east');
    await vi.waitFor(() => expect(titles()).toEqual(['crash_loop web']), PATIENCE);
    const [incident] = app?.openIncidents(1) ?? [];
    const { members } = await ask('incidents.get', { id: incident?.id ?? '' });
    const [member] = members;
    if (!incident || !member) throw new Error('no member');
    const object = { kind: 'Pod', namespace: member.namespace, name: member.name };
    const inspection = await ask('object.inspect', { incident: incident.id, object });
    expect(inspection).toMatchObject({
      exists: true,
      containers: [{ name: 'web', reason: 'CrashLoopBackOff' }],
    });
    expect(inspection.yaml).toContain(`name: ${member.name}`);
    const { kind: _, ...pod } = object;
    const query = { ...pod, incident: incident.id, container: 'web', previous: true, lines: 10 };
    const logs = await ask('pod.logs', { ...query, since: null });
    expect(logs.text).not.toBe('');
    // Its log goes on no more: nothing follows.
    expect(await ask('pod.logs', { ...query, since: logs.until })).toEqual({
      ...logs,
      text: '',
      truncated: false,
    });
  });

  test('a pod that is none of the incident’s is not shown: the window cannot browse the cluster', async () => {
    writeKubeconfig({ east });
    await start('--context', 'east');
    await vi.waitFor(() => expect(titles()).toEqual(['crash_loop web']), PATIENCE);
    const id = app?.openIncidents(1)[0]?.id ?? '';
    const [other] = east.cluster.list('pods').filter(({ metadata }) => metadata.namespace !== 'shop');
    const name = String(other?.metadata.name);
    const namespace = String(other?.metadata.namespace);
    await expect(
      ask('object.inspect', { incident: id, object: { kind: 'Pod', namespace, name } }),
    ).rejects.toThrow('no part of this incident');
    await expect(
      ask('pod.logs', {
        incident: id,
        namespace,
        name,
        container: 'app',
        previous: false,
        lines: 10,
        since: null,
      }),
    ).rejects.toThrow('no pod of this incident');
  });
});

test('without a kubeconfig the demo cluster is watched, in a database of its own', async () => {
  kubeconfig = join(folder, 'none');
  app = await createApp({
    host: 'headless',
    args: parseArguments([], { strict: true }),
    env: {},
    platform: 'linux',
    home: folder,
    paths: { data: folder, config: folder, logs: folder },
    log,
    hostPort: { openExternal: async () => {}, openLog: async () => {}, notify() {} },
  });
  expect(app.state()).toMatchObject({ demo: true, chosen: 'demo' });
  await vi.waitFor(() => expect(titles()?.length).toBeGreaterThan(0), PATIENCE);
});
