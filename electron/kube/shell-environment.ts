import { delimiter } from 'node:path';
import { shellEnv } from 'shell-env';

export interface ShellEnvironmentDeps {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Starts the login shell and reads its environment. */
  readShell?: () => Promise<Readonly<Record<string, string>>>;
  /** 5,000 when absent. */
  timeoutMs?: number;
}

/** What kubeconfig, its credential plugins and proxies need of a login shell. */
const WANTED =
  /^(KUBECONFIG|AWS_.+|CLOUDSDK_.+|GOOGLE_.+|AZURE_.+|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy)$/;

/**
 * A copy of `env` with what a terminal would have had: an app started from a dock or menu gets a bare PATH and no
 * KUBECONFIG. The copy is unchanged when the shell fails, takes too long or is Windows'. Never throws.
 */
export async function resolveShellEnvironment(deps: ShellEnvironmentDeps): Promise<NodeJS.ProcessEnv> {
  const { env, platform, readShell = shellEnv, timeoutMs = 5_000 } = deps;
  if (platform === 'win32') return { ...env };
  const { promise: tooLate, resolve } = Promise.withResolvers<Readonly<Record<string, string>>>();
  const timer = setTimeout(() => resolve({}), timeoutMs);
  try {
    return merged(env, await Promise.race([readShell(), tooLate]));
  } catch {
    return { ...env };
  } finally {
    clearTimeout(timer);
  }
}

function merged(env: NodeJS.ProcessEnv, shell: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const wanted = Object.entries(shell).filter(([name]) => WANTED.test(name));
  const folders = [shell.PATH, env.PATH]
    .flatMap((path) => (path ?? '').split(delimiter))
    .filter((folder) => folder !== '');
  return { ...env, ...Object.fromEntries(wanted), PATH: [...new Set(folders)].join(delimiter) };
}
