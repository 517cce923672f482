import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Approval } from '../../shared/playbook.ts';
import { useNow } from '../frame/clock.ts';
import css from './approval-form.module.css';
import { Place } from './place.tsx';
import { timeLeft } from './time-left.ts';
import type { Decision } from './use-decision.ts';

/** Yes or no, beside where it would happen and how long there is to decide. Never has the focus by itself. */
export function ApprovalForm({ approval, decision }: { approval: Approval; decision: Decision }) {
  const { confirm, expiresAt } = approval;
  const [typed, type] = useState('');
  const now = useNow();
  const left = timeLeft(expiresAt, now);
  const isMatch = confirm === '' || typed === confirm;
  const isWrong = typed !== '' && !confirm.startsWith(typed);
  const refused = decision.refused?.approval === approval.id ? decision.refused.error : null;
  return (
    <form
      className={css.form}
      aria-label={`Decide in ${approval.context}: ${approval.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMatch && left !== null && !decision.busy) void decision.approve(approval, typed);
      }}
    >
      {refused !== null && (
        <p className={css.refused} role="alert">
          {refused}
        </p>
      )}
      {confirm !== '' && (
        <TextInput
          size="xs"
          className={css.typed}
          classNames={{ input: css.input }}
          label={
            <>
              Type <code className={css.name}>{confirm}</code> to approve
            </>
          }
          error={isWrong && 'This is not its name.'}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <div className={css.row}>
        <Place approval={approval} />
        <Button
          type="submit"
          variant="filled"
          color={approval.risk === 'HIGH' ? 'red.9' : 'iris'}
          disabled={!isMatch || left === null || decision.busy}
        >
          Approve
        </Button>
        <Button disabled={decision.busy} onClick={() => void decision.reject(approval)}>
          Reject
        </Button>
        <span className={css.left} data-soon={isSoon(expiresAt, now) || undefined}>
          {left ?? 'Expired: start it again.'}
        </span>
      </div>
    </form>
  );
}

const SOON = 30_000;

function isSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now < SOON;
}
