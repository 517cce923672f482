import type { Incident } from '../../shared/incident.ts';
import type { Action, RunAction } from '../../shared/playbook.ts';

/** What a step is called before anything is known of the cluster. */
export function stepTitle(action: RunAction, { kind, name, metadata }: Incident): string {
  const node = kind === 'Node' ? name : (metadata.node ?? 'the node');
  switch (action.do) {
    case 'describe':
      return 'Look at it';
    case 'logs':
      return action.previous ? 'Read its last words' : 'Read its log';
    case 'limits':
      return 'Compare limits and use';
    case 'history':
      return 'List the revisions';
    case 'restart-pod':
      return 'Delete the failing pod';
    case 'raise-memory-limit':
      return `Raise the memory limit by ${action.percent} %`;
    case 'rollback':
      return `Take ${name} back to a good revision`;
    case 'cordon':
      return `Cordon ${node}`;
    case 'drain':
      return `Drain ${node}`;
    case 'scale':
      return `Scale ${name} by ${action.by > 0 ? '+' : ''}${action.by}`;
    case 'verify':
      return 'Wait for recovery';
    case 'undo':
      return 'Take it back';
  }
}

/** What it does, in a sentence for whoever may only read. */
export function stepExplained(action: Action): string {
  switch (action.do) {
    case 'describe':
      return 'Reads the object, its conditions and its latest Kubernetes Events.';
    case 'logs':
      return `Reads the last ${action.lines} lines of the ${action.previous ? 'run that ended' : 'current run'}.`;
    case 'limits':
      return 'Reads memory limits and requests, beside the highest use that was seen.';
    case 'history':
      return 'Reads the revisions that the cluster keeps, and marks those that Dogwatch saw available.';
    case 'restart-pod':
      return 'Deletes one pod by name and UID; its controller makes a new one.';
    case 'raise-memory-limit':
      return 'Changes the memory limit of the killed container in the pod template, and nothing else; the pods are replaced.';
    case 'rollback':
      return 'Restores the pod template of an earlier revision; the pods are replaced.';
    case 'cordon':
      return 'Marks the node as unschedulable.';
    case 'drain':
      return 'Evicts the pods of the node one by one, as their PodDisruptionBudgets allow.';
    case 'scale':
      return 'Sets how many pods the workload wants.';
    case 'verify':
      return 'Waits until Dogwatch’s own watch sees it recover.';
  }
}
