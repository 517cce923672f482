import type { Incident } from '../../shared/incident.ts';
import type { Run } from '../../shared/playbook.ts';

/**
 * What makes the offers old: each reads the cluster, so they are not asked for at every restart of a container, but when
 * a run begins or ends, the trouble does, or the loop saw the object changed.
 */
export function offersVersion(
  { state, reopened, failing, metadata }: Incident,
  active: Run | undefined,
): string {
  const { node, image, memoryLimit, wants, paused, cordoned } = metadata;
  const object = [node, image, memoryLimit, wants, paused, cordoned];
  return JSON.stringify([active?.id, state, reopened, failing > 0, ...object]);
}
