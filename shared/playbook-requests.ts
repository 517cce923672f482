import { z } from 'zod';
import type { Approval, AuditEntry, PlaybookOffer, Run } from './playbook.ts';

const id = z.uuid();

/** Of the contract in ipc.ts, what is about playbooks, approvals and the audit log. */
export const playbookPayloads = {
  'playbooks.offers': z.strictObject({ incident: id }),
  'playbooks.start': z.strictObject({ incident: id, playbook: z.string().min(1).max(60) }),
  'playbooks.choose': z.strictObject({ run: id, revision: z.string().min(1).max(100) }),
  'playbooks.cancel': z.strictObject({ run: id }),
  'playbooks.undo': z.strictObject({ run: id, step: z.number().int().min(0).max(100) }),
  'playbooks.runs': z.strictObject({ incident: id }),
  'approvals.list': z.strictObject({}),
  /** `hash`: of what was shown. `typed`: the object's name where it is asked for. */
  'approvals.approve': z.strictObject({
    approval: id,
    hash: z.string().length(64),
    typed: z.string().max(253),
  }),
  'approvals.reject': z.strictObject({ approval: id }),
  'audit.list': z.strictObject({
    /** The `seq` of the last one seen; null for the newest. */
    before: z.number().int().min(1).nullable(),
    limit: z.number().int().min(1).max(500),
  }),
} as const;

export interface PlaybookReplies {
  'playbooks.offers': PlaybookOffer[];
  'playbooks.start': Run;
  'playbooks.choose': null;
  'playbooks.cancel': Run;
  'playbooks.undo': Run;
  'playbooks.runs': Run[];
  'approvals.list': Approval[];
  'approvals.approve': Approval;
  'approvals.reject': Approval;
  'audit.list': AuditEntry[];
}
