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
  /** Open incidents of all watched contexts, all severities together. */
  count: number;
  /** The most severe of them: an unseen or paused cluster keeps its colour. */
  worst: Severity | null;
}

/** Judges all watched contexts together: there is one icon, and what is worst in any of them is what it says. */
export function trayStatus({ watched, loops }: AppState): TrayStatus {
  const each = watched.map(({ context, open }) => {
    const worst = SEVERITIES.find((severity) => (open?.[severity] ?? 0) > 0) ?? null;
    const loop = loops.find((one) => one.context === context);
    const shape = open === null ? 'unseen' : shapeOf(loop, worst);
    return { shape, worst, count: open === null ? 0 : open.critical + open.warning + open.info };
  });
  return {
    shape: together(each.map(({ shape }) => shape)),
    count: each.reduce((sum, { count }) => sum + count, 0),
    worst: SEVERITIES.find((severity) => each.some(({ worst }) => worst === severity)) ?? null,
  };
}

/** What is known to be wrong comes first, then what cannot be seen; quiet is only what is quiet everywhere. */
const LOUDEST_FIRST = ['critical', 'warning', 'info', 'unseen', 'partly'] as const;

function together(shapes: readonly TrayShape[]): TrayShape {
  if (shapes.length === 0) return 'unseen';
  if (shapes.every((shape) => shape === 'paused')) return 'paused';
  const loudest = LOUDEST_FIRST.find((shape) => shapes.includes(shape));
  return loudest ?? (shapes.includes('paused') ? 'partly' : 'quiet');
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
