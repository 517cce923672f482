import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { App } from '../../../electron/app/app.ts';
import { parseArguments } from '../../../electron/app/arguments.ts';
import { createApp } from '../../../electron/app/create-app.ts';
import { createLogFile } from '../../../electron/app/log-file.ts';
import { resolvePaths } from '../../../electron/app/paths.ts';

/** The composed program, with its own folder, and all that it says. */
export interface TestedDogwatch {
  app: App;
  data: string;
  kubeconfig: string;
  /** What a person at the terminal reads. */
  terminal(): string;
  /** The log file. */
  log(): string;
  /** Every byte that left the process: files, terminal, pushes, state. */
  everything(): string;
}

export interface TestedOptions {
  /** Null: the file is not there. */
  kubeconfig: string | null;
  kubeconfigMode?: number;
  data?: string;
  /** Watches the context demo from the start. */
  choose?: boolean;
  /** Beside an empty PATH. */
  env?: Readonly<Record<string, string>>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const until = (what: () => void | Promise<void>) =>
  vi.waitFor(what, { timeout: 15_000, interval: 50 });

/** @throws Error with the sentence of a start that failed. */
export async function startDogwatch(options: TestedOptions): Promise<TestedDogwatch> {
  const { data = temporaryFolder(), choose = false } = options;
  const kubeconfig = join(temporaryFolder(), 'kubeconfig');
  if (options.kubeconfig !== null)
    writeFileSync(kubeconfig, options.kubeconfig, { mode: options.kubeconfigMode ?? 0o600 });
  const args = ['--kubeconfig', kubeconfig, '--data-dir', data, ...(choose ? ['--context', 'demo'] : [])];
  const { platform } = process;
  const home = temporaryFolder();
  const paths = resolvePaths({ platform, env: {}, home, dataDir: data });
  const lines: string[] = [];
  const log = createLogFile({ folder: paths.logs, level: 'info', stderr: (line) => lines.push(line) });
  const app = await createApp({
    host: 'headless',
    args: parseArguments(args, { strict: true }),
    env: { PATH: '', ...options.env },
    platform,
    home,
    paths,
    log,
    hostPort: {
      openExternal: () => Promise.resolve(),
      openLog: () => Promise.resolve(),
      notify: (message) => lines.push(message.body),
      saveFile: () => Promise.reject(new Error('not here')),
    },
  });
  onTestFinished(() => app.stop());
  const pushed: string[] = [];
  app.onPush((push, value) => pushed.push(JSON.stringify([push, value])));
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  return {
    app,
    data,
    kubeconfig,
    terminal: () => lines.join('\n'),
    log: () => readFileSync(join(paths.logs, 'dogwatch.log'), 'utf8'),
    everything: () => [...lines, ...pushed, ...files(data), JSON.stringify(app.state())].join('\n'),
  };
}
