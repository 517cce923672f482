import { ActionIcon, Tooltip } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { statusLine } from '../../shared/loop-wording.ts';
import { useNow } from './clock.ts';
import { chosenLoop, healthOf, nextCheckInWords } from './health.ts';
import { HealthMark } from './health-mark.tsx';
import { PauseControl } from './loop-controls.tsx';
import { go } from './route.ts';
import css from './status-bar.module.css';
import { useView } from './store.ts';
import { useAction } from './use-action.ts';

/** The chosen loop's health, always in sight: last check, next check, what is wrong. */
export function StatusBar() {
  const app = useView((view) => view.app);
  const unreadable = useView(({ app, active }) => active.status === 'failed' || app?.open === null);
  const now = useNow();
  const action = useAction();
  const loop = chosenLoop(app);
  if (!app || !loop) {
    return (
      <footer className={css.bar}>
        <span className={css.line}>{app ? 'Nothing is watched.' : 'Connecting to Dogwatch…'}</span>
      </footer>
    );
  }
  // In every other phase the line itself says when it goes on.
  const next = loop.phase === 'watching' ? nextCheckInWords(loop, now) : null;
  const line = statusLine(loop, unreadable ? null : app.open, now);
  return (
    <footer className={css.bar}>
      <button
        type="button"
        className={css.health}
        title={`${line}. Show the cluster's health.`}
        onClick={() => go({ screen: 'clusters' })}
      >
        <HealthMark health={healthOf(loop)} />
        <span className={css.line}>{line}</span>
        {next && <span className={css.next}>{next}</span>}
      </button>
      {unreadable && <span className={css.error}>The incidents cannot be read.</span>}
      {action.error && (
        <span className={css.error} role="alert">
          {action.error}
        </span>
      )}
      <div className={css.controls}>
        <Tooltip label="Check now">
          <ActionIcon
            aria-label="Check now"
            disabled={loop.phase === 'paused' || loop.phase === 'stopped'}
            loading={action.busy}
            onClick={() => void action.run('loop.pollNow', {})}
          >
            <RefreshCw size={14} />
          </ActionIcon>
        </Tooltip>
        {loop.phase !== 'stopped' && <PauseControl paused={loop.phase === 'paused'} action={action} />}
      </div>
    </footer>
  );
}
