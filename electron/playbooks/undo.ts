import { fieldsOf } from '../../shared/api-fields.ts';
import { plain } from '../../shared/plain-text.ts';
import type { Approval, Run } from '../../shared/playbook.ts';
import { type Change, patchAt } from './change.ts';
import { readObject } from './cluster.ts';
import { hasAll, inverseOf } from './planned-change.ts';
import type { Steps } from './run-steps.ts';
import type { Plan, StepContext } from './step.ts';
import { withValues } from './whole-change.ts';

/** A run that takes back one step of an earlier one. @throws Error with one sentence when it cannot be taken back */
export function undoPlaybook(run: Run, index: number): Steps {
  const step = run.steps[index];
  if (step?.state !== 'done' || !step.undoable) throw new Error('This step cannot be taken back.');
  return { id: 'undo', name: `Undo: ${step.title}`, steps: [{ do: 'undo', run: run.id, step: index }] };
}

/** The same fields with their former values, as the cluster still has them. @throws KubeError */
export async function planUndo(approval: Approval | null, { cluster, signal }: StepContext): Promise<Plan> {
  const former = approval?.changes ?? [];
  const [first] = former;
  if (approval === null || first === undefined)
    return { kind: 'impossible', reason: 'Nothing of it can be taken back.' };
  const changes: Change[] = [];
  for (const change of former) {
    const { object, request } = change;
    const inverse = inverseOf(change);
    if (inverse === null) return { kind: 'impossible', reason: 'Nothing of it can be taken back.' };
    const current = await readObject(cluster, request.path, signal);
    const isAsLeft = fieldsOf(current?.metadata).uid === object.uid && hasAll(inverse, 'before', current);
    if (!isAsLeft) {
      const reason = `${object.kind} ${plain(object.name)} is no longer as this step left it.`;
      return { kind: 'impossible', reason };
    }
    changes.push(patchAt(request.path, object, await withValues(cluster, inverse, current, signal)));
  }
  const { kind, namespace, name } = first.object;
  const [plural = ''] = first.request.path.split('/').slice(-2);
  const [, root, group] = first.request.path.split('/');
  return {
    kind: 'change',
    title: `Take back: ${plain(approval.title, 200)}`,
    changes,
    dangers: ['What was wrong before is there again.'],
    permissions: [
      {
        verb: 'patch',
        group: root === 'apis' ? (group ?? '') : '',
        resource: plural,
        namespace: kind === 'Node' ? '' : namespace,
        name,
      },
    ],
  };
}
