import { useSyncExternalStore } from 'react';

/** What a person has written and not saved: kept while the window is open, also on other screens. */
export interface Draft {
  text: string;
  /** The state of the file it began from. */
  revision: string;
}

let draft: Draft | null = null;
const listeners = new Set<() => void>();

export function setDraft(next: Draft | null): void {
  draft = next;
  for (const listener of listeners) listener();
}

export function useDraft(): Draft | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draft,
  );
}
