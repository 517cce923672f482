import type { ObjectView } from '../detect/object-view.ts';

/** The namespaces whose objects raise nothing: opted out, or being deleted. */
export interface NamespaceMarks {
  has(namespace: string): boolean;
  /** Returns true when a mark was taken off: what lives there must be judged again. */
  see(view: ObjectView): boolean;
  forget(view: ObjectView): void;
  clear(): void;
}

export function createNamespaceMarks(): NamespaceMarks {
  const marked = new Set<string>();
  return {
    has: (namespace) => marked.has(namespace),
    see({ name, deleting, ignored }) {
      if (!deleting && !ignored) return marked.delete(name);
      marked.add(name);
      return false;
    },
    forget: ({ name }) => marked.delete(name),
    clear: () => marked.clear(),
  };
}
