import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { counted, plain } from '../../shared/plain-text.ts';
import type { Approval, Run, RunStep } from '../../shared/playbook.ts';
import type { Action } from '../frame/use-action.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { PlaceOf } from './place.tsx';
import { RiskMark } from './risk-mark.tsx';
import css from './run-view.module.css';
import { runInWords, STEP_WORDS } from './run-words.ts';
import { StepMark } from './step-mark.tsx';
import type { Decision } from './use-decision.ts';

interface RunViewProps {
  run: Run;
  approvals: readonly Approval[];
  decision: Decision;
  action: Action;
  /** Takes the focus whenever this changes, unless it is 0: whoever started it, or decided on it, is led here. */
  focused: number;
  /** Starts what takes a step back. */
  undo: (step: number) => void;
}

/** One playbook as it goes on: each step with what it read, what came of it, and what it waits for. */
export function RunView({ run, approvals, decision, action, focused, undo }: RunViewProps) {
  const heading = useId();
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focused > 0) article.current?.focus();
  }, [focused]);
  const isActive = run.state === 'running' || run.state === 'waiting';
  return (
    <article ref={article} className={css.run} aria-labelledby={heading} tabIndex={-1}>
      <div className={css.head}>
        <h4 id={heading} className={css.name}>
          {plain(run.name, 100)}
        </h4>
        <span className={css.soft} data-state={run.state}>
          {runInWords(run)} · started {run.startedBy === 'rule' ? 'by a rule ' : ''}
          <RelativeTime iso={run.startedAt} />
        </span>
        {isActive && (
          <span className={css.cancel}>
            <PlaceOf context={run.context} namespaces={[run.object.namespace]} />
            <Button
              disabled={action.busy}
              onClick={() => void action.run('playbooks.cancel', { run: run.id })}
            >
              Cancel
            </Button>
          </span>
        )}
      </div>
      <ol className={css.steps}>
        {run.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the run.
          <li key={at} className={css.step} data-state={step.state}>
            <StepMark state={step.state} />
            <div className={css.body}>
              <p className={css.title}>
                {plain(step.title, 400)}
                <RiskMark risk={step.risk} />
                <span className={css.soft}>{STEP_WORDS[step.state]}</span>
              </p>
              {step.outcome !== null && <p className={css.outcome}>{plain(step.outcome, 1000)}</p>}
              <StepOutput step={step} />
              {step.state === 'choosing' && <ChoiceForm run={run} step={step} action={action} />}
              <Waiting step={step} approvals={approvals} decision={decision} />
              {step.undoable && (
                <div className={css.undo}>
                  <Button disabled={action.busy || isActive} onClick={() => undo(at)}>
                    Take it back
                  </Button>
                  <PlaceOf context={run.context} namespaces={[run.object.namespace]} />
                  <span className={css.soft}>
                    {isActive
                      ? 'Possible once this run has ended.'
                      : 'You are asked again before anything is sent.'}
                  </span>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </article>
  );
}

function Waiting({
  step,
  approvals,
  decision,
}: { step: RunStep } & Pick<RunViewProps, 'approvals' | 'decision'>) {
  const approval = approvals.find(({ id }) => id === step.approval);
  if (step.state !== 'waiting' || approval?.state !== 'pending') return null;
  return <ApprovalCard key={approval.id} approval={approval} decision={decision} inline />;
}

/** Longer ones are folded: a log is not the progress. */
const SHOWN_LINES = 4;

function StepOutput({ step: { output, title } }: { step: RunStep }) {
  const [all, setAll] = useState(false);
  if (output === null || output === '') return null;
  const lines = output.split('\n');
  const shown = all ? lines : lines.slice(0, SHOWN_LINES);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={css.output} aria-label={`Output of ${plain(title, 200)}`} tabIndex={0}>
        <pre>{shown.join('\n')}</pre>
      </section>
      {lines.length > SHOWN_LINES && (
        <Button variant="subtle" size="compact-xs" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show less' : counted(lines.length - SHOWN_LINES, 'more line')}
        </Button>
      )}
    </>
  );
}
