import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The house plan's rules on who may know whom. Types may be imported from anywhere: they are gone when it runs. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).filter((file) => !file.endsWith('.d.ts')),
);

const MAY_IMPORT: Record<string, readonly string[]> = {
  shared: [],
  renderer: ['shared'],
  detect: ['shared'],
  kube: ['shared'],
  demo: ['shared'],
  diagnose: ['shared'],
  playbooks: ['shared'],
  store: ['shared'],
  watch: ['shared', 'kube', 'detect'],
  incidents: ['shared', 'store'],
  rules: ['shared'],
  notify: ['shared', 'store'],
  shell: ['shared', 'app'],
  app: [
    'shared',
    'kube',
    'watch',
    'detect',
    'incidents',
    'store',
    'rules',
    'notify',
    'diagnose',
    'playbooks',
    'demo',
  ],
};

/** The first folder of a file, or the room in electron/; null for the hosts, which may know all. */
function roomOf(file: string): string | null {
  const [folder = '', room = '', ...rest] = file.split('/');
  if (folder !== 'electron') return folder;
  return rest.length === 0 ? null : room;
}

function importsOf(file: string): { what: string; from: string }[] {
  const source = readFileSync(join(root, file), 'utf8');
  const statements = source.matchAll(/^(?:import|export)\s(?!type\s)([^'";]*?)\sfrom\s'([^']+)'/gm);
  return [...statements]
    .map(([, what = '', from = '']) => ({ what, from }))
    .filter(({ what }) => !/^\{(\s*type [^,}]+,?)+\s*\}$/.test(what));
}

const inside = (file: string) =>
  importsOf(file)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => normalize(join(dirname(file), from)));

describe('the house', () => {
  test('has its rooms', () => {
    const rooms = new Set(files.map(roomOf).filter((room) => room !== null));
    expect([...rooms].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test.each(Object.entries(MAY_IMPORT))('%s knows only %j', (room, known) => {
    const strangers = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => inside(file).map((target) => ({ file, target, from: roomOf(target) })))
      .filter(
        ({ target, from }) => target !== 'package.json' && from !== room && !known.includes(from ?? 'a host'),
      );
    expect(strangers).toEqual([]);
  });

  test('only the shell and its hosts reach electron', () => {
    const reaching = files.filter((file) => importsOf(file).some(({ from }) => from === 'electron'));
    const allowed = /^electron\/(shell\/|main\.ts$|preload\.ts$)/;
    expect(reaching.filter((file) => !allowed.test(file))).toEqual([]);
    expect(reaching.length).toBeGreaterThan(0);
  });

  test('has no import cycles', () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      expect(path, 'an import cycle').not.toContain(file);
      if (done.has(file)) return;
      for (const next of files.includes(file) ? inside(file) : []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(done.size).toBeGreaterThanOrEqual(files.length);
  });
});
