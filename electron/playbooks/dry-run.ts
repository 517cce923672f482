import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { type Fields, fieldsOf } from '../../shared/api-fields.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import { plain } from '../../shared/plain-text.ts';
import { type Change, readPath } from './change.ts';
import { type PlaybookCluster, readObject, statusOf } from './cluster.ts';
import { masked } from './masked.ts';
import { sentence } from './sentence.ts';

const LIMIT_MS = 15_000;
const CONTEXT_LINES = 3;
/** What the server itself counts and stamps. */
const STAMPS = new Set([
  'managedFields',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'uid',
  'selfLink',
]);

/**
 * Has the server carry the change out without keeping it, and tells what would be different, as a unified diff.
 * @throws KubeError when the object cannot be read; Error with one sentence, and no value of a variable in it, when the
 *   server refuses: then it would refuse the change, too
 */
export async function dryRun(cluster: PlaybookCluster, change: Change, signal: AbortSignal): Promise<string> {
  const { verb, object, request } = change;
  const before = await readObject(cluster, readPath(change), signal);
  try {
    const after = fieldsOf(await cluster.write({ ...request, dryRun: true, signal, timeoutMs: LIMIT_MS }));
    if (verb === 'patch') return unifiedDiff(object, before ?? {}, after);
    return `- pod ${plain(object.namespace)}/${plain(object.name)}`;
  } catch (error) {
    // An eviction that a PodDisruptionBudget forbids now may be allowed in a minute: that is waited for.
    if (verb !== 'evict' || statusOf(error) !== 429) throw new Error(sentence(error, [change, before]));
    return `  pod ${plain(object.namespace)}/${plain(object.name)}: its PodDisruptionBudget does not let it go now`;
  }
}

/** Of what a person changes; secrets are masked. */
export function unifiedDiff(object: ObjectRef, before: Fields, after: Fields): string {
  const name = `${object.kind} ${object.namespace === '' ? '' : `${object.namespace}/`}${object.name}`;
  const patch = createTwoFilesPatch(name, name, shown(before), shown(after), 'now', 'then', {
    context: CONTEXT_LINES,
  });
  return patch.split('\n').slice(1).join('\n');
}

function shown({ metadata, spec }: Fields): string {
  const { labels, annotations } = fieldsOf(metadata);
  return stringify(masked({ metadata: { labels, annotations }, spec }), (key, value: unknown) =>
    STAMPS.has(key) || key === 'kubectl.kubernetes.io/last-applied-configuration' ? undefined : value,
  );
}
