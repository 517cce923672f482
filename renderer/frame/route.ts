import { useSyncExternalStore } from 'react';

export type Route =
  | { screen: 'incidents'; incident: string | null }
  | { screen: 'clusters' }
  | { screen: 'settings' };

export type Screen = Route['screen'];

/** The route of a location hash; the list of incidents for everything unknown. */
export function parseRoute(hash: string): Route {
  const [screen, incident] = hash.replace(/^#?\/?/, '').split('/');
  if (screen === 'clusters' || screen === 'settings') return { screen };
  return { screen: 'incidents', incident: screen === 'incidents' && incident ? incident : null };
}

export function formatRoute(route: Route): string {
  return route.screen === 'incidents' && route.incident
    ? `#/incidents/${route.incident}`
    : `#/${route.screen}`;
}

/** Shows a route. `replace` leaves no step to go back to. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = formatRoute(route);
  if (location.hash === hash) return;
  if (how === 'push') {
    location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}
