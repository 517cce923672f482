import type { ObjectView } from '../detect/object-view.ts';

/** What changed for those below an object: it was opted out (or is going), or is so no more. */
export type MarkChange = 'set' | 'lifted' | null;

/** The objects that speak for others: namespaces opted out or being deleted, and workloads opted out. */
export interface Marks {
  isOptedOut(namespace: string): boolean;
  /** Being deleted, and all that lives there with it. */
  isLeaving(namespace: string): boolean;
  see(view: ObjectView): MarkChange;
  forget(view: ObjectView): void;
  clear(): void;
}

export function createMarks(): Marks {
  const marked = new Map<string, 'opted out' | 'leaving'>();

  return {
    isOptedOut: (namespace) => marked.get(namespaceKey(namespace)) === 'opted out',
    isLeaving: (namespace) => marked.get(namespaceKey(namespace)) === 'leaving',
    see(view) {
      if (view.kind === 'Pod' || view.kind === 'Node') return null;
      const key = keyOf(view);
      const mark = view.ignored ? 'opted out' : view.kind === 'Namespace' && view.deleting ? 'leaving' : null;
      if (mark === null) return marked.delete(key) ? 'lifted' : null;
      if (marked.get(key) === mark) return null;
      marked.set(key, mark);
      return 'set';
    },
    forget: (view) => marked.delete(keyOf(view)),
    clear: () => marked.clear(),
  };
}

/** Of a namespace its objects know the name, of a workload the UID. */
function keyOf({ kind, name, uid }: ObjectView): string {
  return kind === 'Namespace' ? namespaceKey(name) : uid;
}

function namespaceKey(name: string): string {
  return `Namespace/${name}`;
}
