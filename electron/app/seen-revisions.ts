import type { Store } from '../store/store.ts';
import type { AvailableRevision } from '../watch/watch-loop-ports.ts';

/** Writes down what the loops see available, once for each revision: a later rollback goes back to one of them. */
export function createSeenRevisions(store: Pick<Store, 'playbooks' | 'transaction'>) {
  const known = new Map<string, string>();
  return {
    /** `at`: epoch ms. */
    seen(cluster: string, revisions: readonly AvailableRevision[], at: number): void {
      const key = (workload: string) => `${cluster} ${workload}`;
      const fresh = revisions.filter(({ workload, revision }) => known.get(key(workload)) !== revision);
      if (fresh.length === 0) return;
      store.transaction(() => {
        for (const { workload, revision } of fresh)
          store.playbooks.revisionSeen(cluster, workload, revision, at);
      });
      for (const { workload, revision } of fresh) known.set(key(workload), revision);
    },
  };
}
