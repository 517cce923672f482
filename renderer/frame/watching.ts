import type { AppState } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import { useView } from './store.ts';

/**
 * Since when nobody looks at an incident's cluster through its context (RFC 3339): the context was left, or leads to
 * another cluster by now. Null while somebody does, and for what is resolved.
 */
export function notWatchedSince(
  app: AppState | null,
  { context, cluster, state }: Pick<Incident, 'context' | 'cluster' | 'state'>,
): string | null {
  if (app === null || state === 'resolved') return null;
  return app.unwatched.find((left) => left.context === context && left.cluster === cluster)?.since ?? null;
}

export function useNotWatchedSince(incident: Incident): string | null {
  return useView(({ app }) => notWatchedSince(app, incident));
}
