import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, stamps } from '../../build/stamps.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dogwatch stamps '));
  mkdirSync(join(root, 'electron/kube'), { recursive: true });
  writeFileSync(join(root, 'electron/main.ts'), 'main');
  writeFileSync(join(root, 'electron/kube/list.ts'), 'list');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the hash of sources', () => {
  const hash = () => hashOf(root, ['electron', 'package-lock.json']);

  test.each<[string, () => void]>([
    ['a changed file', () => writeFileSync(join(root, 'electron/kube/list.ts'), 'other')],
    ['a new file', () => writeFileSync(join(root, 'electron/kube/watch.ts'), '')],
    ['a removed file', () => rmSync(join(root, 'electron/main.ts'))],
    ['a file that came to exist', () => writeFileSync(join(root, 'package-lock.json'), '{}')],
    [
      'the same text in a file of another name',
      () => {
        rmSync(join(root, 'electron/main.ts'));
        writeFileSync(join(root, 'electron/headless.ts'), 'main');
      },
    ],
  ])('changes with %s', (_what, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('does not change with times: a checkout made again is as good', () => {
    const before = hash();
    utimesSync(join(root, 'electron/main.ts'), 1, 1);
    expect(hash()).toBe(before);
  });

  test('changes with what else the result depends on', () => {
    expect(hashOf(root, ['electron'], 'linux-x64')).not.toBe(hashOf(root, ['electron'], 'darwin-arm64'));
  });
});

describe('a stamp', () => {
  test('holds for the hash it was set to and for no other', () => {
    const done = stamps(join(root, 'stamps'));
    expect(done.holds('main', 'a')).toBe(false);
    done.set('main', 'a');
    expect(done.holds('main', 'a')).toBe(true);
    expect(done.holds('main', 'b')).toBe(false);
    expect(done.holds('check', 'a')).toBe(false);
  });

  test('lifted before work that is then cut short, holds no more', () => {
    const done = stamps(join(root, 'stamps'));
    done.set('main', 'a');
    done.lift('main');
    expect(done.holds('main', 'a')).toBe(false);
  });
});
