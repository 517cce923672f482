import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** Where a Linux desktop looks for what it starts at login: the Desktop Application Autostart Specification. */
export interface AutostartPlace {
  env: NodeJS.ProcessEnv;
  home: string;
}

/** The same name as the installed desktop entry's, by which settings of GNOME and KDE list it. */
const ENTRY = 'dev.dogwatch.app.desktop';

export function autostartFile({ env, home }: AutostartPlace): string {
  const config = env.XDG_CONFIG_HOME;
  return join(config && isAbsolute(config) ? config : join(home, '.config'), 'autostart', ENTRY);
}

/** Desktops switch an entry off by writing one of two keys into it instead of deleting it. */
export function isAutostarted(place: AutostartPlace): boolean {
  try {
    const entry = readFileSync(autostartFile(place), 'utf8');
    return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);
  } catch {
    return false;
  }
}

/** Writes the entry whole or not at all. @throws Error with one sentence when the folder cannot be written. */
export function writeAutostart(place: AutostartPlace, command: readonly string[]): void {
  const file = autostartFile(place);
  const partial = `${file}.${process.pid}.tmp`;
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Dogwatch',
    'Comment=Keeps watch over your Kubernetes clusters',
    `Exec=${execLine(command)}`,
    'Icon=dogwatch',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(partial, entry, { mode: 0o644, flush: true });
    chmodSync(partial, 0o644);
    renameSync(partial, file);
  } catch (error) {
    throw new Error(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}): Dogwatch does not start at login.`,
      {
        cause: error,
      },
    );
  }
}

/** @throws Error with one sentence when it is there and stays. */
export function removeAutostart(place: AutostartPlace): void {
  const file = autostartFile(place);
  try {
    rmSync(file, { force: true });
  } catch (error) {
    throw new Error(
      `${file} cannot be removed (${(error as NodeJS.ErrnoException).code}): Dogwatch still starts at login.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * The value of an entry's Exec key. Two layers of escaping (Desktop Entry Specification, "The Exec key"): an argument
 * in quotes escapes " ` $ and \, then the string itself escapes \ once more; % stands for a field code unless doubled.
 */
export function execLine(command: readonly string[]): string {
  return command
    .map((argument) => {
      const plain = argument.replaceAll('%', '%%');
      if (/^[\w@+=:,./%-]+$/.test(plain)) return plain;
      return `"${plain.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\')}"`;
    })
    .join(' ');
}
