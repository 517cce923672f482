import { Check, Circle, CircleDashed, CircleHelp, Hand, Minus, X } from 'lucide-react';
import type { StepState } from '../../shared/playbook.ts';
import css from './step-mark.module.css';

const ICONS = {
  pending: Circle,
  running: CircleDashed,
  choosing: CircleHelp,
  waiting: Hand,
  done: Check,
  stopped: X,
  skipped: Minus,
} as const satisfies Record<StepState, unknown>;

/** How a step stands, as a shape; the word stands beside it. */
export function StepMark({ state }: { state: StepState }) {
  const Icon = ICONS[state];
  return <Icon className={css.mark} data-state={state} size={15} aria-hidden />;
}
