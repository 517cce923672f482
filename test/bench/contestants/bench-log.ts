import type { Log } from '../../../electron/app/log.ts';

const say = (message: string, details?: unknown) =>
  process.stderr.write(`${message} ${JSON.stringify(details ?? {})}\n`);

/** A bench in which something goes wrong measures something else: it is said. */
export const benchLog: Log = { error: say, warn: say, info() {}, debug() {} };
