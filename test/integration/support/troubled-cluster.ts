import { onTestFinished } from 'vitest';
import { type DemoServer, startDemoServer } from '../../../electron/demo/demo-server.ts';

export type TroubledCluster = DemoServer;

/** A cluster whose Deployment web crash loops, unless it is healthy; another `seed` is another cluster. */
export async function startTroubledCluster(
  options: { seed?: number; healthy?: boolean } = {},
): Promise<TroubledCluster> {
  const { seed = 1, healthy = false } = options;
  const server = await startDemoServer({ scenario: 'empty', seed });
  onTestFinished(() => server.close());
  server.cluster.makeDeployment({ namespace: 'default', name: 'web' });
  if (!healthy)
    for (const pod of server.cluster.podsOf('default', 'web')) server.cluster.crashLoop(pod, 'web');
  return server;
}
