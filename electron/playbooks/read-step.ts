import { type Fields, fieldsOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { knownKind } from '../../shared/api-kinds.ts';
import { collectionPath, logPath, objectPath } from '../../shared/api-paths.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import type { Action } from '../../shared/playbook.ts';
import { redact } from '../../shared/redact.ts';
import { refOf } from './change.ts';
import { readItems, readObject } from './cluster.ts';
import { valueAt } from './pointer.ts';
import { readRevisions, wasSeen } from './revisions.ts';
import { podsOf, type StepContext, TEMPLATE } from './step.ts';

const LATEST_EVENTS = 5;
const LONGEST = 8_000;
const LOG_BYTES = 1024 * 1024;

/**
 * Carries out a step that only reads, and tells what it read: plain text, secrets blanked.
 * @throws KubeError, or Error with one sentence
 */
export async function readStep(action: Action, context: StepContext): Promise<string> {
  const text = await (action.do === 'describe'
    ? describe(context)
    : action.do === 'logs'
      ? logs(context, action)
      : action.do === 'limits'
        ? limits(context)
        : history(context));
  return redact(text).slice(0, LONGEST);
}

/** The first failing pod, else the workload or node itself. */
async function describe({ cluster, detail, signal }: StepContext): Promise<string> {
  const [pod] = podsOf(detail);
  const { kind, namespace, name } = pod === undefined ? detail.incident : { kind: 'Pod', ...pod };
  const object = await readWorkload({ cluster, signal }, kind, namespace, name);
  const status = fieldsOf(object.status);
  const conditions = itemsOf(status.conditions).map(
    ({ type, status: is, reason, message }) =>
      `${textOf(type)} is ${textOf(is)}${textOf(reason) === '' ? '' : `, ${textOf(reason)}`}${textOf(message) === '' ? '' : `: ${plain(message, 200)}`}`,
  );
  const fieldSelector = `involvedObject.kind=${kind},involvedObject.name=${name}`;
  const path = collectionPath({ apiVersion: 'v1', plural: 'events' }, namespace || 'default', {
    fieldSelector,
  });
  const events = (await readItems(cluster, path, signal).catch(() => []))
    .filter(({ involvedObject }) => fieldsOf(involvedObject).name === name)
    .slice(-LATEST_EVENTS)
    .map(({ type, reason, message }) => `${textOf(type)} ${textOf(reason)}: ${plain(message, 300)}`);
  return [
    `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}${textOf(status.phase) === '' ? '' : `, ${textOf(status.phase)}`}`,
    ...conditions,
    ...events,
  ].join('\n');
}

async function logs(
  { cluster, detail, signal }: StepContext,
  { previous, lines }: Extract<Action, { do: 'logs' }>,
) {
  const pod = podsOf(detail).find(({ container }) => container !== null);
  if (pod?.container == null) throw new Error('No container is part of this incident.');
  const path = logPath(pod, pod.container, { previous, lines });
  const text = await cluster.getText(path, { signal, maxBytes: LOG_BYTES });
  return text.trim() === '' ? `The log of ${pod.name}/${pod.container} is empty.` : text;
}

async function limits({ cluster, detail, signal }: StepContext): Promise<string> {
  const { kind, namespace, name } = detail.incident;
  const template = TEMPLATE[kind] ?? [];
  const object = await readWorkload({ cluster, signal }, kind, namespace, name);
  const spec = fieldsOf(fieldsOf(valueAt(object, template.map((part) => `/${part}`).join(''))).spec);
  const pod = template.length === 0 ? fieldsOf(object.spec) : spec;
  const peaks = new Map(
    (detail.evidence?.containers ?? []).map(({ container, memoryPeakBytes }) => [container, memoryPeakBytes]),
  );
  return [...itemsOf(pod.initContainers), ...itemsOf(pod.containers)]
    .map(({ name: container, resources }) => {
      const { limits: most, requests } = fieldsOf(resources);
      const peak = peaks.get(textOf(container));
      return [
        `${textOf(container)}: memory limit ${textOf(fieldsOf(most).memory) || 'none'}`,
        `request ${textOf(fieldsOf(requests).memory) || 'none'}`,
        ...(peak == null ? [] : [`highest use seen ${Math.round(peak / 2 ** 20)}Mi`]),
      ].join(', ');
    })
    .join('\n');
}

async function history(context: StepContext): Promise<string> {
  const { cluster, detail, seenAvailable, signal } = context;
  const { kind, namespace, name } = detail.incident;
  const object = await readWorkload({ cluster, signal }, kind, namespace, name);
  const seen = seenAvailable(refOf(kind, object).uid);
  const revisions = await readRevisions(cluster, kind, object, signal);
  if (revisions.length === 0) return `No revision of ${kind} ${name} is kept.`;
  return [
    counted(revisions.length, 'revision'),
    ...revisions.map((revision) => {
      const { id, template, isCurrent, createdAt } = revision;
      const images = itemsOf(fieldsOf(template.spec).containers).map(({ image }) => textOf(image));
      const marks = [isCurrent ? 'now' : '', wasSeen(revision, seen) ? 'seen available' : ''].filter(Boolean);
      return `${id}: ${images.join(', ')}, made ${createdAt}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
    }),
  ].join('\n');
}

/** @throws Error with one sentence when it is gone or of a kind that is not read here */
async function readWorkload(
  { cluster, signal }: Pick<StepContext, 'cluster' | 'signal'>,
  kind: string,
  namespace: string,
  name: string,
): Promise<Fields> {
  const endpoint = knownKind(kind);
  if (endpoint === null) throw new Error(`${kind} is a kind that Dogwatch does not read.`);
  const found = await readObject(cluster, objectPath(endpoint, namespace, name), signal);
  if (found === null) throw new Error(`${kind} ${namespace === '' ? '' : `${namespace}/`}${name} is gone.`);
  return found;
}
