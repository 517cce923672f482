import { ShieldCheck } from 'lucide-react';
import { useRef } from 'react';
import { useView } from '../frame/store.ts';
import { useRequest } from '../frame/use-request.ts';
import { Banner } from '../parts/banner.tsx';
import { Section } from '../parts/section.tsx';
import { Situation } from '../parts/situation.tsx';
import { ApprovalCard } from './approval-card.tsx';
import css from './approvals-screen.module.css';
import { AuditLog } from './audit-log.tsx';
import { DecidedList } from './decided-list.tsx';
import { useDecision } from './use-decision.ts';

/** What waits for a person, in every cluster; what was decided; and what was done. */
export function ApprovalsScreen() {
  const version = useView(({ app }) => `${app?.playbooks.version ?? 0}`);
  const approvals = useRequest('approvals.list', {}, { version });
  const title = useRef<HTMLHeadingElement>(null);
  const decision = useDecision(() => {
    approvals.again();
    title.current?.focus();
  });
  const all = approvals.value ?? [];
  const pending = all.filter(({ state }) => state === 'pending');
  const decided = all.filter(({ state }) => state !== 'pending');
  const { refused } = decision;
  // What was refused for good is no longer among those that wait.
  const isGone = refused !== null && !pending.some(({ id }) => id === refused.approval);
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <h1 ref={title} className={css.title} tabIndex={-1}>
          Approvals
        </h1>
        {approvals.error !== null && <Banner tone="error">{approvals.error}</Banner>}
        {isGone && (
          <div role="alert">
            <Banner tone="error">
              {refused.title}: {refused.error}
            </Banner>
          </div>
        )}
        {approvals.value !== null && pending.length === 0 && (
          <Situation tone="good" icon={<ShieldCheck size={20} />} title="Nothing waits for you">
            What a playbook would change is shown here before it is sent. Start one on an incident, under Fix.
          </Situation>
        )}
        {pending.length > 0 && (
          <Section level={2} title="Waiting for you">
            <div className={css.cards}>
              {pending.map((approval) => (
                <ApprovalCard key={approval.id} approval={approval} decision={decision} />
              ))}
            </div>
          </Section>
        )}
        {decided.length > 0 && (
          <Section level={2} title="Decided">
            <DecidedList approvals={decided} />
          </Section>
        )}
        <AuditLog />
      </div>
    </div>
  );
}
