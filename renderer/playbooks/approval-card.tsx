import { useEffect, useId, useRef } from 'react';
import { plain } from '../../shared/plain-text.ts';
import type { Approval, PlannedChange } from '../../shared/playbook.ts';
import { formatRoute } from '../frame/route.ts';
import css from './approval-card.module.css';
import { ApprovalForm } from './approval-form.tsx';
import { DiffView } from './diff-view.tsx';
import { Place } from './place.tsx';
import { RiskMark } from './risk-mark.tsx';
import type { Decision } from './use-decision.ts';

interface ApprovalCardProps {
  approval: Approval;
  decision: Decision;
  /** On the incident itself, where a link to it leads nowhere. */
  inline?: boolean;
}

/** All that is known of what would be sent, before anybody says yes to it. */
export function ApprovalCard({ approval, decision, inline = false }: ApprovalCardProps) {
  const { title, why, playbook, risk, dangers, changes, diffs } = approval;
  const heading = useId();
  const Heading = inline ? 'h4' : 'h3';
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever was told of it finds it without looking for it.
    if (inline) card.current?.scrollIntoView({ block: 'nearest' });
  }, [inline]);
  return (
    <article ref={card} className={css.card} aria-labelledby={heading}>
      <div className={css.head}>
        <Heading id={heading} className={css.title}>
          {plain(title, 400)}
        </Heading>
        <RiskMark risk={risk} />
      </div>
      <Place approval={approval} />
      <p className={css.why}>
        {inline ? (
          <>Proposed by {plain(playbook, 100)}.</>
        ) : (
          <>
            Proposed by {plain(playbook, 100)} because{' '}
            <a href={formatRoute({ screen: 'incidents', incident: approval.incident })}>{plain(why, 400)}</a>
          </>
        )}
      </p>
      {changes.map((change, at) => (
        <Change
          key={`${change.object.uid} ${change.request.path}`}
          change={change}
          diff={diffs[at] ?? ''}
          context={approval.context}
        />
      ))}
      {dangers.length > 0 && (
        <div>
          <p className={css.label}>What could go wrong</p>
          <ul className={css.dangers}>
            {dangers.map((danger) => (
              <li key={danger}>{plain(danger, 400)}</li>
            ))}
          </ul>
        </div>
      )}
      <ApprovalForm approval={approval} decision={decision} />
    </article>
  );
}

const VERBS = { patch: 'Changes', delete: 'Deletes', evict: 'Evicts' } as const;

function Change({ change, diff, context }: { change: PlannedChange; diff: string; context: string }) {
  const { verb, object, request } = change;
  const name = `${object.kind} ${plain(object.name)}`;
  // The same may wait in two clusters: who hears the names alone must tell them apart.
  const named = `${name}, ${plain(context)}`;
  return (
    <div className={css.change}>
      <p className={css.object}>
        {VERBS[verb]} <strong>{name}</strong>
        {object.namespace !== '' && <> in {plain(object.namespace)}</>}
        <span className={css.uid}>UID {plain(object.uid)}</span>
      </p>
      <DiffView diff={diff} of={named} />
      <details className={css.request}>
        <summary>The request that is sent, secrets hidden</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <section className={css.raw} aria-label={`The request for ${named}`} tabIndex={0}>
          <pre>
            {request.method} {request.path}
            {`\nContent-Type: ${request.contentType}\n\n`}
            {JSON.stringify(request.body, null, 2)}
          </pre>
        </section>
      </details>
    </div>
  );
}
