import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { targets } from '../../build/scripts.mjs';
import manifest from '../../package.json' with { type: 'json' };

/** The bundles that the npm package brings. */
const shipped = manifest.files.flatMap((file) => /^out\/(\w+)(\.js)?$/.exec(file)?.[1] ?? []);

test('prepack builds what is packed', () => {
  const built = manifest.scripts.prepack.replace('node build/run.mjs build ', '').split(' ');
  expect(built.sort()).toEqual([...shipped].sort());
  expect(Object.keys(targets)).toEqual(expect.arrayContaining(built));
});

test('a bundle comes with the licences of what is in it', () => {
  const hosts = shipped.filter((name) => name !== 'renderer' && name !== 'dogwatch');
  for (const host of [...hosts, 'main']) expect(manifest.files).toContain(`out/${host}.licences.md`);
});

test('every command of the package has its bundle in it', () => {
  const usage = spawnSync(process.execPath, [join(root, 'electron/dogwatch.ts')], {
    encoding: 'utf8',
  }).stdout;
  const commands = [...usage.matchAll(/^ {2}dogwatch (\w+)/gm)].map(([, command]) => command);
  expect(commands).toContain('headless');
  expect(shipped).toEqual(expect.arrayContaining(commands));
});

test('it may be published, and depends on the one module that cannot be bundled', () => {
  expect(Object.keys(manifest)).not.toContain('private');
  expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
});
