import type { RecentCycle } from '../../shared/loop-status.ts';
import { counted } from '../../shared/plain-text.ts';
import { duration } from '../../shared/relative-time.ts';
import { bytesInWords } from '../parts/bytes.ts';
import { exactTime } from '../parts/relative-time.tsx';
import css from './cycles-sparkline.module.css';

const STEP = 5;
const BAR = 4;
const HEIGHT = 22;
/** Failed cycles hang below the line, so that shape tells them as well as colour. */
const BELOW = 7;
const MOST = 60;

/** A loop's last cycles: what each received, as a bar above the line; a failed one hangs below it. */
export function CyclesSparkline({ cycles }: { cycles: readonly RecentCycle[] }) {
  const most = Math.max(1, ...cycles.map(({ bytes }) => bytes));
  const failed = cycles.filter(({ ok }) => !ok).length;
  return (
    <figure className={css.figure}>
      <svg
        className={css.chart}
        width={MOST * STEP}
        height={HEIGHT + BELOW + 1}
        viewBox={`0 0 ${MOST * STEP} ${HEIGHT + BELOW + 1}`}
        role="img"
        aria-label={`Last ${counted(cycles.length, 'cycle')}: ${failed === 0 ? 'none' : failed} failed, at most ${bytesInWords(most)} received in one`}
      >
        {cycles.map((cycle, place) => {
          const x = (MOST - cycles.length + place) * STEP;
          const height = Math.max(1, HEIGHT * heightOf(cycle.bytes, most));
          return (
            <g key={cycle.endedAt} className={css.cycle} data-failed={!cycle.ok || undefined}>
              <title>{inWords(cycle)}</title>
              <rect className={css.reach} x={x} y={0} width={STEP} height={HEIGHT + BELOW + 1} />
              <rect x={x} y={HEIGHT - height} width={BAR} height={height} rx={1} />
              {!cycle.ok && (
                <rect className={css.failed} x={x} y={HEIGHT + 2} width={BAR} height={BELOW - 1} />
              )}
            </g>
          );
        })}
        <line className={css.base} x1={0} x2={MOST * STEP} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      </svg>
      <figcaption className={css.words}>
        {counted(cycles.length, 'cycle')}
        {failed > 0 && <span className={css.failures}>, {failed.toLocaleString()} failed</span>}
      </figcaption>
    </figure>
  );
}

/** The cube root: a first sync receives ten thousand times what a quiet cycle does. Between 0 and 1. */
export function heightOf(bytes: number, most: number): number {
  return Math.cbrt(Math.max(0, bytes) / Math.max(1, most));
}

function inWords({ endedAt, ok, durationMs, bytes }: RecentCycle): string {
  return `${exactTime(endedAt)}: ${ok ? 'ok' : 'failed'}, ${bytesInWords(bytes)} in ${duration(durationMs)}`;
}
