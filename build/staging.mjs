import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Works in a folder of this run's own beside where the result goes, so that a rename publishes it whole. What a
 * killed run left behind never gets in the way, not even when its child still writes there.
 * @param {string} parent
 * @param {string} kind
 * @param {(folder: string) => Promise<void>} work
 */
export async function inStaging(parent, kind, work) {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) if (name.startsWith(`${kind}-`)) discard(join(parent, name));
  const folder = mkdtempSync(join(parent, `${kind}-`));
  try {
    await work(folder);
  } finally {
    discard(folder);
  }
}

/** @param {string} folder */
function discard(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Somebody still writes there; the next run removes it.
  }
}
