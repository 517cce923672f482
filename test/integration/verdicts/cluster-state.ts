import type { Settings } from '../../../shared/settings.ts';
import { type KubeObject, type MetaParts, metadata } from '../../support/kube-metadata.ts';

/** A complete cluster and all that is wrong with it. */
export interface ClusterState {
  what: string;
  why: string;
  objects: readonly object[];
  /** "critical crash_loop Deployment shop/web: web-1/app", as check lists them. */
  expected: string[];
  settings?: (settings: Settings) => void;
}

/** A ReplicaSet; by default the one that pods are of, of the Deployment web. */
export function replicaSet(parts: MetaParts = {}): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata('ReplicaSet', {
      name: 'web-6d4b75cb6d',
      controller: { kind: 'Deployment', name: 'web' },
      ...parts,
    }),
    spec: {},
    status: {},
  };
}
