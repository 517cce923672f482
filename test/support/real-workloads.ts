import { expect, vi } from 'vitest';
import type { ControlPlane } from './control-plane.ts';

export const SHOP = '/api/v1/namespaces/shop';
export const APPS = '/apis/apps/v1/namespaces/shop';

export interface Template {
  spec: { containers: { name: string; image: string; resources: { limits?: { memory: string } } }[] };
}
export interface Meta {
  name: string;
  uid: string;
  generation: number;
  labels?: Record<string, string>;
}

export const eventually = <T>(what: () => Promise<T>, becomes: T): Promise<void> =>
  vi.waitFor(async () => expect(await what()).toEqual(becomes), { timeout: 60_000, interval: 250 });

/** Workloads of the namespace `shop` on a control plane, and how they are now. */
export function realWorkloads({ api }: Pick<ControlPlane, 'api'>) {
  const list = async (path: string) => ((await api('GET', path)) as { items: { metadata: Meta }[] }).items;

  async function deployment(name: string) {
    return (await api('GET', `${APPS}/deployments/${name}`)) as unknown as {
      metadata: Meta;
      spec: { replicas: number; template: Template };
      status?: { readyReplicas?: number };
    };
  }
  const ready = async (name: string) => (await deployment(name)).status?.readyReplicas ?? 0;

  return {
    deployment,
    ready,
    templateOf: async (name: string) => (await deployment(name)).spec.template,
    podsOf: (name: string) => list(`${SHOP}/pods?labelSelector=app%3D${name}`),
    replicaSetsOf: (name: string) => list(`${APPS}/replicasets?labelSelector=app%3D${name}`),

    /** Settles with its UID when all its pods are ready. `node`: the value of the label `home` where they must run. */
    async deploy(name: string, replicas: number, node?: string): Promise<string> {
      await api('POST', `${APPS}/deployments`, {
        metadata: { name },
        spec: {
          replicas,
          selector: { matchLabels: { app: name } },
          template: {
            metadata: { labels: { app: name } },
            spec: {
              ...(node !== undefined && { nodeSelector: { home: node } }),
              containers: [
                { name: 'sidecar', image: 'shop/sidecar:1', resources: { limits: { memory: '16Mi' } } },
                { name: 'app', image: `shop/${name}:1`, resources: { limits: { memory: '64Mi' } } },
              ],
            },
          },
        },
      });
      await eventually(() => ready(name), replicas);
      return (await deployment(name)).metadata.uid;
    },

    /** Rolls another image out, which makes a revision more. */
    async rollOut(name: string, image: string): Promise<void> {
      const { containers } = (await deployment(name)).spec.template.spec;
      await api('PATCH', `${APPS}/deployments/${name}`, {
        spec: { template: { spec: { containers: containers.map((one) => ({ ...one, image })) } } },
      });
    },
  };
}
