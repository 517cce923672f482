import { createHmac, randomBytes } from 'node:crypto';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { type Fields, fieldsOf } from '../../shared/api-fields.ts';
import { plain } from '../../shared/plain-text.ts';
import type { PlannedChange } from '../../shared/playbook.ts';
import { redact } from '../../shared/redact.ts';
import { type PlaybookCluster, readObject, statusOf } from './cluster.ts';
import { readPath } from './planned-change.ts';

const LIMIT_MS = 15_000;
const CONTEXT_LINES = 3;
/** Of this process only: two values can be told apart by their marks, and neither can be guessed. */
const KEY = randomBytes(32);
const mask = (value: string) =>
  `(hidden, ${createHmac('sha256', KEY).update(value).digest('hex').slice(0, 6)})`;
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
 * @throws KubeError when the server refuses: then it would refuse the change, too
 */
export async function dryRun(
  cluster: PlaybookCluster,
  change: PlannedChange,
  signal: AbortSignal,
): Promise<string> {
  const { verb, object, request } = change;
  const before = await readObject(cluster, readPath(change), signal);
  const { method, path, contentType, body } = request;
  const options = {
    method,
    path,
    body,
    contentType: kindOfBody(contentType),
    dryRun: true,
    signal,
    timeoutMs: LIMIT_MS,
  };
  try {
    const after = fieldsOf(await cluster.write(options));
    if (verb === 'patch') return unifiedDiff(object, before ?? {}, after);
    return `- pod ${plain(object.namespace)}/${plain(object.name)}`;
  } catch (error) {
    // An eviction that a PodDisruptionBudget forbids now may be allowed in a minute: that is waited for.
    if (verb !== 'evict' || statusOf(error) !== 429) throw error;
    return `  pod ${plain(object.namespace)}/${plain(object.name)}: its PodDisruptionBudget does not let it go now`;
  }
}

export function kindOfBody(contentType: string): 'application/json-patch+json' | 'application/json' {
  return contentType === 'application/json-patch+json' ? contentType : 'application/json';
}

/** Of what a person changes; secrets are masked. */
export function unifiedDiff(object: PlannedChange['object'], before: Fields, after: Fields): string {
  const name = `${object.kind} ${object.namespace === '' ? '' : `${object.namespace}/`}${object.name}`;
  const patch = createTwoFilesPatch(name, name, shown(before), shown(after), 'now', 'then', {
    context: CONTEXT_LINES,
  });
  return patch.split('\n').slice(1).join('\n');
}

function shown({ metadata, spec }: Fields): string {
  const { labels, annotations } = fieldsOf(metadata);
  const text = stringify({ metadata: { labels, annotations }, spec }, (key, value: unknown) => {
    if (STAMPS.has(key) || key === 'kubectl.kubernetes.io/last-applied-configuration') return undefined;
    return key === 'env' && Array.isArray(value) ? value.map(withoutValue) : value;
  });
  return redact(text);
}

function withoutValue(variable: unknown): unknown {
  const fields = fieldsOf(variable);
  return typeof fields.value === 'string' && fields.value !== ''
    ? { ...fields, value: mask(fields.value) }
    : variable;
}
