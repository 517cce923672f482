import { Progress } from '@mantine/core';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { withoutWait } from '../../shared/loop-wording.ts';
import { notWatchedWords } from '../../shared/not-watched.ts';
import { counted } from '../../shared/plain-text.ts';
import { useNow } from '../frame/clock.ts';
import { nextCheckInWords, progressInWords } from '../frame/health.ts';
import { bytesInWords } from '../parts/bytes.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import css from './context-card.module.css';
import { CyclesSparkline } from './cycles-sparkline.tsx';
import { Fold } from './fold.tsx';
import { Permissions } from './permissions.tsx';
import { ResourcesTable } from './resources-table.tsx';

/** How a loop does: what is wrong, what it saw and received, and how its cycles ended. `shown`: of the chosen context. */
export function LoopFacts({ loop, shown }: { loop: LoopStatus; shown: boolean }) {
  const now = useNow();
  const { totals } = loop;
  return (
    <>
      {loop.problems.map((problem) => (
        <p key={problem} className={loop.phase === 'failing' ? css.error : css.problem}>
          {withoutWait(problem)}
        </p>
      ))}
      {loop.notWatched.length > 0 && <p className={css.problem}>{notWatchedWords(loop).join('; ')}.</p>}
      {loop.syncProgress && <SyncProgress progress={loop.syncProgress} />}
      <dl className={css.facts}>
        <Fact label="Last checked">
          {loop.lastChecked === null ? 'not yet' : <RelativeTime iso={loop.lastChecked} />}
        </Fact>
        <Fact label="Next">{nextCheckInWords(loop, now)?.replace('next ', '') ?? 'not planned'}</Fact>
        <Fact label="Seen">{seenInWords(loop)}</Fact>
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
      {loop.recentCycles.length > 0 && <CyclesSparkline cycles={loop.recentCycles} />}
      {loop.resources.length > 0 && (
        <Fold title="Resources" open={shown}>
          <ResourcesTable resources={loop.resources} told={loop.problems} />
        </Fold>
      )}
      {loop.cluster !== null && <Permissions context={loop.context} />}
    </>
  );
}

/** Nothing seen is no empty cluster. */
function seenInWords({ lastChecked, counts: { pods, nodes, workloads } }: LoopStatus): string {
  if (lastChecked === null && pods + nodes + workloads === 0) return 'nothing yet';
  return `${counted(pods, 'pod')}, ${counted(nodes, 'node')}, ${counted(workloads, 'workload')}`;
}

/** Of a first sync; where the server does not say how much there is, only how far it got. */
function SyncProgress({ progress }: { progress: NonNullable<LoopStatus['syncProgress']> }) {
  const { resource, objects, remaining } = progress;
  const all = remaining === null ? 0 : objects + remaining;
  return (
    <div className={css.progress}>
      <span className={css.soft}>{progressInWords(progress)}</span>
      {all > 0 && (
        <Progress
          size="sm"
          color="var(--accent)"
          value={(100 * objects) / all}
          aria-label={`Reading ${resource}`}
        />
      )}
    </div>
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
