import { AppsV1Api, CoreV1Api, KubeConfig, Metrics, Watch } from '@kubernetes/client-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';

let server: DemoServer;
let config: KubeConfig;

beforeEach(async () => {
  server = await startDemoServer();
  config = new KubeConfig();
  config.loadFromString(server.kubeconfig);
});
afterEach(() => server.close());

describe('the demo read with @kubernetes/client-node, on the system clock', () => {
  it('lists, gets, logs and patches', async () => {
    expect(config.getCurrentContext()).toBe('demo');
    const core = config.makeApiClient(CoreV1Api);
    const first = await core.listPodForAllNamespaces({ limit: 50 });
    const rest = await core.listPodForAllNamespaces({ _continue: first.metadata?._continue ?? '' });
    expect(first.items.length + rest.items.length).toBe(server.cluster.list('pods').length);
    const name = server.cluster.podsOf('shop', 'checkout')[0]?.metadata.name ?? '';
    const pod = await core.readNamespacedPod({ namespace: 'shop', name });
    expect(pod.status?.containerStatuses?.[0]?.lastState?.terminated?.finishedAt).toBeInstanceOf(Date);
    const log = await core.readNamespacedPodLog({ namespace: 'shop', name, previous: true });
    expect(log).toContain("KeyError: 'DATABASE_URL'");
    const apps = config.makeApiClient(AppsV1Api);
    const scale = await apps.readNamespacedDeploymentScale({ namespace: 'shop', name: 'web' });
    expect(scale.spec?.replicas).toBe(4);
    expect((await new Metrics(config).getNodeMetrics()).items).toHaveLength(5);
  });

  it('watches', async () => {
    const resourceVersion = String(server.cluster.resourceVersion);
    const seen = new Promise<string>((resolve, reject) => {
      const query = { resourceVersion, timeoutSeconds: 5 };
      const onEvent = (type: string, object: { metadata: { name: string } }) => {
        if (object.metadata.name === 'announced') resolve(type);
      };
      new Watch(config).watch('/api/v1/namespaces', query, onEvent, reject).catch(reject);
    });
    server.cluster.makeNamespace('announced');
    expect(await seen).toBe('ADDED');
  });
});
