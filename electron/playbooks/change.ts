import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import type { Endpoint } from '../../shared/api-kinds.ts';
import { objectPath } from '../../shared/api-paths.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { PlannedChange } from '../../shared/playbook.ts';

const POD = { apiVersion: 'v1', plural: 'pods' };

/** One field with its values; absent is null. */
export interface Field {
  path: string;
  before: unknown;
  after: unknown;
  /** Where the cluster keeps values that must not be written down. */
  heldBy?: { before: ObjectRef | null; after: ObjectRef | null };
}

/** A request with all that is sent, secrets and all: it lives as long as it is planned or sent, and is never kept. */
export interface Change {
  verb: PlannedChange['verb'];
  object: ObjectRef;
  fields: Field[];
  request: Omit<PlannedChange['request'], 'sha256'>;
}

export function refOf(kind: string, object: Fields): ObjectRef {
  const { namespace, name, uid } = fieldsOf(object.metadata);
  return { kind, namespace: textOf(namespace), name: textOf(name), uid: textOf(uid) };
}

/** The path to read a change's object by. */
export function readPath({
  verb,
  object,
  request,
}: Pick<PlannedChange, 'verb' | 'object'> & { request: { path: string } }): string {
  return verb === 'patch' ? request.path : podPath(object);
}

const podPath = ({ namespace, name }: ObjectRef) => objectPath(POD, namespace, name);

export function patchOf(
  endpoint: Pick<Endpoint, 'apiVersion' | 'plural'>,
  object: ObjectRef,
  fields: Field[],
): Change {
  return patchAt(objectPath(endpoint, object.namespace, object.name), object, fields);
}

/**
 * A JSON patch (RFC 6902) that the server applies whole or not at all, and only to this very object with these very
 * values before. A field whose `after` equals its `before` is a guard.
 */
export function patchAt(path: string, object: ObjectRef, fields: Field[]): Change {
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
  const body = [{ op: 'test', path: '/metadata/uid', value: object.uid }, ...operations];
  const request = { method: 'PATCH', path, contentType: 'application/json-patch+json', body } as const;
  return { verb: 'patch', object, fields, request };
}

/** Deletes this very pod (the server checks the UID), with the pod's own grace period. */
export function deletionOf(pod: ObjectRef): Change {
  const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: pod.uid } };
  const request = { method: 'DELETE', path: podPath(pod), contentType: 'application/json', body } as const;
  return { verb: 'delete', object: pod, fields: [], request };
}

/** Evicts this very pod, unless a PodDisruptionBudget forbids it. `apiVersion` is the Eviction's, as discovered. */
export function evictionOf(pod: ObjectRef, apiVersion: string): Change {
  const { namespace, name, uid } = pod;
  const body = {
    ...{ kind: 'Eviction', apiVersion, metadata: { name, namespace } },
    deleteOptions: { preconditions: { uid } },
  };
  const path = `${podPath(pod)}/eviction`;
  const request = { method: 'POST', path, contentType: 'application/json', body } as const;
  return { verb: 'evict', object: pod, fields: [], request };
}
