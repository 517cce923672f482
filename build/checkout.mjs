import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quietly } from './child.mjs';
import { install, installedByHand, installHash } from './install.mjs';
import { lock } from './lock.mjs';
import { fetchNode24, node24 } from './node24.mjs';
import { out, own, root } from './paths.mjs';
import { targets } from './scripts.mjs';
import { inStaging } from './staging.mjs';
import { hashOf, stamps } from './stamps.mjs';

const done = stamps(join(own, 'stamps'));

/**
 * Sees to it that packages, Node 24 and the wanted bundles are there and up to date. When they are, it only
 * looks. Two runs at once wait for each other.
 * @param {string[]} wanted names of targets
 * @returns {Promise<string>} the path of a Node 24
 */
export async function bringUpToDate(wanted) {
  const unknown = wanted.find((name) => targets[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`there is no "${unknown}" to build; there are ${Object.keys(targets).join(', ')}.`);

  const ready = installed() ? node24() : undefined;
  if (ready !== undefined && stale(wanted).length === 0) return ready;

  const release = await lock(join(own, 'lock'), {
    onWait: () =>
      process.stderr.write('dogwatch: waiting for another run that is bringing this checkout up to date.\n'),
  });
  try {
    if (!installed()) {
      done.lift('packages');
      if (!installedByHand()) await install();
      done.set('packages', installHash());
    }
    const node = node24() ?? (await fetchNode24());
    await build(node, stale(wanted));
    return node;
  } finally {
    release();
  }
}

function installed() {
  return done.holds('packages', installHash());
}

/** @param {string[]} wanted */
function stale(wanted) {
  return wanted.filter(
    (name) => !existsSync(join(out, outputOf(name))) || !done.holds(name, sourceHash(name)),
  );
}

/** @param {string} node @param {string[]} names */
async function build(node, names) {
  if (names.length === 0) return;
  const hashes = new Map(names.map((name) => [name, sourceHash(name)]));
  process.stderr.write(`dogwatch: building ${names.join(', ')}.\n`);
  await inStaging(out, '.build', async (folder) => {
    const complaint = 'the build failed; see above.';
    await quietly(node, [join(root, 'build/build.ts'), folder, ...names], { cwd: root, complaint });
    for (const name of names) done.lift(name);
    for (const file of readdirSync(folder)) {
      rmSync(join(out, file), { recursive: true, force: true });
      renameSync(join(folder, file), join(out, file));
    }
    for (const [name, hash] of hashes) done.set(name, hash);
  });
}

/** @param {string} name */
function sourceHash(name) {
  return hashOf(root, [
    ...(targets[name]?.sources ?? []),
    'build/build.ts',
    'package-lock.json',
    'package.json',
  ]);
}

/** @param {string} name */
function outputOf(name) {
  return targets[name]?.output ?? name;
}
