import { plain } from '../../shared/plain-text.ts';
import type { Approval, Run } from '../../shared/playbook.ts';
import { inverseOf } from './planned-change.ts';
import type { Steps } from './run-steps.ts';
import type { Plan } from './step.ts';

/** A run that takes back one step of an earlier one. @throws Error with one sentence when it cannot be taken back */
export function undoPlaybook(run: Run, index: number): Steps {
  const step = run.steps[index];
  if (step?.state !== 'done' || !step.undoable) throw new Error('This step cannot be taken back.');
  return { id: 'undo', name: `Undo: ${step.title}`, steps: [{ do: 'undo', run: run.id, step: index }] };
}

/** The same fields with their former values: refused by the server when they are no longer as the step left them. */
export function planUndo(approval: Approval | null): Plan {
  const changes = (approval?.changes ?? []).map(inverseOf).filter((change) => change !== null);
  const [first] = changes;
  if (approval === null || first === undefined)
    return { kind: 'impossible', reason: 'Nothing of it can be taken back.' };
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
