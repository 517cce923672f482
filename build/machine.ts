import { existsSync, readFileSync } from 'node:fs';

/** What a decision about this machine looks at. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** The user's id; undefined on Windows. */
  uid: number | undefined;
  /** Milliseconds since 1970. */
  now: number;
  exists(path: string): boolean;
  /** The file's text; undefined when it cannot be read. */
  read(path: string): string | undefined;
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
  now: Date.now(),
  exists: existsSync,
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
};
