import type { Store } from '../store/store.ts';
import type { AvailableRevision } from '../watch/watch-loop-ports.ts';

/** Writes down what the loops see available, once for each revision: a later rollback goes back to one of them. */
export function createSeenRevisions(store: Pick<Store, 'playbooks' | 'transaction'>) {
  const known = new Map<string, string>();
  return {
    /** `at`: epoch ms. */
    seen(cluster: string, revisions: readonly AvailableRevision[], at: number): void {
      const key = ({ kind, namespace, name }: AvailableRevision) =>
        JSON.stringify([cluster, kind, namespace, name]);
      const fresh = revisions.filter((one) => known.get(key(one)) !== one.revision);
      if (fresh.length === 0) return;
      store.transaction(() => {
        for (const one of fresh) store.playbooks.revisionSeen(cluster, one, one.revision, at);
      });
      for (const one of fresh) known.set(key(one), one.revision);
    },
  };
}
