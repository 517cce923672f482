import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, '../../electron/kube/run-plugin.ts')).href;

test.skipIf(process.platform === 'win32')(
  'a plugin that is still running when Dogwatch ends goes with it, and so does what it started',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dogwatch-plugin-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const pidFile = join(folder, 'pid');
    const host = `
      import { spawn } from 'node:child_process';
      import { runPlugin } from ${JSON.stringify(module)};
      const args = ['-c', 'sleep 60 & echo $! > "$PIDFILE"; wait'];
      const env = { ...process.env, PIDFILE: ${JSON.stringify(pidFile)} };
      runPlugin({ command: 'sh', args, env, installHint: null }, { spawn, timeoutMs: 60_000 }).catch(() => {});
      process.on('SIGTERM', () => process.exit(0));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', host]);
    const pid = await vi.waitFor(
      () => {
        const text = readFileSync(pidFile, 'utf8');
        expect(text).toMatch(/^\d+\n$/);
        return Number(text);
      },
      { timeout: 10_000 },
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 });
  },
);

/** An orphan that nobody reaped yet has ended, too. */
function isRunning(pid: number): boolean {
  try {
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      ? process.kill(pid, 0)
      : false;
  } catch {
    return false;
  }
}
