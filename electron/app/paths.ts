import { isAbsolute, join, resolve } from 'node:path';

/** Absolute folders in which Dogwatch keeps its things (DESIGN §8). All hosts compute the same ones. */
export interface Paths {
  /** Databases. */
  data: string;
  /** settings.json, rules.yaml, playbooks/. */
  config: string;
  logs: string;
}

export interface PathsInput {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
  /** `--data-dir`: everything below one folder. */
  dataDir?: string | undefined;
}

/** XDG base directories on Linux, the platform's own conventions on macOS and Windows. */
export function resolvePaths({ platform, env, home, dataDir }: PathsInput): Paths {
  if (dataDir !== undefined) {
    const root = resolve(dataDir);
    return { data: root, config: root, logs: join(root, 'logs') };
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support', 'Dogwatch');
    return { data: support, config: support, logs: join(home, 'Library', 'Logs', 'Dogwatch') };
  }
  if (platform === 'win32') {
    const local = join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Dogwatch');
    const roaming = join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Dogwatch');
    return { data: local, config: roaming, logs: join(local, 'logs') };
  }
  // The XDG specification: a relative path in these variables is to be ignored.
  const xdg = (value: string | undefined, ...fallback: string[]) =>
    join(value !== undefined && isAbsolute(value) ? value : join(home, ...fallback), 'dogwatch');
  return {
    data: xdg(env.XDG_DATA_HOME, '.local', 'share'),
    config: xdg(env.XDG_CONFIG_HOME, '.config'),
    logs: join(xdg(env.XDG_STATE_HOME, '.local', 'state'), 'logs'),
  };
}
