import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { builderConfig, type PackageOptions } from './electron-builder.ts';
import { root } from './paths.mjs';

/**
 * `npm run package`: the desktop's installers in dist/. `--dir` stops at the unpacked app, `--platform` and `--arch`
 * choose others than this machine's. Signing identities come from the environment, as electron-builder reads them.
 */

const PLATFORMS = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };
const ARCHS = { x64: Arch.x64, arm64: Arch.arm64 };

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string' },
    out: { type: 'string' },
    /** A folder with an unpacked Electron, instead of downloading one. */
    'electron-dist': { type: 'string' },
    /** For a runtime that is only files: no fuses to set, no resources to edit, no checksum to embed. */
    placeholder: { type: 'boolean', default: false },
  },
});

const platform = oneOf(PLATFORMS, values.platform, '--platform');
const archs = values.arch === undefined ? [] : [ARCHS[oneOf(ARCHS, values.arch, '--arch')]];
const { electronFuses, ...config } = builderConfig({ platform, updates: updates(platform, process.env) });
await build({
  projectDir: root,
  targets: PLATFORMS[platform].createTarget(values.dir ? 'dir' : null, ...archs),
  publish: 'never',
  config: {
    ...config,
    ...(values.out === undefined
      ? {}
      : { directories: { ...config.directories, output: resolve(values.out) } }),
    ...(values['electron-dist'] === undefined ? {} : { electronDist: resolve(values['electron-dist']) }),
    ...(values.placeholder
      ? { win: { ...config.win, signAndEditExecutable: false }, disableAsarIntegrity: true }
      : { electronFuses: electronFuses ?? null }),
  },
});

/** An update that nobody signed could be anybody's; Linux packages are the distribution's to update. */
function updates(on: PackageOptions['platform'], env: NodeJS.ProcessEnv): string | null {
  const identity = on === 'win32' ? (env.WIN_CSC_LINK ?? env.CSC_LINK) : (env.CSC_LINK ?? env.CSC_NAME);
  return on !== 'linux' && identity ? (env.DOGWATCH_UPDATES_URL ?? null) : null;
}

/** @throws Error with one sentence for what is not one of them. */
function oneOf<K extends string>(known: Record<K, unknown>, name: string, option: string): K {
  if (Object.hasOwn(known, name)) return name as K;
  throw new Error(`${option} must be one of ${Object.keys(known).join(', ')}, not "${name}"`);
}
