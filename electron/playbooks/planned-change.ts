import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import type { Endpoint } from '../../shared/api-kinds.ts';
import { objectPath } from '../../shared/api-paths.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { FieldChange, PlannedChange } from '../../shared/playbook.ts';
import { valueAt } from './pointer.ts';

const POD = { apiVersion: 'v1', plural: 'pods' };

export function refOf(kind: string, object: Fields): ObjectRef {
  const { namespace, name, uid } = fieldsOf(object.metadata);
  return { kind, namespace: textOf(namespace), name: textOf(name), uid: textOf(uid) };
}

/**
 * A JSON patch (RFC 6902) that the server applies whole or not at all, and only to this very object with these very
 * values before. A field whose `after` equals its `before` is a guard.
 */
export function patchOf(
  endpoint: Pick<Endpoint, 'apiVersion' | 'plural'>,
  object: ObjectRef,
  fields: FieldChange[],
): PlannedChange {
  const operations = fields.flatMap(({ path, before, after }) => [
    ...(before === null ? [] : [{ op: 'test', path, value: before }]),
    ...(isDeepStrictEqual(before, after)
      ? []
      : [
          after === null
            ? { op: 'remove', path }
            : { op: before === null ? 'add' : 'replace', path, value: after },
        ]),
  ]);
  return {
    verb: 'patch',
    object,
    fields,
    request: {
      method: 'PATCH',
      path: objectPath(endpoint, object.namespace, object.name),
      contentType: 'application/json-patch+json',
      body: [{ op: 'test', path: '/metadata/uid', value: object.uid }, ...operations],
    },
  };
}

/** Deletes this very pod (the server checks the UID), with the pod's own grace period. */
export function deletionOf(pod: ObjectRef): PlannedChange {
  return {
    verb: 'delete',
    object: pod,
    fields: [],
    request: {
      method: 'DELETE',
      path: objectPath(POD, pod.namespace, pod.name),
      contentType: 'application/json',
      body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: pod.uid } },
    },
  };
}

/** Evicts this very pod, unless a PodDisruptionBudget forbids it. `apiVersion` is the Eviction's, as discovered. */
export function evictionOf(pod: ObjectRef, apiVersion: string): PlannedChange {
  return {
    verb: 'evict',
    object: pod,
    fields: [],
    request: {
      method: 'POST',
      path: `${objectPath(POD, pod.namespace, pod.name)}/eviction`,
      contentType: 'application/json',
      body: {
        kind: 'Eviction',
        apiVersion,
        metadata: { name: pod.name, namespace: pod.namespace },
        deleteOptions: { preconditions: { uid: pod.uid } },
      },
    },
  };
}

/** The path to read a change's object by. */
export function readPath({ verb, object, request }: PlannedChange): string {
  return verb === 'patch' ? request.path : objectPath(POD, object.namespace, object.name);
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
  const all = (which: 'before' | 'after') =>
    fields.every((field) => isDeepStrictEqual(valueAt(current, field.path), field[which] ?? null));
  return all('before') ? 'before' : all('after') ? 'after' : 'elsewhere';
}

/** Takes a patch back; null for what cannot be taken back. */
export function inverseOf(change: PlannedChange): PlannedChange | null {
  if (change.verb !== 'patch') return null;
  const path = change.request.path.split('/');
  const [plural = '', name] = path.slice(-2);
  if (name === undefined) return null;
  const root = change.request.path.slice(0, -`/${plural}/${name}`.length).replace(/\/namespaces\/[^/]+$/, '');
  const apiVersion = root.replace(/^\/(api|apis)\//, '');
  const fields = change.fields.map(({ path: at, before, after }) => ({
    path: at,
    before: after,
    after: before,
  }));
  return patchOf({ apiVersion, plural }, change.object, fields);
}

/** Names what is decided: cluster, incident and every request with its values. */
export function hashOf(cluster: string, incident: string, changes: readonly PlannedChange[]): string {
  return createHash('sha256')
    .update(JSON.stringify([cluster, incident, changes]))
    .digest('hex');
}
