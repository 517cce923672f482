import type { Payload } from '../../shared/ipc.ts';
import { type Overview, type Recovery, WINDOW_MS } from '../../shared/overview.ts';
import type { Store } from '../store/store.ts';
import type { OpenSummary } from './open-incidents.ts';

const NONE: Recovery = { recovered: 0, meanMs: null, medianMs: null };

/**
 * What happened within the window up to `now` (epoch ms), and what is open.
 * @param watched contexts that are named even where nothing happened
 */
export function overview(
  { overview: queries }: Pick<Store, 'overview'>,
  open: OpenSummary,
  watched: readonly string[],
  { window, context }: Payload<'overview.get'>,
  now: number,
): Overview {
  const since = now - WINDOW_MS[window];
  const scope = { since, context };
  const openedIn = queries.openedIn(scope);
  const recovery = queries.recovery(scope);
  const named = [...openedIn.keys(), ...recovery.of.keys(), ...watched];
  const contexts = new Set(context === null ? named : [context]);
  return {
    from: new Date(since).toISOString(),
    to: new Date(now).toISOString(),
    opened: queries.opened(scope),
    noisiest: queries.noisiest(scope),
    recovery: recovery.all,
    clusters: [...contexts].sort().map((name) => ({
      context: name,
      open: open.of(name),
      opened: openedIn.get(name) ?? 0,
      recovery: recovery.of.get(name) ?? NONE,
    })),
  };
}
