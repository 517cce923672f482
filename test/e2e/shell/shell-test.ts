import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test as base, expect as baseExpect } from 'playwright/test';
import { type DemoServer, startDemoServer } from '../../../electron/demo/demo-server.ts';
import { launchOnElectron } from './electron-driver.ts';
import type { LaunchOptions, ShellDriver } from './shell-driver.ts';
import { launchOnStandIn } from './stand-in-driver.ts';

/** A loaded machine takes its time: what should happen may take this long (ms). */
export const expect = baseExpect.configure({ timeout: 20_000 });

/** Two clusters on a good day, and a kubeconfig that leads to them in several ways. */
export interface Clusters {
  prod: DemoServer;
  staging: DemoServer;
  /** Contexts: prod, staging, locked (may read nothing), lost (names a cluster that is not there). */
  kubeconfig: string;
}

/** The stand-in shows nothing itself: where there is no display it needs none. */
const DISPLAYED = process.env.WAYLAND_DISPLAY || process.env.DISPLAY ? {} : { DISPLAY: ':99' };

interface LaunchChoices extends Partial<LaunchOptions> {
  /** Whether something shows tray icons on this Linux desktop. */
  trayHost?: boolean;
}

interface Fixtures {
  clusters: Clusters;
  folder: string;
  /** Starts Dogwatch on a data folder of its own; ended after the test. */
  launch(choices?: LaunchChoices): Promise<ShellDriver>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its first parameter.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'dogwatch-shell-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  launch: async ({ browser, folder }, use, info) => {
    const running: ShellDriver[] = [];
    await use(async ({ trayHost = true, ...choices } = {}) => {
      const launch = info.project.name === 'electron' ? launchOnElectron : launchOnStandIn;
      const options = {
        platform: 'linux' as const,
        argv: ['--demo'],
        ...choices,
        env: {
          ...process.env,
          PATH: withSessionBus(folder, trayHost),
          KUBECONFIG: '',
          // What starts at login is this test's alone.
          XDG_CONFIG_HOME: join(folder, 'config-home'),
          ...DISPLAYED,
          ...choices.env,
        },
      };
      options.argv = [...options.argv, '--data-dir', join(folder, 'data')];
      const driver = await launch(browser, options);
      running.push(driver);
      return driver;
    });
    for (const driver of running) await driver.close();
  },

  clusters: async ({ folder }, use) => {
    const prod = await startDemoServer({ scenario: 'quiet', seed: 1 });
    const staging = await startDemoServer({ scenario: 'quiet', seed: 2 });
    const kubeconfig = join(folder, 'config');
    const locked = prod.kubeconfigOf('viewer');
    writeFileSync(kubeconfig, merged({ prod: prod.kubeconfig, staging: staging.kubeconfig, locked }));
    await use({ prod, staging, kubeconfig });
    await prod.close();
    await staging.close();
  },
});

/** A PATH whose dbus-send answers as a session bus with or without an owner of org.kde.StatusNotifierWatcher. */
function withSessionBus(folder: string, trayHost: boolean): string {
  const program = join(folder, 'dbus-send');
  writeFileSync(program, `#!/bin/sh\necho "   boolean ${trayHost}"\n`);
  chmodSync(program, 0o755);
  return `${folder}${delimiter}${process.env.PATH}`;
}

/** One kubeconfig of several, each under a name of its own, and a context that leads nowhere. */
function merged(configs: Record<string, string>): string {
  const parsed = Object.entries(configs).map(([name, text]) => ({ name, config: JSON.parse(text) }));
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: parsed.map(({ name, config }) => ({ ...config.clusters[0], name })),
    users: parsed.map(({ name, config }) => ({ ...config.users[0], name })),
    contexts: [
      ...parsed.map(({ name }) => ({ name, context: { cluster: name, user: name } })),
      { name: 'lost', context: { cluster: 'nowhere', user: 'prod' } },
    ],
    'current-context': 'prod',
  });
}

/** Kills a container of the workload for its memory: an incident at once. */
export function oomKill(server: DemoServer, namespace: string, workload: string): string {
  const [pod] = server.cluster.podsOf(namespace, workload);
  if (pod === undefined) throw new Error(`${namespace}/${workload} has no pods`);
  server.cluster.oomKill(pod, 'app', ['java.lang.OutOfMemoryError: Java heap space']);
  return pod.metadata.name;
}

/** The tray's words for the chosen context, as they stand in the menu's first line. */
export const statusOf = async (shell: ShellDriver) => (await shell.menu())[0]?.label ?? '';
