import type { Fields } from '../../shared/api-fields.ts';
import { plain } from '../../shared/plain-text.ts';
import type { FieldChange, FieldValue, PlannedChange } from '../../shared/playbook.ts';
import { type Change, deletionOf, evictionOf, type Field, patchAt } from './change.ts';
import type { PlaybookCluster } from './cluster.ts';
import { digestOf } from './digest.ts';
import { isHeld } from './planned-change.ts';
import { valueAt } from './pointer.ts';
import { readHeldTemplate } from './revisions.ts';

/** Why a request cannot be made again as it was approved. */
export class NotHeld extends Error {}

/**
 * The very request that was planned, with the values that were not written down read from the cluster again.
 * @param current the changed object, as it was when this was planned
 * @throws KubeError; NotHeld with one sentence when it would not be the same request
 */
export async function wholeOf(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  { verb, object, fields, request }: PlannedChange,
  current: Fields | null,
  signal: AbortSignal,
): Promise<Change> {
  const whole =
    verb === 'delete'
      ? deletionOf(object)
      : verb === 'evict'
        ? evictionOf(object, String(valueAt(request.body, '/apiVersion')))
        : patchAt(request.path, object, await withValues(cluster, fields, current, signal));
  if (digestOf(whole.request) !== request.sha256)
    throw new NotHeld(`What would be sent to ${object.kind} ${plain(object.name)} is not what was approved.`);
  return whole;
}

/** Fields with their values: those of now are in the object, others where the cluster holds them. @throws as above */
export async function withValues(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  fields: readonly FieldChange[],
  current: Fields | null,
  signal: AbortSignal,
): Promise<Field[]> {
  return Promise.all(
    fields.map(async ({ path, before, after }) => ({
      path,
      before: isHeld(before) ? valueAt(current, path) : before,
      after: isHeld(after) ? await heldValue(cluster, after, signal) : after,
      heldBy: { before: holderOf(before), after: holderOf(after) },
    })),
  );
}

const holderOf = (value: FieldValue) => (isHeld(value) ? value.heldBy : null);

async function heldValue(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  { sha256, heldBy }: Extract<FieldValue, object>,
  signal: AbortSignal,
): Promise<Fields> {
  if (heldBy === null) throw new NotHeld('The former values are kept nowhere.');
  const name = `${heldBy.kind} ${plain(heldBy.name)}`;
  const template = await readHeldTemplate(cluster, heldBy, signal);
  if (template === null) throw new NotHeld(`${name}, which held the pod template, is gone.`);
  if (digestOf(template) !== sha256) throw new NotHeld(`${name} does not hold what was shown (any more).`);
  return template;
}
