import { setTimeout } from 'node:timers/promises';
import { AppsV1Api, CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';
import { type Contestant, contest, type Terms } from './contest.ts';
import { requestOptions } from './request-options.ts';

/** client-node's own answer to polling: a list, a watch, and every object kept. */
async function informer(terms: Terms): Promise<Contestant> {
  const config = new KubeConfig();
  config.loadFromString(terms.kubeconfig);
  const core = config.makeApiClient(CoreV1Api);
  const apps = config.makeApiClient(AppsV1Api);
  const options = requestOptions(terms);
  const informers = [
    makeInformer(config, '/api/v1/pods', () => core.listPodForAllNamespaces({}, options)),
    makeInformer(config, '/api/v1/nodes', () => core.listNode({}, options)),
    makeInformer(config, '/apis/apps/v1/deployments', () => apps.listDeploymentForAllNamespaces({}, options)),
  ];
  for (const each of informers) {
    each.on('error', (error: unknown) => {
      throw error;
    });
  }
  return {
    async look() {
      for (const each of informers) await each.start();
      if (informers.some((each) => each.list().length === 0)) throw new Error('the cluster is empty');
    },
    cycle: () => setTimeout(terms.intervalMs),
  };
}

contest(informer);
