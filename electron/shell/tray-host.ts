import type { execFile } from 'node:child_process';

const NAME = 'org.kde.StatusNotifierWatcher';
const TIME_LIMIT = 2_000;

/** Programs of a Linux desktop that can ask the session bus; one of them is nearly always there. */
const QUESTIONS: [string, string[]][] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${NAME}`,
    ],
  ],
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      'org.freedesktop.DBus',
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      'org.freedesktop.DBus.NameHasOwner',
      NAME,
    ],
  ],
  [
    'busctl',
    [
      '--user',
      'call',
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'NameHasOwner',
      's',
      NAME,
    ],
  ],
];

export type Exec = typeof execFile;

/**
 * Whether anything shows tray icons. On Linux that is the owner of org.kde.StatusNotifierWatcher (stock GNOME has
 * none), and a window hidden without it could never be found again; so "nobody could be asked" counts as no.
 */
export async function hasTrayHost(platform: NodeJS.Platform, exec: Exec): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [program, args] of QUESTIONS) {
    const answer = await ask(exec, program, args);
    if (answer !== null) return answer;
  }
  return false;
}

/** Null when the program is missing or failed. Answers read "boolean true", "(true,)" and "b true". */
function ask(exec: Exec, program: string, args: string[]): Promise<boolean | null> {
  return new Promise((resolve) => {
    exec(program, args, { timeout: TIME_LIMIT }, (error, stdout) =>
      resolve(error === null ? /\btrue\b/.test(String(stdout)) : null),
    );
  });
}
