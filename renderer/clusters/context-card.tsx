import { Button } from '@mantine/core';
import type { ContextInfo, WatchedContext } from '../../shared/app-state.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { plain } from '../../shared/plain-text.ts';
import { HEALTH_WORDS, healthOf } from '../frame/health.ts';
import { HealthMark } from '../frame/health-mark.tsx';
import { CheckNow, PauseControl } from '../frame/loop-controls.tsx';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import css from './context-card.module.css';
import { LoopFacts } from './loop-facts.tsx';
import { OpenCounts } from './open-counts.tsx';
import { WatchSwitch } from './watch-switch.tsx';

interface ContextCardProps {
  context: ContextInfo;
  loop: LoopStatus | null;
  open: WatchedContext['open'];
}

/** A watched context: where it leads, how its loop does, what is open there, what was read and what could not be. */
export function ContextCard({ context, loop, open }: ContextCardProps) {
  const action = useAction();
  const { name } = context;
  return (
    <section className={css.card} data-chosen={context.chosen || undefined} aria-label={name}>
      <header className={css.head}>
        {loop && <HealthMark health={healthOf(loop)} />}
        <h2 className={css.name} title={name}>
          {name}
        </h2>
        <span className={css.word}>{loop ? HEALTH_WORDS[healthOf(loop)] : 'Cannot be watched'}</span>
        {context.chosen && <span className={css.shown}>shown</span>}
        <OpenCounts open={open} context={name} />
        <div className={css.actions}>
          {!context.demo && <WatchSwitch context={context} action={action} />}
          {!context.chosen && context.problem === null && (
            <Button disabled={action.busy} onClick={() => void action.run('contexts.choose', { name })}>
              Show
            </Button>
          )}
          {loop && loop.phase !== 'stopped' && (
            <>
              {loop.phase !== 'paused' && <CheckNow action={action} context={name} />}
              <PauseControl paused={loop.phase === 'paused'} action={action} context={name} />
            </>
          )}
        </div>
      </header>
      <p className={css.server}>
        {context.server ?? context.cluster}
        {loop?.lastChecked && <Version context={name} cluster={loop.cluster} />}
      </p>
      {context.problem !== null && <p className={css.problem}>{context.problem}</p>}
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {loop && <LoopFacts loop={loop} shown={context.chosen} />}
    </section>
  );
}

/** Of the API server. What cannot be known is left out: whatever is wrong is said elsewhere. */
function Version({ context, cluster }: { context: string; cluster: string | null }) {
  const { value } = useRequest('cluster.version', { context }, { version: cluster ?? '' });
  return value && <span className={css.version}>Kubernetes {plain(value.version, 60)}</span>;
}
