import { ActionIcon, Button } from '@mantine/core';
import { BellOff, Check, CircleX, Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { counted } from '../../shared/plain-text.ts';
import { Key } from '../parts/key.tsx';
import css from './bulk-bar.module.css';
import { isAcknowledged } from './use-dealing.ts';

interface BulkBarProps {
  marked: readonly Incident[];
  /** How many of them no row shows, because it is folded away. */
  unseen: number;
  busy: boolean;
  acknowledge(): void;
  unacknowledge(): void;
  snooze(): void;
  close(): void;
  unmark(): void;
  /** Gets the focus that goes away with the bar. */
  list: React.RefObject<HTMLElement | null>;
}

/** What can be done with all marked incidents at once. */
export function BulkBar(props: BulkBarProps) {
  const { marked, unseen, busy, list } = props;
  useEffect(
    () => () => {
      if (document.activeElement === document.body) list.current?.focus();
    },
    [list],
  );
  const acknowledged = marked.filter(isAcknowledged).length;
  return (
    <section className={css.bar} aria-label="Marked incidents">
      <span className={css.number}>
        <span role="status">{marked.length.toLocaleString()} marked</span>
        {unseen > 0 && <span className={css.unseen}>, {unseen.toLocaleString()} folded away</span>}
      </span>
      <div className={css.actions}>
        {acknowledged < marked.length && (
          <Button
            leftSection={<Check size={13} />}
            rightSection={<Key>A</Key>}
            disabled={busy}
            onClick={props.acknowledge}
          >
            Acknowledge
          </Button>
        )}
        {acknowledged > 0 && (
          <Button
            leftSection={<Undo2 size={13} />}
            rightSection={acknowledged === marked.length ? <Key>A</Key> : undefined}
            disabled={busy}
            onClick={props.unacknowledge}
          >
            Unacknowledge
          </Button>
        )}
        <Button
          leftSection={<BellOff size={13} />}
          rightSection={<Key>S</Key>}
          disabled={busy}
          onClick={props.snooze}
        >
          Snooze
        </Button>
        <CloseButton key={marked.length} count={marked.length} busy={busy} close={props.close} />
      </div>
      <ActionIcon
        className={css.unmark}
        aria-label="Unmark all"
        title="Unmark all (Esc)"
        onClick={props.unmark}
      >
        <X size={14} />
      </ActionIcon>
    </section>
  );
}

/** Nothing takes it back but new trouble, so it asks once. */
function CloseButton({ count, busy, close }: { count: number; busy: boolean; close: () => void }) {
  const [asking, ask] = useState(false);
  return (
    <Button
      leftSection={<CircleX size={13} />}
      disabled={busy}
      {...(asking ? { variant: 'filled', color: 'var(--critical-solid)' } : {})}
      title="Resolve by hand. New trouble opens an incident again"
      onBlur={() => ask(false)}
      onClick={() => (asking ? close() : ask(true))}
    >
      {asking ? `Really close ${counted(count, 'incident')}?` : 'Close'}
    </Button>
  );
}
