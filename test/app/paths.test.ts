import { expect, test } from 'vitest';
import { resolvePaths } from '../../electron/app/paths.ts';

const home = '/home/ada';

test.each([
  [
    'XDG defaults on Linux',
    'linux',
    {},
    '/home/ada/.local/share/dogwatch',
    '/home/ada/.config/dogwatch',
    '/home/ada/.local/state/dogwatch/logs',
  ],
  [
    'XDG variables on Linux',
    'linux',
    { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' },
    '/d/dogwatch',
    '/c/dogwatch',
    '/s/dogwatch/logs',
  ],
  [
    'relative XDG variables are ignored, as the specification says',
    'linux',
    { XDG_DATA_HOME: 'd' },
    '/home/ada/.local/share/dogwatch',
    '/home/ada/.config/dogwatch',
    '/home/ada/.local/state/dogwatch/logs',
  ],
  [
    'macOS conventions',
    'darwin',
    {},
    '/home/ada/Library/Application Support/Dogwatch',
    '/home/ada/Library/Application Support/Dogwatch',
    '/home/ada/Library/Logs/Dogwatch',
  ],
] as const)('%s', (_why, platform, env, data, config, logs) => {
  expect(resolvePaths({ platform, env, home })).toEqual({ data, config, logs });
});

test('--data-dir moves everything below one folder', () => {
  expect(resolvePaths({ platform: 'linux', env: {}, home, dataDir: '/x' })).toEqual({
    data: '/x',
    config: '/x',
    logs: '/x/logs',
  });
});
