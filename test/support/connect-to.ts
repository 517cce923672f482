import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { loadContexts } from '../../electron/kube/kubeconfig.ts';
import type { WatchBounds } from '../../electron/kube/watch-stream.ts';

/** For tests in real time: streams may last half a second too long. */
const IMPATIENT: WatchBounds = { headersTimeoutMs: 1_500, overtimeMs: 500 };

/** A connection through one context of this kubeconfig, the first one by default. */
export function connectTo(
  kubeconfig: string,
  name?: string,
  watchBounds: WatchBounds = IMPATIENT,
): ClusterConnection {
  const { contexts } = loadContexts({
    env: {},
    homeDir: '/nowhere',
    kubeconfigFlag: '/kubeconfig',
    readFile: () => kubeconfig,
  });
  const context = contexts.find((one) => name === undefined || one.name === name);
  if (context === undefined) throw new Error('the kubeconfig has no such context');
  return connect(context, { env: {}, watchBounds });
}
