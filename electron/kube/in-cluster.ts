import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { type KubeconfigFile, kubeconfigOf } from './kubeconfig-file.ts';

export const SERVICE_ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The context's name. */
export const IN_CLUSTER = 'in-cluster';

/**
 * The pod's own service account as a kubeconfig with the one context `in-cluster`; null outside a cluster. The token
 * file is named, not read: the kubelet replaces it.
 * https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
export function inClusterKubeconfig(
  env: NodeJS.ProcessEnv,
  folder: string,
  readFile: (file: string) => string,
): KubeconfigFile | null {
  const host = env.KUBERNETES_SERVICE_HOST;
  if (!host) return null;
  let namespace: string;
  try {
    readFile(join(folder, 'token'));
    namespace = readFile(join(folder, 'namespace'));
  } catch {
    return null;
  }
  const server = `https://${isIPv6(host) ? `[${host}]` : host}:${env.KUBERNETES_SERVICE_PORT || 443}`;
  return kubeconfigOf(join(folder, 'token'), {
    clusters: [{ name: IN_CLUSTER, cluster: { server, 'certificate-authority': 'ca.crt' } }],
    users: [{ name: IN_CLUSTER, user: { tokenFile: 'token' } }],
    contexts: [{ name: IN_CLUSTER, context: { cluster: IN_CLUSTER, user: IN_CLUSTER, namespace } }],
    'current-context': IN_CLUSTER,
  });
}
