import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. Its name may hold spaces. */
export const root = fileURLToPath(new URL('..', import.meta.url));
export const modules = join(root, 'node_modules');
export const out = join(root, 'out');

/** What survives a reinstall: fetched programs (Node 24, a browser), stamps, the lock. */
export const cache = join(modules, '.cache');
export const own = join(cache, 'dogwatch');
