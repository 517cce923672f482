import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** The setting, or what the desktop says while it is 'system' or not known yet. */
export function useColorScheme(store: Store): 'light' | 'dark' {
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? 'dark' : 'light'));
  const chosen = useSyncExternalStore(store.subscribe, () => store.view().app?.settings.theme ?? 'system');
  const scheme = chosen === 'system' ? system : chosen;
  // Mantine does so too, but after the effects of its children, in which charts read their colours.
  useLayoutEffect(() => {
    document.documentElement.dataset.mantineColorScheme = scheme;
  }, [scheme]);
  return scheme;
}
