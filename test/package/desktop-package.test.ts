import { fork, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../build/paths.mjs';
import { readAsar } from '../support/asar.ts';
import { placeholderElectron } from '../support/placeholder-electron.ts';

/** `npm run package -- --dir` on a runtime of empty files: electron-builder needs no more to show what it would ship. */
const APPS = {
  linux: { app: '.', resources: 'resources', program: 'dogwatch' },
  win32: { app: '.', resources: 'resources', program: 'Dogwatch.exe' },
  darwin: { app: 'Dogwatch.app/Contents', resources: 'Resources', program: 'MacOS/Dogwatch' },
} as const;

test('what cannot be packaged is one sentence', () => {
  const args = [join(root, 'build/package.ts'), '--dir', '--platform', 'plan9'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(
    'dogwatch: nothing was packaged: --platform must be one of linux, darwin, win32, not "plan9".\n',
  );
});

describe.each(['linux', 'darwin', 'win32'] as const)('packed for %s', (platform) => {
  const { resources, program } = APPS[platform];
  let folder: string;
  let app: string;
  let archive: ReturnType<typeof readAsar>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dogwatch-package-'));
    placeholderElectron(join(folder, 'electron'), platform);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'build/package.ts'),
        ...['--dir', '--placeholder', '--platform', platform, '--arch', process.arch],
        ...['--electron-dist', join(folder, 'electron'), '--out', join(folder, 'dist')],
      ],
      { encoding: 'utf8', timeout: 100_000 },
    );
    expect(status, `${stdout}${stderr}`).toBe(0);
    const [unpacked = ''] = globSync('*/', { cwd: join(folder, 'dist') });
    app = join(folder, 'dist', unpacked, APPS[platform].app);
    archive = readAsar(join(app, resources, 'app.asar'));
  }, 120_000);
  afterAll(() => {
    archive?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('there is a program, and one archive is all of ours', () => {
    expect(existsSync(join(app, program))).toBe(true);
    expect(readdirSync(join(app, resources)).filter((name) => name.startsWith('app'))).toEqual([
      'app.asar',
      'app.asar.unpacked',
    ]);
  });

  test('main, preload and renderer are in it, and the window’s icon', () => {
    expect(archive.files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main.js',
        'out/preload.cjs',
        'out/renderer/index.html',
        'build/icons/linux/256x256.png',
      ]),
    );
    expect(
      archive.files.filter((file) => /^out\/renderer\/assets\/index-.+\.(js|css)$/.test(file)),
    ).not.toEqual([]);
    expect(archive.text('out/renderer/index.html')).toMatch(/^<!doctype html>/i);
  });

  test('it is started by its manifest, which names nothing that only building needs', () => {
    const manifest = JSON.parse(archive.text('package.json'));
    expect(manifest).toMatchObject({
      name: 'dogwatch',
      main: 'out/main.js',
      type: 'module',
      desktopName: 'dev.dogwatch.app.desktop',
      dependencies: { 'better-sqlite3': expect.any(String) },
    });
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest)).not.toContain('scripts');
  });

  test('one native binary is in it, the one that matches, where the system can load it', () => {
    const native = archive.files.filter((file) => file.endsWith('.node'));
    expect(native).toEqual([`node_modules/better-sqlite3/prebuilds/${platform}-${process.arch}.node`]);
    expect(archive.unpacked).toEqual(expect.arrayContaining(native));
    const beside = join(app, resources, 'app.asar.unpacked');
    expect(globSync('**/*.node', { cwd: beside })).toEqual(native);
    expect(readFileSync(join(beside, native[0] ?? ''))).toEqual(readFileSync(join(root, native[0] ?? '')));
  });

  test('no sources, maps, tests or other modules are in it', () => {
    const modules = archive.files
      .filter((file) => file.startsWith('node_modules/'))
      .map((file) => file.split('/').slice(1, 3).join('/'));
    expect([...new Set(modules)].sort()).toEqual([
      'better-sqlite3/LICENSE',
      'better-sqlite3/lib',
      'better-sqlite3/package.json',
      'better-sqlite3/prebuilds',
    ]);
    expect(archive.files.filter((file) => /\.(tsx?|mts|map|gyp|c|cpp|h|svg|test\..+)$/.test(file))).toEqual(
      [],
    );
    const folders = new Set(archive.files.map((file) => file.split('/')[0]));
    expect([...folders].sort()).toEqual(['LICENSE', 'build', 'node_modules', 'out', 'package.json']);
  });

  test('the licences of all that is in it are in it', () => {
    expect(archive.text('LICENSE')).toContain('Apache License');
    for (const [file, names] of [
      ['out/main.licences.md', ['@kubernetes/client-node', 'undici', 'zod']],
      ['out/renderer/licences.md', ['react', '@mantine/core']],
    ] as const)
      for (const name of names) expect(archive.text(file)).toMatch(new RegExp(`^## ${name} - \\d`, 'm'));
    expect(archive.files).toContain('node_modules/better-sqlite3/LICENSE');
  });

  // The other platforms' binaries cannot be loaded here.
  if (platform === process.platform) test('it starts from what is in it alone', startsFrom);

  async function startsFrom(): Promise<void> {
    archive.extract(join(folder, 'extracted'));
    const child = fork(join(root, 'test/support/electron-stand-in/program.ts'), [], {
      env: {
        ...process.env,
        KUBECONFIG: '',
        DISPLAY: ':99',
        ELECTRON_STAND_IN: JSON.stringify({
          platform,
          main: join(folder, 'extracted/out/main.js'),
          argv: ['--demo', '--hidden', '--data-dir', join(folder, 'data')],
          earlierNotifications: [],
          launchedBy: null,
          packaged: false,
          openedAtLogin: false,
        }),
      },
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    try {
      const said = await new Promise((resolve) => {
        child.on('message', (message) => message === 'dogwatch ready' && resolve(message));
        child.on('exit', (code) => resolve(`ended with ${code}`));
      });
      expect(said).toBe('dogwatch ready');
    } finally {
      child.kill('SIGKILL');
    }
  }

  test('only the language that the window speaks is kept of Chromium’s', () => {
    const languages = globSync('**/{locales/*.pak,*.lproj/locale.pak}', { cwd: app }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(languages).not.toEqual([]);
    expect(languages.filter((file) => !/(en-US\.pak|en\.lproj\/locale\.pak)$/.test(file))).toEqual([]);
  });
});
