import { Button } from '@mantine/core';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { chosenLoop } from '../frame/health.ts';
import { CheckNow, PauseControl } from '../frame/loop-controls.tsx';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { Banner } from '../parts/banner.tsx';
import { momentInWords } from '../parts/moment.ts';

/** What is wrong with the look at the chosen cluster, over incidents that are shown all the same. */
export function LoopBanner() {
  const app = useView((view) => view.app);
  const action = useAction();
  const loop = chosenLoop(app);
  if (!app || !loop) return <UnwatchedBanner />;
  const problem = action.error ?? loop.problems[0];
  if (loop.phase === 'paused') {
    return (
      <Banner tone="info" actions={<PauseControl paused action={action} />}>
        Watching {loop.context} is paused
        {loop.pausedUntil === null || loop.pausedUntil === 'manual'
          ? ' until you resume it'
          : ` until ${momentInWords(loop.pausedUntil, Date.now())}`}
        . What is shown is how it was.
      </Banner>
    );
  }
  if (loop.phase === 'failing' && problem) {
    return (
      <Banner
        tone="error"
        actions={
          <>
            <CheckNow action={action} />
            <Button onClick={() => void action.run('shell.openLog', {})}>Open log</Button>
          </>
        }
      >
        {problem}
      </Banner>
    );
  }
  if (loop.notPermitted.length > 0) {
    return (
      <Banner tone="warning">
        {loop.context}: not permitted to read {loop.notPermitted.join(', ')}. Everything else is watched.
      </Banner>
    );
  }
  if (problem) return <Banner tone="warning">{problem}</Banner>;
  return <LeftClusterBanner loop={loop} />;
}

/** The context leads to another cluster by now: what is still open in the one before is nobody's news any more. */
function LeftClusterBanner({ loop }: { loop: LoopStatus }) {
  const left = useView((view) =>
    view.app?.unwatched.find(({ context, cluster }) => context === loop.context && cluster !== loop.cluster),
  );
  if (!left || loop.cluster === null) return null;
  return (
    <Banner tone="info">
      {loop.context} leads to another cluster now. What was open in the one before stays below as it was, not
      watched since {momentInWords(left.since, Date.now())}.
    </Banner>
  );
}

/** The context shown has no loop: its incidents stay, but nobody looks. */
function UnwatchedBanner() {
  const app = useView((view) => view.app);
  const left = app?.unwatched.find(({ context }) => context === app.chosen);
  if (!left) return null;
  return (
    <Banner tone="warning">
      {left.context}: not watched since {momentInWords(left.since, Date.now())}. Its incidents are shown as
      they were.
    </Banner>
  );
}
