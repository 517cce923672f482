import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modules, own } from './paths.mjs';

/** A download that has not moved for this long is given up, in ms. A slow one that moves is not. */
const stall = 60_000;

/**
 * Runs Electron's own install.js as a child, its output captured.
 * @returns why it failed, in a few words
 */
export function downloadElectron(): Promise<string | undefined> {
  process.stderr.write('dogwatch: downloading Electron, once.\n');
  mkdirSync(own, { recursive: true });
  // A temporary folder of its own, because its growth is the only sign of progress.
  const temporary = mkdtempSync(join(own, 'electron-'));
  const env = {
    ...process.env,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    ELECTRON_GET_USE_PROXY: 'true',
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(modules, 'electron/install.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));

    let size = 0;
    let moved = performance.now();
    const watch = setInterval(() => {
      const now = sizeOf(temporary);
      if (now !== size) moved = performance.now();
      size = now;
      if (performance.now() - moved > stall) child.kill('SIGKILL');
    }, 1000);

    const end = (why: string | undefined) => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true });
      resolve(why);
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => {
      if (code === 0) end(undefined);
      else end(signal === null ? complaintIn(output) : `nothing came for ${stall / 1000} s`);
    });
  });
}

/** The innermost reason in a stack trace; of a failed connection it tells only that. */
export function complaintIn(output: string): string {
  const messages = [...output.matchAll(/^\s*(?:\[cause\]: )?\w*Error: (.+?)\s*\{?$/gm)].map(
    (match) => match[1],
  );
  const reason = messages.at(-1) ?? (output.trim().split('\n')[0] || 'install.js failed');
  return reason === 'fetch failed' ? 'its server cannot be reached' : reason;
}

function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  } catch {
    return 0;
  }
}
