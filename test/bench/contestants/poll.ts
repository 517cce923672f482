import { AppsV1Api, CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { type Contestant, contest, type Terms } from './contest.ts';
import { requestOptions } from './request-options.ts';

/** The seed's way: typed lists of everything, every interval. */
async function poll(terms: Terms): Promise<Contestant> {
  const config = new KubeConfig();
  config.loadFromString(terms.kubeconfig);
  const core = config.makeApiClient(CoreV1Api);
  const apps = config.makeApiClient(AppsV1Api);
  const options = requestOptions(terms);

  async function list(): Promise<void> {
    const pods = await core.listPodForAllNamespaces({}, options);
    const nodes = await core.listNode({}, options);
    const deployments = await apps.listDeploymentForAllNamespaces({}, options);
    const items = [pods, nodes, deployments].map((each) => each.items.length);
    if (items.includes(0)) throw new Error('the cluster is empty');
  }
  return { look: list, cycle: list };
}

contest(poll);
