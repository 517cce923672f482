import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { forward } from './child.mjs';
import { root } from './paths.mjs';

/** What the shell sends over the IPC channel, with process.send, once its tray is there. */
export const ready = 'dogwatch ready';

type Spawn = (file: string, args: string[], options: SpawnOptions) => ChildProcess;

/** How a launch went: it came up and ended with this exit code, or it never came up. */
export type Launch = { ended: number } | { why: string };

/** Runs the desktop host to its end. Its error output is held back until it is ready, and lost in favour of one reason. */
export function launchElectron(electron: string, args: string[], run: Spawn = spawn): Promise<Launch> {
  return new Promise((resolve) => {
    // Editors made with Electron set it in their terminals, and a tray app would run as a plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = run(electron, [root, ...args], { env, stdio: ['inherit', 'inherit', 'pipe', 'ipc'] });
    let up = false;
    let stopping = false;
    let errors = '';
    const stopForwarding = forward(child, () => {
      stopping = true;
    });
    const end = (launch: Launch) => {
      stopForwarding();
      resolve(launch);
    };

    child.stderr?.on('data', (chunk) => {
      if (up) process.stderr.write(chunk);
      else errors += chunk;
    });
    child.on('message', (message) => {
      if (message !== ready) return;
      up = true;
      process.stderr.write(errors);
    });
    child.on('error', (error) => end({ why: error.message }));
    child.on('close', (code, signal) => {
      // Leaving with 0 is leaving on purpose: another Dogwatch runs and was shown.
      if (up || stopping || code === 0) end({ ended: code ?? 1 });
      else end({ why: complaintOf(errors) ?? `it ended with ${signal ?? `exit code ${code}`}` });
    });
  });
}

/** The line that says why Chromium refused: a fatal one before the last one. */
export function complaintOf(errors: string): string | undefined {
  const lines = errors
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line = lines.find((text) => /:FATAL:|error while loading/.test(text)) ?? lines.at(-1);
  return line?.replace(/^\[[^\]]*\]\s*/, '').replace(/\.$/, '');
}
