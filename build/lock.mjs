import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const beatEvery = 2_000;
/** A holder on another host or with a recycled pid is given up after this many ms without a beat. */
const silence = 20_000;

/**
 * @typedef {object} LockOptions
 * @property {() => void} [onWait] called once, when somebody else holds it
 * @property {(pid: number) => boolean} [alive]
 * @property {number} [silence] ms
 */

/**
 * Takes the lock in `folder`, waiting for its holder, and returns what gives it back.
 *
 * A lock is a numbered file and the highest number counts. It is taken by creating the next one, which only one
 * process can do, so two that find the same dead holder never both succeed it. A given-back lock stays as a
 * released file, so numbers never fall.
 * @param {string} folder
 * @param {LockOptions} [options]
 * @returns {Promise<() => void>}
 */
export async function lock(folder, options = {}) {
  mkdirSync(folder, { recursive: true });
  const gone = watcher(folder, options);
  for (let waited = false; ; waited = true) {
    const top = highest(folder);
    if (top === 0 || gone(top)) {
      const release = take(folder, top + 1);
      if (release) return release;
      continue;
    }
    if (!waited) options.onWait?.();
    await sleep(100);
  }
}

/** @param {string} folder @param {number} number */
function take(folder, number) {
  const file = join(folder, String(number));
  try {
    writeFileSync(file, JSON.stringify({ host: hostname(), pid: process.pid }), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
  // Whoever was slow may have made a number that others have long passed.
  if (highest(folder) !== number) {
    rmSync(file, { force: true });
    return undefined;
  }
  for (const older of numbers(folder))
    if (older < number) rmSync(join(folder, String(older)), { force: true });
  const beat = setInterval(() => touch(file), beatEvery).unref();
  return () => {
    clearInterval(beat);
    writeFileSync(file, 'released');
  };
}

/** @param {string} folder @param {LockOptions} options */
function watcher(folder, { alive = runs, silence: patience = silence }) {
  let seen = '';
  let since = 0;
  /** @param {number} number @returns {boolean} whether its holder is done or dead */
  return (number) => {
    const file = join(folder, String(number));
    const { text, beat } = look(file);
    if (text === undefined || text === 'released') return true;
    const holder = parse(text);
    if (holder?.host === hostname() && !alive(holder.pid)) return true;
    // Measured on our own clock from what we see: a laptop's sleep must not kill a living holder.
    const now = performance.now();
    if (seen !== `${number} ${beat}`) {
      seen = `${number} ${beat}`;
      since = now;
    }
    return now - since > patience;
  };
}

/** @param {string} file */
function look(file) {
  try {
    return { text: readFileSync(file, 'utf8'), beat: statSync(file).mtimeMs };
  } catch {
    return { text: undefined, beat: 0 };
  }
}

/** @param {string} text @returns {{ host: string, pid: number } | undefined} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed node_modules beneath us: the work will fail and say so.
  }
}

/** @param {string} folder */
function numbers(folder) {
  return readdirSync(folder).map(Number).filter(Number.isInteger);
}

/** @param {string} folder */
function highest(folder) {
  return Math.max(0, ...numbers(folder));
}
