import { homedir } from 'node:os';
import { type KubeContext, loadContexts } from '../kube/kubeconfig.ts';

/** `--context`, else the kubeconfig's current one, else the only one; else one sentence why there is none. */
export function pickContext(args: {
  context: string | undefined;
  kubeconfig: string | undefined;
}): { context: KubeContext; error: '' } | { context: null; error: string } {
  const loaded = loadContexts({
    env: process.env,
    homeDir: homedir(),
    inCluster: 'first',
    ...(args.kubeconfig === undefined ? {} : { kubeconfigFlag: args.kubeconfig }),
  });
  const only = loaded.contexts.length === 1 ? loaded.contexts[0]?.name : undefined;
  const name = args.context ?? loaded.current ?? only;
  const context = loaded.contexts.find((candidate) => candidate.name === name);
  if (context?.problem) return { context: null, error: context.problem };
  if (context) return { context, error: '' };
  const [problem] = loaded.problems;
  if (problem !== undefined) return { context: null, error: problem };
  const names = loaded.contexts.map((candidate) => candidate.name).join(', ');
  if (names === '')
    return {
      context: null,
      error: 'no kubeconfig was found: set KUBECONFIG, pass --kubeconfig FILE, or make ~/.kube/config',
    };
  if (name === undefined)
    return {
      context: null,
      error: `the kubeconfig names no current-context: pass --context with one of ${names}`,
    };
  return { context: null, error: `there is no context "${name}" in the kubeconfig: it has ${names}` };
}
