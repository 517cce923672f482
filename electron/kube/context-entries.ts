import { createHmac, randomBytes } from 'node:crypto';
import type { KubeCluster } from './kubeconfig-cluster.ts';
import type { KubeUser } from './kubeconfig-user.ts';

/** Everything needed to talk to one context's cluster. */
export interface KubeEntry extends KubeCluster {
  user: KubeUser;
}

/** Entries hold secrets, and contexts travel to windows and logs: they are kept apart, the context itself is the key. */
const entries = new WeakMap<object, KubeEntry>();

/** Of this process only, so that a fingerprint tells nothing about a password. */
const secret = randomBytes(32);

export function keepEntry(context: object, entry: KubeEntry): void {
  entries.set(context, entry);
}

/** What `connect` needs to reach the context; undefined for one that has a problem, or a copy. */
export function entryOf(context: object): KubeEntry | undefined {
  return entries.get(context);
}

/** Differs as soon as anything about an entry does. */
export function fingerprint(entry: KubeEntry): string {
  return createHmac('sha256', secret).update(JSON.stringify(entry)).digest('base64url');
}
