import { spawn } from 'node:child_process';
import {
  type ExecConfig,
  execInfo,
  type ObtainedCredential,
  parseExecCredential,
} from './exec-credential.ts';
import { KubeError } from './kube-error.ts';
import { Renewable } from './renewable.ts';
import { runPlugin } from './run-plugin.ts';

export interface ExecDeps {
  /** The environment plugins start from; its PATH is where they are looked up. */
  env: NodeJS.ProcessEnv;
  now: () => number;
  spawn?: typeof spawn;
  /** 30,000 when absent. */
  execTimeoutMs?: number;
}

/** Contexts of one user share its plugin's credential, so that opening three of them asks for one sign-in. */
const shared = new WeakMap<ExecConfig, Renewable<ObtainedCredential>>();

/**
 * A user's plugin as a credential that renews itself. Own code: client-node starts one process for every request
 * that comes while none has answered, sets no KUBERNETES_EXEC_INFO and waits forever.
 */
export function execPlugin(
  exec: ExecConfig,
  cluster: Record<string, unknown>,
  deps: ExecDeps,
): Renewable<ObtainedCredential> {
  const known = shared.get(exec);
  if (known !== undefined) return known;
  const plugin = new Renewable(async () => {
    if (exec.needsTerminal) {
      const message = `plugin ${exec.command} wants a terminal (interactiveMode: Always), which Dogwatch does not have`;
      throw new KubeError('credentials', message);
    }
    const env = { ...deps.env, ...exec.env, KUBERNETES_EXEC_INFO: execInfo(exec, cluster) };
    const { command, args, installHint } = exec;
    const bounds = { spawn: deps.spawn ?? spawn, timeoutMs: deps.execTimeoutMs ?? 30_000 };
    return parseExecCredential(await runPlugin({ command, args, env, installHint }, bounds), exec);
  }, deps.now);
  // A plugin that is told the cluster may answer differently for each.
  if (!exec.provideClusterInfo) shared.set(exec, plugin);
  return plugin;
}
