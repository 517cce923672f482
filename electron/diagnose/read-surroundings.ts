import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from '../../shared/api-fields.ts';
import { collectionPath, objectPath } from '../../shared/api-paths.ts';
import { bytesOf } from '../../shared/quantity.ts';
import type { CaseConfigMap } from './case.ts';
import type { CaseReader } from './case-reader.ts';
import { metadataOf, nameOf, uidOf } from './read-workload.ts';

const MOST_EVENTS = '200';
const MOST_NAMED = 10;

/** What has Events of its own. `namespace` is '' for nodes. */
export interface Subject {
  kind: string;
  namespace: string;
  name: string;
  uid: string;
}

export function subjectOf(kind: string, object: Fields): Subject {
  const namespace = textOf(metadataOf(object).namespace);
  return { kind, namespace, name: nameOf(object), uid: uidOf(object) };
}

/** The Kubernetes Events about these objects, oldest first. A node's are in `default`, or where their writer put them. */
export async function readEvents(reader: CaseReader, subjects: readonly Subject[]): Promise<Fields[]> {
  const lists = await Promise.all(
    subjects.map(async (subject) => {
      const fieldSelector = `involvedObject.kind=${subject.kind},involvedObject.name=${subject.name}`;
      const path = collectionPath(
        { apiVersion: 'v1', plural: 'events' },
        subject.kind === 'Node' ? '' : subject.namespace,
        { fieldSelector, limit: MOST_EVENTS },
      );
      const events = await reader.list(path, `The Events of ${subject.kind} ${subject.name}`);
      return events.filter((event) => isAbout(event, subject));
    }),
  );
  return lists.flat().sort((a, b) => lastSeen(a) - lastSeen(b));
}

/** A StatefulSet's pod comes back under its old name: the UID tells them apart. The kubelet gives a node's name for it. */
function isAbout(event: Fields, { kind, name, uid }: Subject): boolean {
  const about = fieldsOf(event.involvedObject);
  const aboutUid = textOf(about.uid);
  const sameUid = kind === 'Node' || uid === '' || aboutUid === '' || aboutUid === uid;
  return about.kind === kind && about.name === name && sameUid;
}

/** New-style events leave the old timestamps null and count in `series` (KEP-383). */
function lastSeen({ series, lastTimestamp, eventTime, firstTimestamp, metadata }: Fields): number {
  const times = [
    fieldsOf(series).lastObservedTime,
    lastTimestamp,
    eventTime,
    firstTimestamp,
    fieldsOf(metadata).creationTimestamp,
  ];
  return times.map(timeOf).find((time) => time !== null) ?? 0;
}

/** The ConfigMaps that a pod's spec names, with their keys; values are dropped as they arrive. */
export async function readConfigMaps(
  reader: CaseReader,
  spec: Fields,
  namespace: string,
): Promise<CaseConfigMap[]> {
  const maps = await Promise.all(
    configMapNames(spec)
      .slice(0, MOST_NAMED)
      .map(async (name): Promise<CaseConfigMap[]> => {
        const path = objectPath({ apiVersion: 'v1', plural: 'configmaps' }, namespace, name);
        const found = await reader.lookUp(path, `ConfigMap ${namespace}/${name}`);
        // Unreadable is not missing: a problem names it.
        if (found === null) return [];
        if (found === 'absent') return [{ name, exists: false, keys: [], changedAt: null }];
        const keys = [...Object.keys(fieldsOf(found.data)), ...Object.keys(fieldsOf(found.binaryData))];
        return [{ name, exists: true, keys, changedAt: changedAt(found) }];
      }),
  );
  return maps.flat();
}

function configMapNames(spec: Fields): string[] {
  const fromVolumes = itemsOf(spec.volumes).flatMap((volume) => [
    fieldsOf(volume.configMap).name,
    ...itemsOf(fieldsOf(volume.projected).sources).map((source) => fieldsOf(source.configMap).name),
  ]);
  const fromContainers = [...itemsOf(spec.initContainers), ...itemsOf(spec.containers)].flatMap(
    (container) => [
      ...itemsOf(container.envFrom).map((source) => fieldsOf(source.configMapRef).name),
      ...itemsOf(container.env).map((one) => fieldsOf(fieldsOf(one.valueFrom).configMapKeyRef).name),
    ],
  );
  return [...new Set([...fromVolumes, ...fromContainers].map(textOf).filter((name) => name !== ''))];
}

function changedAt(object: Fields): string | null {
  const metadata = metadataOf(object);
  const times = itemsOf(metadata.managedFields).map(({ time }) => timeOf(time) ?? 0);
  const latest = Math.max(0, ...times) || timeOf(metadata.creationTimestamp);
  return latest ? new Date(latest).toISOString() : null;
}

/** The PersistentVolumeClaims that a pod names; one of an ephemeral volume is named after pod and volume. */
export async function readClaims(reader: CaseReader, pod: Fields, namespace: string): Promise<Fields[]> {
  const names = itemsOf(fieldsOf(pod.spec).volumes).flatMap((volume) => {
    const claim = textOf(fieldsOf(volume.persistentVolumeClaim).claimName);
    if (claim !== '') return [claim];
    return volume.ephemeral ? [`${nameOf(pod)}-${textOf(volume.name)}`] : [];
  });
  const claims = await Promise.all(
    names.slice(0, MOST_NAMED).map((name) => {
      const path = objectPath({ apiVersion: 'v1', plural: 'persistentvolumeclaims' }, namespace, name);
      return reader.object(path, `PersistentVolumeClaim ${namespace}/${name}`);
    }),
  );
  return claims.filter((claim) => claim !== null);
}

/** Working set per container in bytes; nothing where no metrics server answers, which is common and no news. */
export async function readMemory(
  source: { getJson(path: string): Promise<unknown> },
  pod: Fields,
): Promise<Record<string, number>> {
  const { namespace, name } = metadataOf(pod);
  const endpoint = { apiVersion: 'metrics.k8s.io/v1beta1', plural: 'pods' };
  try {
    const read = fieldsOf(await source.getJson(objectPath(endpoint, textOf(namespace), textOf(name))));
    return Object.fromEntries(
      itemsOf(read.containers).flatMap((container) => {
        const bytes = bytesOf(fieldsOf(container.usage).memory);
        return bytes === null ? [] : [[textOf(container.name), bytes]];
      }),
    );
  } catch {
    return {};
  }
}
