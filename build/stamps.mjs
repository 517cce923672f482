import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says what was last finished, by the hash of what it was made from. A stamp is taken away before the work and
 * written after it, so work that was cut short is done again.
 * @param {string} folder
 */
export function stamps(folder) {
  return {
    /** @param {string} name @param {string} hash */
    holds: (name, hash) => read(join(folder, name)) === hash,
    /** @param {string} name */
    lift: (name) => rmSync(join(folder, name), { force: true }),
    /** @param {string} name @param {string} hash */
    set: (name, hash) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), hash);
    },
  };
}

/**
 * The hash of files and whole folders: names and contents, never times. What does not exist counts as empty.
 * @param {string} root
 * @param {string[]} paths
 * @param {string} [extra] anything else the result depends on
 */
export function hashOf(root, paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const path of paths)
    for (const file of filesIn(root, path)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesIn(root, path) {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesIn(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
      );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw error;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
