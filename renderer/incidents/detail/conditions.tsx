import { Check, Minus, X } from 'lucide-react';
import type { Condition } from '../../../shared/ipc.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import css from './conditions.module.css';

/** Condition types where True means trouble; of all others True is well (API docs: NodeCondition, DeploymentCondition, JobCondition). */
const TROUBLE_WHEN_TRUE = /Pressure$|Unavailable$|Failure$|^Failed$|^DisruptionTarget$/;

/** Whether a condition is as one would have it; null when it cannot be said. */
export function isWell({ type, status }: Condition): boolean | null {
  if (status !== 'True' && status !== 'False') return type === 'Ready' ? false : null;
  return (status === 'True') !== TROUBLE_WHEN_TRUE.test(type);
}

export function Conditions({ conditions }: { conditions: Condition[] }) {
  return (
    <ul className={css.conditions}>
      {conditions.map((condition) => {
        const well = isWell(condition);
        const Icon = well === null ? Minus : well ? Check : X;
        const why = [condition.reason, condition.message].filter(Boolean).join(': ');
        return (
          <li key={condition.type} data-well={well}>
            <Icon size={14} strokeWidth={2.4} className={css.mark} aria-hidden />
            <span className={css.type}>
              {condition.type} <span className={css.status}>{condition.status}</span>
            </span>
            <span className={css.why} title={why}>
              {why}
            </span>
            <span className={css.since}>
              {condition.lastTransitionTime && <RelativeTime iso={condition.lastTransitionTime} />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
