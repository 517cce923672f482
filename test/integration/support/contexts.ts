import { writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DemoServer } from '../../../electron/demo/demo-server.ts';

/** Writes one kubeconfig with a context, named by its key, to each of these clusters. */
export function writeContexts(file: string, contexts: Record<string, DemoServer>): void {
  const entries = Object.entries(contexts).map(([name, { kubeconfig }]) => ({
    name,
    config: parse(kubeconfig),
  }));
  writeFileSync(
    file,
    JSON.stringify({
      clusters: entries.map(({ name, config }) => ({ ...config.clusters[0], name })),
      users: entries.map(({ name, config }) => ({ ...config.users[0], name })),
      contexts: entries.map(({ name }) => ({ name, context: { cluster: name, user: name } })),
      'current-context': Object.keys(contexts)[0],
    }),
  );
}

/** Every pod of shop/web crashes over and over. */
export function crashWeb({ cluster }: DemoServer): void {
  for (const pod of cluster.podsOf('shop', 'web'))
    cluster.crashLoop(pod, 'web', { exitCode: 3, restarts: 4 });
}
