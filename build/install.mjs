import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { modules, own, root } from './paths.mjs';
import { inStaging } from './staging.mjs';
import { hashOf } from './stamps.mjs';

const lockfile = join(root, 'package-lock.json');
const installedLock = join(modules, '.package-lock.json');

/** The hash of what node_modules is made from. Scripts and the version of Dogwatch do not count. */
export function installHash() {
  return hashOf(
    root,
    ['package-lock.json'],
    JSON.stringify([process.platform, process.arch, asked(readManifest(root))]),
  );
}

/**
 * Installs into a staging folder and then swaps, so a failed or interrupted npm leaves the packages that were
 * there, and node_modules/.cache is not wiped as a plain `npm ci` would.
 */
export async function install() {
  const locked = existsSync(lockfile);
  await inStaging(own, 'install', async (folder) => {
    for (const name of ['package.json', 'package-lock.json', '.npmrc'])
      if (existsSync(join(root, name))) copyFileSync(join(root, name), join(folder, name));
    process.stderr.write('dogwatch: installing packages, once; this takes a minute.\n');
    const complaint = 'the packages could not be installed; see what npm says above.';
    await npm(locked ? 'ci' : 'install', folder, complaint);
    if (!locked) copyFileSync(join(folder, 'package-lock.json'), lockfile);
    swap(join(folder, 'node_modules'), join(folder, 'replaced'));
  });
}

/** @param {string} fresh @param {string} replaced */
function swap(fresh, replaced) {
  mkdirSync(replaced);
  // npm's own record goes first and comes last: while it stands, node_modules is whole.
  rmSync(installedLock, { force: true });
  for (const name of readdirSync(modules))
    if (name !== '.cache') renameSync(join(modules, name), join(replaced, name));
  const names = readdirSync(fresh).filter((name) => name !== '.package-lock.json' && name !== '.cache');
  for (const name of [...names, '.package-lock.json']) renameSync(join(fresh, name), join(modules, name));
}

/**
 * Whether a person's own `npm ci` or `npm install` already put exactly the locked packages there.
 * @param {string} [checkout]
 */
export function installedByHand(checkout = root) {
  try {
    const wanted = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).packages;
    if (asked(wanted['']) !== asked(readManifest(checkout))) return false;
    const have = JSON.parse(readFileSync(join(checkout, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      if (have[path] === undefined) return entry.optional === true;
      return have[path].version === entry.version && existsSync(join(checkout, path, 'package.json'));
    });
  } catch {
    return false;
  }
}

/** @param {string} checkout */
function readManifest(checkout) {
  return JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
}

/** @param {Record<string, unknown>} manifest */
function asked({ dependencies, devDependencies, optionalDependencies, overrides }) {
  return JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]);
}
