import { describe, expect, test, vi } from 'vitest';
import { type Exec, hasTrayHost } from '../../electron/shell/tray-host.ts';

/** Programs that are on this desktop, and what each prints; an Error is a failure. */
function desktop(programs: Record<string, string | Error>) {
  const exec = vi.fn(
    (
      program: string,
      _args: string[],
      _options: object,
      done: (error: Error | null, stdout: string) => void,
    ) => {
      const printed = programs[program] ?? new Error(`spawn ${program} ENOENT`);
      if (printed instanceof Error) done(printed, '');
      else done(null, printed);
    },
  );
  return { exec: exec as unknown as Exec, asked: () => exec.mock.calls.map(([program]) => program) };
}

describe('on Linux', () => {
  test.each<[string, Record<string, string | Error>, boolean]>([
    ['dbus-send says yes', { 'dbus-send': 'method return time=1 sender=…\n   boolean true\n' }, true],
    ['dbus-send says no', { 'dbus-send': 'method return time=1 sender=…\n   boolean false\n' }, false],
    ['gdbus says yes', { gdbus: '(true,)\n' }, true],
    ['gdbus says no', { gdbus: '(false,)\n' }, false],
    ['busctl says yes', { busctl: 'b true\n' }, true],
    [
      'dbus-send times out and busctl says yes',
      { 'dbus-send': new Error('ETIMEDOUT'), busctl: 'b true\n' },
      true,
    ],
    ['there is no session bus', { 'dbus-send': new Error('exit 1'), gdbus: new Error('exit 1') }, false],
    ['nothing can be asked', {}, false],
  ])('%s', async (_what, programs, expected) => {
    expect(await hasTrayHost('linux', desktop(programs).exec)).toBe(expected);
  });

  test('the first answer counts and every question has a time limit', async () => {
    const { exec, asked } = desktop({ 'dbus-send': 'boolean false', gdbus: '(true,)' });
    expect(await hasTrayHost('linux', exec)).toBe(false);
    expect(asked()).toEqual(['dbus-send']);
    expect(vi.mocked(exec).mock.calls[0]?.[2]).toMatchObject({ timeout: 2000 });
  });
});

test.each(['darwin', 'win32'] as const)('%s always shows tray icons and is not asked', async (platform) => {
  const { exec, asked } = desktop({});
  expect(await hasTrayHost(platform, exec)).toBe(true);
  expect(asked()).toEqual([]);
});
