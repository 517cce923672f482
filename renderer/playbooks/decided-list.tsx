import { plain } from '../../shared/plain-text.ts';
import type { Approval, ApprovalState } from '../../shared/playbook.ts';
import { formatRoute } from '../frame/route.ts';
import { Ledger, LedgerRow } from './ledger.tsx';
import { Place } from './place.tsx';

const WORDS: Record<ApprovalState, string> = {
  pending: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  refused: 'Refused',
};

const TONES = {
  pending: 'calm',
  approved: 'good',
  rejected: 'bad',
  expired: 'calm',
  refused: 'bad',
} as const satisfies Record<ApprovalState, string>;

/** What was decided lately, or can no longer be. */
export function DecidedList({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <Ledger>
      {approvals.map((approval) => (
        <LedgerRow
          key={approval.id}
          word={WORDS[approval.state]}
          tone={TONES[approval.state]}
          title={
            <a href={formatRoute({ screen: 'incidents', incident: approval.incident })}>
              {plain(approval.title, 400)}
            </a>
          }
          place={
            <>
              <Place approval={approval} />
              {approval.reason !== null && <span>{plain(approval.reason, 400)}</span>}
            </>
          }
          at={approval.decidedAt ?? approval.expiresAt}
        />
      ))}
    </Ledger>
  );
}
