import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadElectron } from './electron-download.ts';
import { type Machine, thisMachine } from './machine.ts';
import { modules, own, root } from './paths.mjs';

/** Where Electron's program is, or in one sentence why there is none. */
export type Runtime = { path: string } | { why: string };

/** After a failed download the next try is a day away: no start should wait for a network that blocks it. */
const day = 24 * 3600 * 1000;
const failure = join(own, 'no-electron.json');

/**
 * Finds the Electron runtime without ever importing `electron`, which would download it (since Electron 42 the npm
 * package has no install script, and the runtime comes at first use).
 */
export async function electronRuntime(
  machine: Machine = thisMachine,
  download: () => Promise<string | undefined> = downloadElectron,
  remember: (text: string) => void = write,
): Promise<Runtime> {
  const refusal = whyNoDesktop(machine);
  if (refusal !== undefined) return { why: refusal };

  const path = installedElectron(machine);
  if (path !== undefined) return { path };

  const known = rememberedFailure(machine);
  if (known !== undefined) return { why: known };

  const why = await download();
  const fetched = installedElectron(machine);
  if (fetched !== undefined) return { path: fetched };
  const reason = why ?? 'its download left no program';
  remember(JSON.stringify({ version: version(machine), at: machine.now, why: reason }));
  return { why: notObtained(reason) };
}

/** Why this session can show no tray, whatever is installed. */
export function whyNoDesktop({ platform, env, uid }: Machine): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'there is no display: DISPLAY and WAYLAND_DISPLAY are not set';
  if (uid === 0) return 'this is root, as whom Electron runs only without its sandbox';
  return undefined;
}

/** Electron's own convention: path.txt names the program inside dist/, and dist/version says which it is. */
export function installedElectron(machine: Machine): string | undefined {
  const folder = join(modules, 'electron');
  const name = machine.read(join(folder, 'path.txt'));
  if (name === undefined || name === '') return undefined;
  const override = machine.env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist = override || join(folder, 'dist');
  if (!override && machine.read(join(dist, 'version'))?.replace(/^v/, '') !== version(machine))
    return undefined;
  const path = join(dist, name);
  return machine.exists(path) ? path : undefined;
}

function rememberedFailure(machine: Machine): string | undefined {
  try {
    const { version: failed, at, why } = JSON.parse(machine.read(failure) ?? '');
    const age = machine.now - at;
    return failed === version(machine) && age >= 0 && age < day ? notObtained(String(why)) : undefined;
  } catch {
    return undefined;
  }
}

function notObtained(reason: string): string {
  return `Electron could not be downloaded (${reason}); to try again within a day, delete ${failure.slice(root.length)}`;
}

function version(machine: Machine): string {
  return JSON.parse(machine.read(join(modules, 'electron', 'package.json')) ?? '{}').version ?? '';
}

function write(text: string): void {
  mkdirSync(dirname(failure), { recursive: true });
  writeFileSync(failure, text);
}
