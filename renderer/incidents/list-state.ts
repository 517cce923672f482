import type { LoopStatus } from '../../shared/loop-status.ts';
import { chosenLoop } from '../frame/health.ts';
import type { View } from '../frame/store.ts';
import type { Tab } from './arrange.ts';

/** What stands in the list's place: rows, or the one reason why there are none. */
export type ListState =
  | { kind: 'rows' }
  | { kind: 'connecting' }
  | { kind: 'unreadable'; error: string }
  | { kind: 'no-context' }
  | { kind: 'unusable'; context: string; problem: string }
  | { kind: 'unwatched'; context: string }
  | { kind: 'reading' }
  | { kind: 'syncing' | 'unreachable' | 'forbidden' | 'paused' | 'stopped' | 'quiet'; loop: LoopStatus }
  | { kind: 'nothing-resolved' }
  | { kind: 'no-match' };

/** Whether the list's place itself says how the loop does, so that a banner would say it twice. */
export function speaksOfLoop({ kind }: ListState): boolean {
  return [
    'syncing',
    'unreachable',
    'forbidden',
    'paused',
    'stopped',
    'quiet',
    'unwatched',
    'unusable',
  ].includes(kind);
}

/**
 * Why the list is empty, if it is. "All quiet" is said only of a cluster that was looked at whole:
 * silence of a cluster that cannot be seen is no good news.
 * @param known incidents of this tab before the text filter
 * @param shown incidents after it
 */
export function listState(view: View, tab: Tab, known: number, shown: number): ListState {
  const { app, problem } = view;
  if (shown > 0) return { kind: 'rows' };
  if (!app) return problem === null ? { kind: 'connecting' } : { kind: 'unreadable', error: problem };
  if (app.chosen === null) return { kind: 'no-context' };
  const reading = tab === 'active' ? view.active : view.resolved;
  // What is not held is searched for by main; until it has answered nobody knows.
  const searching = tab === 'resolved' && reading.status === 'loading';
  if (known > 0 && !searching) return { kind: 'no-match' };
  if (reading.status === 'failed') return { kind: 'unreadable', error: reading.error ?? '' };
  if (reading.status !== 'ready') return { kind: 'reading' };
  if (tab === 'resolved') return { kind: 'nothing-resolved' };
  const chosen = app.contexts.find(({ name }) => name === app.chosen);
  if (chosen?.problem) return { kind: 'unusable', context: chosen.name, problem: chosen.problem };
  const loop = chosenLoop(app);
  return loop ? { kind: emptyBecause(loop), loop } : { kind: 'unwatched', context: app.chosen };
}

function emptyBecause(
  loop: LoopStatus,
): 'syncing' | 'unreachable' | 'forbidden' | 'paused' | 'stopped' | 'quiet' {
  if (loop.phase === 'paused' || loop.phase === 'stopped') return loop.phase;
  const nothingSeen = loop.resources.length > 0 && loop.resources.every(({ ok }) => !ok);
  if (nothingSeen && loop.notPermitted.length > 0 && loop.resources.every(({ forbidden }) => forbidden))
    return 'forbidden';
  if (loop.phase === 'failing') return 'unreachable';
  return loop.lastChecked === null ? 'syncing' : 'quiet';
}
