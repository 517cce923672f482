import { Button } from '@mantine/core';
import type { ContextInfo } from '../../shared/app-state.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { notWatchedWords } from '../../shared/not-watched.ts';
import { counted } from '../../shared/plain-text.ts';
import { useNow } from '../frame/clock.ts';
import { HEALTH_WORDS, healthOf, nextCheckInWords, progressInWords } from '../frame/health.ts';
import { HealthMark } from '../frame/health-mark.tsx';
import { CheckNow, PauseControl } from '../frame/loop-controls.tsx';
import { useAction } from '../frame/use-action.ts';
import { bytesInWords } from '../parts/bytes.ts';
import { momentInWords } from '../parts/moment.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import css from './context-card.module.css';
import { ResourcesTable } from './resources-table.tsx';

interface ContextCardProps {
  context: ContextInfo;
  loop: LoopStatus | null;
  unwatchedSince: string | null;
}

/** One context: where it points, how its loop does, what was read and what could not be. */
export function ContextCard({ context, loop, unwatchedSince }: ContextCardProps) {
  const action = useAction();
  return (
    <section className={css.card} data-chosen={context.chosen || undefined} aria-label={context.name}>
      <header className={css.head}>
        {loop && <HealthMark health={healthOf(loop)} />}
        <h2 className={css.name} title={context.name}>
          {context.name}
        </h2>
        <span className={css.word}>{loop ? HEALTH_WORDS[healthOf(loop)] : 'Not watched'}</span>
        <div className={css.actions}>
          {context.chosen && loop && (
            <>
              {loop.phase !== 'paused' && <CheckNow action={action} />}
              <PauseControl paused={loop.phase === 'paused'} action={action} />
            </>
          )}
          {!context.chosen && context.problem === null && (
            <Button
              disabled={action.busy}
              onClick={() => void action.run('contexts.choose', { name: context.name })}
            >
              Show and watch
            </Button>
          )}
        </div>
      </header>
      <p className={css.server}>{context.server ?? context.cluster}</p>
      {context.problem !== null && <p className={css.problem}>{context.problem}</p>}
      {unwatchedSince !== null && (
        <p className={css.problem}>
          Has open incidents, and is not watched since {momentInWords(unwatchedSince, Date.now())}.
        </p>
      )}
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {loop && <LoopFacts loop={loop} />}
    </section>
  );
}

function LoopFacts({ loop }: { loop: LoopStatus }) {
  const now = useNow();
  const { counts, totals } = loop;
  return (
    <>
      {loop.problems.map((problem) => (
        <p key={problem} className={loop.phase === 'failing' ? css.error : css.problem}>
          {problem}
        </p>
      ))}
      {loop.notWatched.length > 0 && <p className={css.problem}>{notWatchedWords(loop).join('; ')}.</p>}
      {loop.syncProgress && <p className={css.soft}>{progressInWords(loop.syncProgress)}</p>}
      <dl className={css.facts}>
        <Fact label="Last checked">
          {loop.lastChecked === null ? 'not yet' : <RelativeTime iso={loop.lastChecked} />}
        </Fact>
        <Fact label="Next">{nextCheckInWords(loop, now)?.replace('next ', '') ?? 'not planned'}</Fact>
        <Fact label="Seen">
          {counted(counts.pods, 'pod')}, {counted(counts.nodes, 'node')},{' '}
          {counted(counts.workloads, 'workload')}
        </Fact>
        <Fact label="Cycles">
          {totals.cycles.toLocaleString()}
          {totals.failed > 0 && `, ${totals.failed.toLocaleString()} failed`}
        </Fact>
        <Fact label="Received">{bytesInWords(totals.bytes)}</Fact>
        {totals.detectorErrors > 0 && (
          <Fact label="Detector errors">{totals.detectorErrors.toLocaleString()}</Fact>
        )}
        {loop.namespaces && <Fact label="Only in">{loop.namespaces.join(', ')}</Fact>}
      </dl>
      {loop.resources.length > 0 && <ResourcesTable resources={loop.resources} told={loop.problems} />}
    </>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
