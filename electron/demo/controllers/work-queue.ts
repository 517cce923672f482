import type { Timeline } from '../timeline.ts';

/** Keys to reconcile, each at most once per round, a moment after it was added, as controllers' rate-limited queues do. */
export function createWorkQueue(
  timeline: Timeline,
  reconcile: (namespace: string, name: string) => void,
): (namespace: string | undefined, name: string) => void {
  const queued = new Set<string>();
  return (namespace = '', name) => {
    const key = `${namespace}/${name}`;
    if (queued.has(key)) return;
    queued.add(key);
    timeline.after(50, () => {
      queued.delete(key);
      reconcile(namespace, name);
    });
  };
}
