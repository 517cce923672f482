import type { Approval, AuditEntry, Run } from '../../shared/playbook.ts';
import type { ExecutorDeps } from './executor-ports.ts';

export interface Audit {
  note(
    run: Run,
    what: AuditEntry['what'],
    text: string,
    of?: { approval?: Approval | null; object?: AuditEntry['object'] },
  ): void;
}

/** Writes the append-only log: whatever is asked, decided, sent and seen to have come of it. */
export function createAudit({ store, clock }: Pick<ExecutorDeps, 'store' | 'clock'>): Audit {
  return {
    note({ id, incident, context, cluster }, what, text, { approval = null, object = null } = {}) {
      const at = new Date(clock.now()).toISOString();
      const of = { run: id, approval: approval?.id ?? null, incident, context, cluster };
      store.playbooks.audit({ at, what, ...of, object, text });
    },
  };
}
