import type { AppState } from '../../shared/app-state.ts';
import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';

/**
 * What the tray icon says. `unseen`: Dogwatch cannot look. `partly`: nothing is wrong in what it may look at,
 * but it may not look everywhere. Neither of them may ever be taken for `quiet`.
 */
export type TrayShape = 'quiet' | Severity | 'paused' | 'unseen' | 'partly';

export interface TrayStatus {
  shape: TrayShape;
  /** Open incidents of the chosen context, all severities together. */
  count: number;
  /** The most severe of them: an unseen or paused cluster keeps its colour. */
  worst: Severity | null;
}

/** Judges the chosen context alone: the icon and the window always speak of the same cluster. */
export function trayStatus(state: AppState): TrayStatus {
  const loop = state.loops.find((one) => one.context === state.chosen);
  const count = SEVERITIES.reduce((sum, severity) => sum + state.open[severity], 0);
  const worst = SEVERITIES.find((severity) => state.open[severity] > 0) ?? null;
  return { shape: shapeOf(loop, worst), count, worst };
}

function shapeOf(loop: LoopStatus | undefined, worst: Severity | null): TrayShape {
  if (loop?.phase === 'paused') return 'paused';
  if (loop === undefined || blind(loop)) return 'unseen';
  const sure = loop.notPermitted.length === 0 && loop.problems.length === 0;
  return worst ?? (sure ? 'quiet' : 'partly');
}

function blind(loop: LoopStatus): boolean {
  const { phase, lastChecked, resources } = loop;
  if (phase === 'failing' || phase === 'stopped' || lastChecked === null) return true;
  return resources.length > 0 && resources.every((resource) => resource.forbidden);
}
