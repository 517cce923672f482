import { useState } from 'react';
import type { Approval } from '../../shared/playbook.ts';
import { useAction } from '../frame/use-action.ts';

/** A person's yes or no, and why the last one was not taken. */
export interface Decision {
  busy: boolean;
  /** Why it was refused, and of which approval. */
  refused: { approval: string; title: string; error: string } | null;
  approve(approval: Approval, typed: string): Promise<void>;
  reject(approval: Approval): Promise<void>;
}

/** @param ended runs after each answer, whatever it was: what was decided on may be gone, and the focus with it */
export function useDecision(ended: () => void): Decision {
  const action = useAction();
  const [last, setLast] = useState<Approval | null>(null);
  return {
    busy: action.busy,
    refused:
      last && action.error !== null ? { approval: last.id, title: last.title, error: action.error } : null,
    async approve(approval, typed) {
      setLast(approval);
      await action.run('approvals.approve', { approval: approval.id, hash: approval.hash, typed });
      ended();
    },
    async reject(approval) {
      setLast(approval);
      await action.run('approvals.reject', { approval: approval.id });
      ended();
    },
  };
}
