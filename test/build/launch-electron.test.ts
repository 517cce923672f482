import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { complaintOf, launchElectron, ready } from '../../build/launch-electron.ts';
import { root } from '../../build/paths.mjs';

class FakeElectron extends EventEmitter {
  stderr = new PassThrough();
  kill = vi.fn();
}

function launch(args: string[] = []) {
  const child = new FakeElectron();
  const spawn = vi.fn(() => child as unknown as ChildProcess);
  return { child, spawn, launched: launchElectron('/electron', args, spawn) };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('launching Electron', () => {
  test('hands the arguments on, never --no-sandbox, and never as plain Node', () => {
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    const { spawn } = launch(['--hidden', '--context', 'a b']);
    expect(spawn).toHaveBeenCalledWith(
      '/electron',
      [root, '--hidden', '--context', 'a b'],
      expect.objectContaining({
        stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
        env: expect.not.objectContaining({ ELECTRON_RUN_AS_NODE: '1' }),
      }),
    );
  });

  test('that was ready ends with the exit code of the app', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { child, launched } = launch();
    child.emit('message', ready);
    child.emit('close', 3, null);
    expect(await launched).toEqual({ ended: 3 });
  });

  test('that ended with 0 before it was ready left on purpose: another Dogwatch was shown', async () => {
    const { child, launched } = launch();
    child.emit('close', 0, null);
    expect(await launched).toEqual({ ended: 0 });
  });

  test.each<[string, number | null, NodeJS.Signals | null, string]>([
    [
      '[12:0101/1.2:FATAL:sandbox/linux.cc(1)] No usable sandbox!\n#0 0x5581\n',
      null,
      'SIGTRAP',
      'No usable sandbox!',
    ],
    ['', 1, null, 'it ended with exit code 1'],
    ['', null, 'SIGSEGV', 'it ended with SIGSEGV'],
  ])('that died before it was ready, having said %j, gives the reason', async (said, code, signal, why) => {
    const { child, launched } = launch();
    child.stderr.on('end', () => child.emit('close', code, signal));
    child.stderr.end(said);
    expect(await launched).toEqual({ why });
  });

  test('that cannot be run gives the reason', async () => {
    const { child, launched } = launch();
    child.emit('error', new Error('spawn EACCES'));
    expect(await launched).toEqual({ why: 'spawn EACCES' });
  });

  test('that a person stopped is not replaced by anything', async () => {
    const { child, launched } = launch();
    process.emit('SIGTERM', 'SIGTERM');
    child.emit('close', null, 'SIGTERM');
    expect(child.kill).toHaveBeenCalledWith('SIGTERM');
    expect(await launched).toEqual({ ended: 1 });
  });
});

test.each([
  [
    'electron: error while loading shared libraries: libgtk-3.so.0: cannot open\nmore',
    'electron: error while loading shared libraries: libgtk-3.so.0: cannot open',
  ],
  ['noise\n[1:ERROR:x.cc(1)] Missing X server or $DISPLAY.', 'Missing X server or $DISPLAY'],
  ['\n', undefined],
])('from %j the reason is %j', (errors, reason) => {
  expect(complaintOf(errors)).toBe(reason);
});
