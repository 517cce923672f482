import { useSyncExternalStore } from 'react';

/** Screens that are all of their route. */
const PLAIN = ['overview', 'approvals', 'clusters', 'rules', 'settings'] as const;
/** Screens that hold a list of incidents, of which one may be open. */
const LISTS = ['incidents', 'history'] as const;

export type Route =
  | {
      screen: (typeof LISTS)[number];
      incident: string | null;
      /**
       * Which incidents the list holds and how, as incidents/list-query.ts or history/history-query.ts writes it.
       * Absent: as it is now.
       */
      list?: string;
    }
  | { screen: (typeof PLAIN)[number] };

export type Screen = Route['screen'];

/** The route of a location hash; the list of incidents for everything unknown. */
export function parseRoute(hash: string): Route {
  const [path = '', ...query] = hash.replace(/^#?\/?/, '').split('?');
  const [name, incident] = path.split('/');
  const plain = PLAIN.find((screen) => screen === name);
  if (plain) return { screen: plain };
  const screen = LISTS.find((one) => one === name);
  if (!screen) return { screen: 'incidents', incident: null, list: '' };
  return { screen, incident: incident || null, list: query.join('?') };
}

export function formatRoute(route: Route): string {
  const path = `#/${route.screen}`;
  if (!('incident' in route)) return path;
  return `${path}${route.incident ? `/${route.incident}` : ''}${route.list ? `?${route.list}` : ''}`;
}

/** The route of a screen as it is entered from elsewhere. */
export function routeTo(screen: Screen): Route {
  return screen === 'incidents' || screen === 'history' ? { screen, incident: null, list: '' } : { screen };
}

/** Shows a route. `replace` leaves no step to go back to. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = formatRoute(withList(route, parseRoute(location.hash)));
  if (location.hash === hash) return;
  if (how === 'push') {
    location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** What opens another incident leaves the list as it is. */
function withList(route: Route, present: Route): Route {
  if (!('incident' in route) || route.list !== undefined) return route;
  return present.screen === route.screen ? { ...route, list: present.list ?? '' } : route;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}
