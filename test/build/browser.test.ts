import { describe, expect, test } from 'vitest';
import { installed } from '../../build/browser.ts';
import type { Machine } from '../../build/machine.ts';

function machine(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, files: string[]): Machine {
  return { platform, env, uid: 1000, now: 0, exists: (path) => files.includes(path), read: () => undefined };
}

describe('the browsers that are installed', () => {
  test('on Linux come from PATH, Chromium first', () => {
    const files = ['/opt/google-chrome-stable', '/usr/bin/chromium', '/elsewhere/chromium'];
    expect(installed(machine('linux', { PATH: '/opt:/usr/bin' }, files))).toEqual([
      '/usr/bin/chromium',
      '/opt/google-chrome-stable',
    ]);
  });

  test('on macOS are the applications', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(installed(machine('darwin', {}, [chrome]))).toEqual([chrome]);
  });

  test('on Windows are in its program folders', () => {
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    expect(installed(machine('win32', { PROGRAMFILES: 'C:\\Program Files' }, [chrome]))).toEqual([chrome]);
  });

  test('are preceded by the one that DOGWATCH_CHROMIUM names', () => {
    const env = { PATH: '/usr/bin', DOGWATCH_CHROMIUM: '/my/chrome' };
    expect(installed(machine('linux', env, ['/usr/bin/chromium']))).toEqual([
      '/my/chrome',
      '/usr/bin/chromium',
    ]);
  });

  test('may be none', () => {
    expect(installed(machine('linux', {}, []))).toEqual([]);
  });
});
