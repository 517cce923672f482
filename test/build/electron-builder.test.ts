import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { APP_ID, builderConfig, updatesAddress } from '../../build/electron-builder.ts';
import { root } from '../../build/paths.mjs';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;
const config = (platform: (typeof PLATFORMS)[number], updates: string | null = null) =>
  builderConfig({ platform, updates });
const source = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

describe.each(PLATFORMS)('the fuses of %s', (platform) => {
  test('leave no way to run other code under our name', () => {
    expect(config(platform).electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: platform !== 'linux',
    });
  });

  test('leave nothing to Electron’s defaults', () => {
    expect(Object.keys(config(platform).electronFuses ?? {})).toHaveLength(8);
  });
});

test.each([
  ['linux', ['AppImage', 'deb', 'rpm']],
  ['darwin', ['dmg', 'zip']],
  ['win32', ['nsis']],
] as const)('%s gets %j for both architectures', (platform, kinds) => {
  const { linux, mac, win } = config(platform);
  const target = { linux, darwin: mac, win32: win }[platform]?.target;
  expect(target).toEqual(
    kinds.map((kind) => ({ target: kind, arch: expect.arrayContaining(['x64', 'arm64']) })),
  );
});

test('one name ties windows, toasts, login item and desktop entry together', () => {
  expect(config('linux')).toMatchObject({ appId: APP_ID, linux: { syncDesktopName: true } });
  expect(JSON.parse(source('package.json')).desktopName).toBe(`${APP_ID}.desktop`);
  expect(source('electron/main.ts')).toContain(`'${APP_ID}'`);
  expect(source('electron/shell/xdg-autostart.ts')).toContain(`'${APP_ID}.desktop'`);
});

test.each([
  ['darwin', { CSC_LINK: 'identity.p12' }, true],
  ['darwin', { CSC_NAME: 'The Dogwatch authors' }, true],
  ['darwin', { CSC_LINK: '' }, false],
  ['darwin', {}, false],
  ['win32', { WIN_CSC_LINK: 'identity.pfx' }, true],
  ['win32', { CSC_LINK: 'identity.pfx' }, true],
  ['win32', {}, false],
  ['linux', { CSC_LINK: 'identity.p12' }, false],
] as const)('on %s with %j packages may look for updates: %j', (platform, identity, may) => {
  const url = 'https://updates.example/';
  expect(updatesAddress(platform, { ...identity, DOGWATCH_UPDATES_URL: url })).toBe(may ? url : null);
  expect(updatesAddress(platform, identity)).toBeNull();
});

test('packages look for updates only where they were told to', () => {
  expect(config('darwin').publish).toBeNull();
  expect(config('darwin', 'https://updates.example/')?.publish).toEqual({
    provider: 'generic',
    url: 'https://updates.example/',
  });
});
