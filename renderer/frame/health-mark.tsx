import { Check, CircleSlash, Loader, Pause, TriangleAlert, X } from 'lucide-react';
import { HEALTH_WORDS, type Health } from './health.ts';
import css from './health-mark.module.css';

const ICONS = {
  good: Check,
  partial: TriangleAlert,
  failing: X,
  busy: Loader,
  paused: Pause,
  stopped: CircleSlash,
};

/** How a loop does, by shape and colour. */
export function HealthMark({ health }: { health: Health }) {
  const Icon = ICONS[health];
  return (
    <Icon
      className={css.mark}
      data-health={health}
      size={14}
      strokeWidth={2.4}
      role="img"
      aria-label={HEALTH_WORDS[health]}
    />
  );
}
