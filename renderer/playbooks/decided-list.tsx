import { plain } from '../../shared/plain-text.ts';
import type { Approval, ApprovalState } from '../../shared/playbook.ts';
import { formatRoute } from '../frame/route.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import css from './decided-list.module.css';
import { Place } from './place.tsx';

const WORDS: Record<ApprovalState, string> = {
  pending: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired',
  refused: 'Refused',
};

/** What was decided lately, or can no longer be. */
export function DecidedList({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <ul className={css.list}>
      {approvals.map((approval) => (
        <li key={approval.id} className={css.row}>
          <span className={css.state} data-state={approval.state}>
            {WORDS[approval.state]}
          </span>
          <div className={css.words}>
            <p className={css.title}>
              <a href={formatRoute({ screen: 'incidents', incident: approval.incident })}>
                {plain(approval.title, 400)}
              </a>
            </p>
            <p className={css.soft}>
              <Place approval={approval} />
              {approval.reason !== null && <span>{plain(approval.reason, 400)}</span>}
            </p>
          </div>
          <span className={css.soft}>
            <RelativeTime iso={approval.decidedAt ?? approval.expiresAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
