import type { Pushes } from '../../shared/ipc.ts';
import type { Connection } from './connection.ts';

type Target = Pushes['navigate'];

/** Hears where main wants the window to go, and at once the last place that it named while nobody listened. */
export type OnNavigate = (listener: (target: Target) => void) => () => void;

/** Main may name a place before the window is drawn: the click that started Dogwatch does. */
export function navigationOf(connection: Connection): OnNavigate {
  let hears: ((target: Target) => void) | null = null;
  let missed: Target | null = null;
  connection.subscribe('navigate', (target) => {
    if (hears === null) missed = target;
    else hears(target);
  });
  return (listener) => {
    hears = listener;
    if (missed !== null) listener(missed);
    missed = null;
    return () => {
      if (hears === listener) hears = null;
    };
  };
}
