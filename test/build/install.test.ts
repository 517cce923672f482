import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedByHand } from '../../build/install.mjs';

let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'dogwatch-install-'));
});
afterEach(() => rmSync(checkout, { recursive: true }));

const asked = { dependencies: { zod: '4.6.7' } };
const zod = { version: '4.6.7' };
const forMac = { version: '1.0.0', optional: true, os: ['darwin'] };

function put(path: string, content: unknown) {
  mkdirSync(join(checkout, path, '..'), { recursive: true });
  writeFileSync(join(checkout, path), JSON.stringify(content));
}

describe('what a person installed by hand', () => {
  const whole = () => {
    put('package.json', { ...asked, scripts: {} });
    put('package-lock.json', {
      packages: { '': asked, 'node_modules/zod': zod, 'node_modules/for-mac': forMac },
    });
    put('node_modules/.package-lock.json', { packages: { 'node_modules/zod': zod } });
    put('node_modules/zod/package.json', {});
  };

  test('serves when it is exactly what is locked; what is for other platforms may miss', () => {
    whole();
    expect(installedByHand(checkout)).toBe(true);
  });

  test.each<[string, () => void]>([
    ['nothing is installed', () => rmSync(join(checkout, 'node_modules'), { recursive: true })],
    ['an npm was interrupted', () => rmSync(join(checkout, 'node_modules/.package-lock.json'))],
    ['a folder is gone', () => rmSync(join(checkout, 'node_modules/zod'), { recursive: true })],
    [
      'another version is there',
      () =>
        put('node_modules/.package-lock.json', { packages: { 'node_modules/zod': { version: '4.0.0' } } }),
    ],
    ['development packages were left out', () => put('node_modules/.package-lock.json', { packages: {} })],
    [
      'package.json asks for more than is locked',
      () => put('package.json', { dependencies: { zod: '5.0.0' } }),
    ],
  ])('does not serve when %s', (_what, change) => {
    whole();
    change();
    expect(installedByHand(checkout)).toBe(false);
  });
});
