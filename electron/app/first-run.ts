import type { Settings } from '../../shared/settings.ts';
import { IN_CLUSTER } from '../kube/in-cluster.ts';
import type { Arguments } from './arguments.ts';

/** Whether the cards of the first run are shown: to a person who has not seen them and has not said what to watch. */
export function isFirstRun(
  { context, demo }: Pick<Arguments, 'context' | 'demo'>,
  { firstRunDone }: Pick<Settings, 'firstRunDone'>,
  chosen: string | null,
): boolean {
  return !firstRunDone && context === undefined && !demo && chosen !== IN_CLUSTER;
}
