import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { quietly } from './child.mjs';
import { own } from './paths.mjs';
import { inStaging } from './staging.mjs';

// Said on the command line because a user's npmrc, NODE_ENV or the calling npm may say otherwise.
const flags = [
  '--include=dev',
  '--include=optional',
  '--ignore-scripts',
  '--package-lock',
  '--no-engine-strict',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * Runs npm in a folder that has its own package.json. Everything npm prints goes to stderr.
 * @param {'ci' | 'install'} command
 * @param {string} folder
 * @param {string} complaint what to say when it fails
 */
export function npm(command, folder, complaint) {
  const args = [command, '--prefix', folder, ...flags];
  const cli = process.env.npm_execpath ?? '';
  const options = { cwd: folder, complaint };
  if (basename(cli) === 'npm-cli.js') return quietly(process.execPath, [cli, ...args], options);
  if (process.platform !== 'win32') return quietly('npm', args, options);
  // npm is a .cmd there, which only a shell runs, and a shell splits at spaces.
  return quietly(
    'npm',
    args.map((arg) => `"${arg}"`),
    { ...options, shell: true },
  );
}

/**
 * Installs one pinned package apart from the project's, without its dependencies and checked against its integrity,
 * and gives its folder to `use` before all of it is removed: `use` moves what it wants to keep.
 * @param {{ name: string, version: string, integrity: string }} pinned
 * @param {string} complaint
 * @param {(folder: string) => void} use
 */
export async function withPackage({ name, version, integrity }, complaint, use) {
  await inStaging(own, 'fetch', async (folder) => {
    const manifest = { name: 'fetched', private: true, dependencies: { [name]: version } };
    const packages = { '': manifest, [`node_modules/${name}`]: { version, integrity } };
    const lock = { name: 'fetched', lockfileVersion: 3, requires: true, packages };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    await npm('ci', folder, complaint);
    use(join(folder, 'node_modules', name));
  });
}
