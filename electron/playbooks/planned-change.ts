import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { FieldChange, FieldValue, HeldValue, PlannedChange } from '../../shared/playbook.ts';
import type { Change } from './change.ts';
import { digestOf } from './digest.ts';
import { masked } from './masked.ts';
import { valueAt } from './pointer.ts';

/** A change as it is kept and shown: whatever may hold a secret is a hash, or hidden. */
export function planned({ verb, object, fields, request }: Change): PlannedChange {
  return {
    ...{ verb, object },
    fields: fields.map(({ path, before, after, heldBy }) => ({
      path,
      before: writable(before, heldBy?.before ?? null),
      after: writable(after, heldBy?.after ?? null),
    })),
    request: { ...request, body: masked(request.body), sha256: digestOf(request) },
  };
}

function writable(value: unknown, heldBy: ObjectRef | null): FieldValue {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value) || value === null;
  return isPlain ? (value as FieldValue) : { sha256: digestOf(value), heldBy };
}

export const isHeld = (value: FieldValue): value is HeldValue => typeof value === 'object' && value !== null;

const isEqual = (value: FieldValue, current: unknown) =>
  isHeld(value) ? digestOf(current) === value.sha256 : isDeepStrictEqual(value, current);

/** Whether all fields have this value in the object. */
export function hasAll(fields: readonly FieldChange[], which: 'before' | 'after', object: unknown): boolean {
  return fields.every((field) => isEqual(field[which], valueAt(object, field.path)));
}

/** Where the object stands: as it was when the change was planned, as it is to be, or somewhere else. */
export type ChangeState = 'before' | 'after' | 'elsewhere';

/** @param current the object as it is now; null when it is not there */
export function stateOf({ verb, object, fields }: PlannedChange, current: Fields | null): ChangeState {
  const uid = textOf(fieldsOf(current?.metadata).uid);
  const isSame = current !== null && uid === object.uid;
  if (verb !== 'patch') {
    const isLeaving = textOf(fieldsOf(current?.metadata).deletionTimestamp) !== '';
    return !isSame || isLeaving ? 'after' : 'before';
  }
  if (!isSame) return 'elsewhere';
  return hasAll(fields, 'before', current)
    ? 'before'
    : hasAll(fields, 'after', current)
      ? 'after'
      : 'elsewhere';
}

/** The same the other way round; null for what cannot be taken back. */
export function inverseOf({ verb, fields }: PlannedChange): FieldChange[] | null {
  const isLost = fields.some(({ before }) => isHeld(before) && before.heldBy === null);
  if (verb !== 'patch' || isLost) return null;
  return fields.map(({ path, before, after }) => ({ path, before: after, after: before }));
}

/** Names what is decided: cluster, incident and every request with its values. */
export function hashOf(cluster: string, incident: string, changes: readonly PlannedChange[]): string {
  return digestOf([cluster, incident, changes]);
}
