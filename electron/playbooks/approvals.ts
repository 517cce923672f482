import type { Approval, ApprovalState, Run } from '../../shared/playbook.ts';
import type { Audit } from './audit.ts';
import { readPath } from './change.ts';
import { readObject } from './cluster.ts';
import type { Decision, ExecutorDeps } from './executor-ports.ts';
import { hashOf, stateOf } from './planned-change.ts';
import { NotHeld, wholeOf } from './whole-change.ts';

/** Reading what is to be changed once more may take this long, in ms. */
const CHECK_MS = 15_000;

export interface Approvals {
  /** Remembers through which credentials the plan was made. */
  ask(approval: Approval, fingerprint: string): void;
  /** @throws Error with one sentence for whatever forbids it; what can never be approved any more is then refused. */
  approve(decision: Decision, run: Run): Promise<Approval>;
  /** @throws Error with one sentence when it was decided before */
  settle(approval: Approval, run: Run, state: Exclude<ApprovalState, 'pending'>, reason: string): Approval;
  /** Whether it was asked by this very process. */
  isKnown(approval: string): boolean;
  /** Why a pending one can no longer be approved; null while it can. */
  obsolete(approval: Approval): { state: 'expired' | 'refused'; reason: string } | null;
}

/**
 * The brakes. An approval is single use, bound to incident, cluster, context, credentials, object UIDs and the values
 * to be changed, and expires. Every check is made again when a person decides.
 */
export function createApprovals(deps: ExecutorDeps, audit: Audit): Approvals {
  const { store, clock } = deps;
  /** Not kept across restarts: credentials are not written down, not even as a hash. */
  const fingerprints = new Map<string, string>();

  function settle(
    approval: Approval,
    run: Run,
    state: Exclude<ApprovalState, 'pending'>,
    reason: string,
  ): Approval {
    const decided: Approval = { ...approval, state, reason, decidedAt: new Date(clock.now()).toISOString() };
    store.transaction(() => {
      if (!store.playbooks.decide(decided)) throw new Error('This was decided before.');
      audit.note(run, state, reason, { approval, object: approval.changes[0]?.object ?? null });
    });
    fingerprints.delete(approval.id);
    deps.changed();
    return decided;
  }

  function obsolete(approval: Approval): { state: 'expired' | 'refused'; reason: string } | null {
    if (clock.now() >= Date.parse(approval.expiresAt))
      return { state: 'expired', reason: 'Nobody decided in time.' };
    const incident = deps.detail(approval.incident)?.incident;
    // What is taken back is often taken back because the trouble is over: a node that is well need not stay cordoned.
    const takesBack = store.playbooks.run(approval.run)?.steps[approval.step]?.action.do === 'undo';
    if (incident === undefined || (incident.state === 'resolved' && !takesBack))
      return { state: 'refused', reason: 'The incident is over: there is nothing to mend.' };
    return null;
  }

  /** Why the cluster no longer is what the person was shown; null when it is. */
  async function changedSince(approval: Approval): Promise<string | null> {
    const detail = deps.detail(approval.incident);
    if (detail === null) return 'The incident is gone.';
    const signal = AbortSignal.timeout(CHECK_MS);
    const cluster = await deps.connectionOf(detail.incident, signal);
    if (fingerprints.get(approval.id) !== cluster.fingerprint)
      return 'The context or its credentials changed since this was proposed.';
    for (const change of approval.changes) {
      const current = await readObject(cluster, readPath(change), signal);
      const state = stateOf(change, current);
      const { kind, name } = change.object;
      // Of many pods to leave a node some leave by themselves while a person reads.
      if (state === 'after' && change.verb === 'evict') continue;
      if (state === 'after' && change.verb === 'patch') return `${kind} ${name} is as it is to be already.`;
      if (state !== 'before') return `${kind} ${name} is not what it was when this was proposed.`;
      try {
        await wholeOf(cluster, change, current, signal);
      } catch (error) {
        if (error instanceof NotHeld) return error.message;
        throw error;
      }
    }
    return null;
  }

  return {
    ask(approval, fingerprint) {
      fingerprints.set(approval.id, fingerprint);
      store.playbooks.addApproval(approval);
    },
    settle,
    obsolete,
    isKnown: (id) => fingerprints.has(id),
    async approve({ approval: id, hash, typed }, run) {
      const approval = store.playbooks.approval(id);
      if (approval === null) throw new Error('There is no such approval.');
      if (approval.state !== 'pending')
        throw new Error(`This was decided before: ${approval.reason ?? approval.state}`);
      const isWhole = hashOf(approval.cluster, approval.incident, approval.changes) === approval.hash;
      if (hash !== approval.hash || !isWhole)
        throw new Error('This is not what was shown: look at it again.');
      if (approval.confirm !== '' && typed !== approval.confirm)
        throw new Error(`Type ${approval.confirm} to approve this.`);
      const over = obsolete(approval);
      if (over !== null) {
        settle(approval, run, over.state, over.reason);
        throw new Error(over.reason);
      }
      const changed = await changedSince(approval);
      if (changed !== null) {
        settle(approval, run, 'refused', changed);
        throw new Error(changed);
      }
      return settle(approval, run, 'approved', 'Approved by a person.');
    },
  };
}
