import type { ClusterConnection } from '../../electron/kube/connection.ts';
import type { Store } from '../../electron/store/store.ts';

/** Where a process may die: between any two things of which the world, or the database, keeps one and not the other. */
export const BOUNDARIES = [
  /** Before the server is asked to try a change. */
  'planning',
  /** The server tried it, nobody was asked. */
  'tried',
  /** The approval is written, its transaction is not ended. */
  'asking',
  'asked',
  /** The decision is written, its transaction is not ended. */
  'deciding',
  /** The decision is on disk, what follows from it is not. */
  'approved',
  /** It is on disk that a change is being sent, and it was not. */
  'intent',
  /** The server carried it out, and that is not on disk. */
  'sent',
  /** What came of it is on disk, that the step is done is not. */
  'applied',
  'verifying',
] as const;

export interface DieAt {
  of: 'playbook' | 'undo';
  boundary: (typeof BOUNDARIES)[number];
  /** The first is 1. */
  nth: number;
}

/** A store and a connection that kill their process, as `kill -9` would, when it comes to one of its boundaries. */
export function boundaries(store: Store, connection: ClusterConnection, dieAt: DieAt | null) {
  const { playbooks } = store;
  let count = 0;
  function reach(boundary: DieAt['boundary']): void {
    const of = playbooks.activeRuns()[0]?.playbook === 'undo' ? 'undo' : 'playbook';
    if (boundary !== dieAt?.boundary || of !== dieAt.of) return;
    count += 1;
    if (count === dieAt.nth) process.kill(process.pid, 'SIGKILL');
  }

  function changed(): void {
    const [run] = playbooks.activeRuns();
    for (const { state, action, approval } of run?.steps ?? []) {
      if (state === 'running' && action.do === 'verify') reach('verifying');
      const isApproved = approval !== null && playbooks.approval(approval)?.state === 'approved';
      if (state === 'waiting' && isApproved) reach('approved');
    }
  }

  const cluster: ClusterConnection = {
    ...connection,
    async write(options) {
      reach(options.dryRun ? 'planning' : 'intent');
      const answer = await connection.write(options);
      reach(options.dryRun ? 'tried' : 'sent');
      return answer;
    },
  };
  const watched: Store = {
    ...store,
    playbooks: {
      ...playbooks,
      addApproval(approval) {
        playbooks.addApproval(approval);
        reach('asking');
      },
      decide(approval) {
        const isFirst = playbooks.decide(approval);
        reach('deciding');
        return isFirst;
      },
      audit(entry) {
        playbooks.audit(entry);
        if (entry.what === 'applied') reach('applied');
      },
    },
  };
  return { store: watched, cluster, changed, asked: () => reach('asked') };
}
