import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from '../../shared/api-fields.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import { internRef, internText } from './interned.ts';

/** What every view holds of an object's metadata. Views are retained for whole clusters, so they hold no raw parts. */
export interface ObjectView {
  kind: string;
  uid: string;
  /** '' for cluster-scoped kinds. */
  namespace: string;
  name: string;
  /** Epoch ms; null where the API gave none. */
  createdAt: number | null;
  /** The ownerReference with `controller: true`; never guessed from names or labels. */
  controller: ObjectRef | null;
  /** Has a deletionTimestamp. */
  deleting: boolean;
  /** Carries the annotation `dogwatch.dev/ignore: "true"`. */
  ignored: boolean;
  /** The setting `labelSelector` leaves it out, which the watch room marks. Absent otherwise. */
  unselected?: true;
}

const IGNORE_ANNOTATION = 'dogwatch.dev/ignore';

/** The metadata part of a view, or null where name or uid is missing: such an object cannot be told from another. */
export function objectView<K extends string>(raw: unknown, kind: K): (ObjectView & { kind: K }) | null {
  const metadata = fieldsOf(fieldsOf(raw).metadata);
  const uid = textOf(metadata.uid);
  const name = textOf(metadata.name);
  if (uid === '' || name === '') return null;
  const namespace = internText(textOf(metadata.namespace));
  return {
    kind,
    uid,
    namespace,
    name,
    createdAt: timeOf(metadata.creationTimestamp),
    controller: controllerOf(metadata, namespace),
    deleting: textOf(metadata.deletionTimestamp) !== '',
    ignored: fieldsOf(metadata.annotations)[IGNORE_ANNOTATION] === 'true',
  };
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ (owners share the namespace). */
function controllerOf(metadata: Fields, namespace: string): ObjectRef | null {
  const owner = itemsOf(metadata.ownerReferences).find((reference) => reference.controller === true);
  if (owner === undefined) return null;
  const kind = textOf(owner.kind);
  const name = textOf(owner.name);
  if (kind === '' || name === '') return null;
  // A static pod's owner is its Node, and nodes live in no namespace.
  return internRef({ kind, namespace: kind === 'Node' ? '' : namespace, name, uid: textOf(owner.uid) });
}

/** The object as a reference. */
export function refOf(view: ObjectView): ObjectRef {
  return { kind: view.kind, namespace: view.namespace, name: view.name, uid: view.uid };
}

/** The object's labels. Views hold none: they are read from the raw object when an event is made. */
export function labelsOf(raw: unknown): Record<string, string> {
  const labels = fieldsOf(fieldsOf(fieldsOf(raw).metadata).labels);
  const texts = Object.entries(labels).filter(
    (label): label is [string, string] => typeof label[1] === 'string',
  );
  return Object.fromEntries(texts);
}
