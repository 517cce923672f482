import { type Fields, fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import { knownKind } from '../../../shared/api-kinds.ts';
import { objectPath } from '../../../shared/api-paths.ts';
import { patchOf, refOf } from '../change.ts';
import { readObject } from '../cluster.ts';
import { type Revision, readRevisions, wasSeen } from '../revisions.ts';
import type { Planner } from '../step.ts';

const UNDOABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/**
 * Restores the pod template of an earlier revision: the newest one that Dogwatch itself saw available, else the one a
 * person chooses. What is newest by number may be as broken as what is there now.
 */
export const planRollback: Planner = async (_action, { cluster, detail, seenAvailable, chosen, signal }) => {
  const { kind, namespace, name } = detail.incident;
  const endpoint = knownKind(kind);
  if (endpoint === null || !UNDOABLE.has(kind))
    return { kind: 'impossible', reason: `${kind} ${name} has no revisions to go back to.` };
  const found = await readObject(cluster, objectPath(endpoint, namespace, name), signal);
  if (found === null) return { kind: 'impossible', reason: `${kind} ${namespace}/${name} is gone.` };
  const spec = fieldsOf(found.spec);
  if (spec.paused === true)
    return { kind: 'impossible', reason: `${kind} ${name} is paused: resume it before going back.` };
  const all = await readRevisions(cluster, kind, found, signal);
  const former = all.filter(({ isCurrent }) => !isCurrent);
  if (former.length === 0) return { kind: 'impossible', reason: `No earlier revision of ${name} is kept.` };

  const permissions = [{ verb: 'patch' as const, group: 'apps', resource: endpoint.plural, namespace, name }];
  const seen = seenAvailable(refOf(kind, found).uid);
  const target = former.find((one) => (chosen === null ? wasSeen(one, seen) : one.id === chosen));
  if (target === undefined) {
    if (chosen !== null)
      return { kind: 'impossible', reason: `Revision ${chosen} of ${name} is not kept any more.` };
    const choices = former.map((revision) => ({ revision: revision.id, text: inWords(revision) }));
    return { kind: 'choose', title: `Which revision of ${name} was good?`, choices, permissions };
  }
  return {
    kind: 'change',
    title: `Take ${kind} ${name} back to revision ${target.id}${imagesOf(target.template)}`,
    changes: [
      patchOf(endpoint, refOf(kind, found), [
        {
          ...{ path: '/spec/template', before: spec.template ?? null, after: target.template },
          heldBy: { before: all.find(({ isCurrent }) => isCurrent)?.holder ?? null, after: target.holder },
        },
      ]),
    ],
    dangers: [
      `A rollout replaces the pods of ${name}, as its update strategy says.`,
      'ConfigMaps, Secrets and databases stay as they are: an older program may not fit them.',
      'Whatever deploys this workload (Helm, GitOps) may bring the newer revision back.',
    ],
    permissions,
  };
};

function inWords({ id, template, createdAt }: Revision): string {
  return `Revision ${id}${imagesOf(template)}${createdAt === '' ? '' : `, made ${createdAt}`}`;
}

function imagesOf(template: Fields): string {
  const images = itemsOf(fieldsOf(template.spec).containers)
    .map(({ image }) => textOf(image))
    .filter(Boolean);
  return images.length === 0 ? '' : ` (${images.join(', ')})`;
}
