import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { builderConfig, updatesAddress } from './electron-builder.ts';
import { root } from './paths.mjs';

/**
 * `npm run package`: the desktop's installers in dist/. `--dir` stops at the unpacked app, `--platform` and `--arch`
 * choose others than this machine's. Signing identities come from the environment, as electron-builder reads them.
 */

const PLATFORMS = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };
const ARCHS = { x64: Arch.x64, arm64: Arch.arm64 };

/** @throws Error with one sentence for what cannot be asked for; electron-builder's for what it cannot do. */
async function pack(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
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
  const { electronFuses, ...config } = builderConfig({
    platform,
    updates: updatesAddress(platform, process.env),
  });
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
}

function oneOf<K extends string>(known: Record<K, unknown>, name: string, option: string): K {
  if (Object.hasOwn(known, name)) return name as K;
  throw new Error(`${option} must be one of ${Object.keys(known).join(', ')}, not "${name}"`);
}

try {
  await pack(process.argv.slice(2));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const offline = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT/.test(reason)
    ? ' Electron and the tools that make installers are downloaded from GitHub; --electron-dist DIR takes an Electron that is here.'
    : '';
  process.stderr.write(`dogwatch: nothing was packaged: ${reason.split('\n')[0]}.${offline}\n`);
  process.exitCode = 1;
}
