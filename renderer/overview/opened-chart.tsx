import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Overview, OverviewWindow } from '../../shared/overview.ts';
import { counted } from '../../shared/plain-text.ts';
import { kubernetesTerm } from '../../shared/wording.ts';
import { go } from '../frame/route.ts';
import { EVERYTHING, formatHistoryQuery } from '../history/history-query.ts';
import { type Bucket, bucketsOf, countIn, type Series, seriesOf } from './buckets.ts';
import { niceTop } from './nice-top.ts';
import css from './opened-chart.module.css';
import { labelEvery, spanInWords, tickInWords } from './times.ts';

interface OpenedChartProps {
  overview: Overview;
  window: OverviewWindow;
  context: string | null;
}

/** Incidents opened over time, stacked by type. Each column leads to its incidents; arrows walk along them. */
export function OpenedChart({ overview, window, context }: OpenedChartProps) {
  const [lit, light] = useState<Series['type'] | undefined>(undefined);
  const buckets = bucketsOf(overview, window);
  const series = seriesOf(overview.opened);
  const most = niceTop(Math.max(1, ...buckets.map(({ total }) => total)));
  const [at, setAt] = useState(buckets.length - 1);
  const here = Math.min(at, buckets.length - 1);

  function walk(event: React.KeyboardEvent<HTMLElement>): void {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      Home: -buckets.length,
      End: buckets.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(here + step, 0), buckets.length - 1);
    setAt(next);
    const column = event.currentTarget.children[next];
    if (column instanceof HTMLElement) column.focus();
  }

  const every = labelEvery(window, buckets.length);
  return (
    <div className={css.chart}>
      <ul className={css.legend} aria-label="Types">
        {series.map((one, place) => (
          <li key={one.type ?? 'rest'}>
            <button
              type="button"
              className={css.name}
              aria-pressed={lit === one.type}
              onClick={() => light(lit === one.type ? undefined : one.type)}
            >
              <span className={css.swatch} data-series={place + 1} aria-hidden />
              {nameOf(one)}
              <span className={css.total}>{one.total.toLocaleString()}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={css.plot}>
        <div className={css.scale} aria-hidden>
          <span>{most.toLocaleString()}</span>
          <span>{most % 2 === 0 ? (most / 2).toLocaleString() : ''}</span>
          <span>0</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
        <div className={css.columns} role="group" aria-label="Incidents opened over time" onKeyDown={walk}>
          {buckets.map((bucket, index) => (
            <Tooltip
              key={bucket.from}
              label={<Readout bucket={bucket} series={series} window={window} />}
              events={{ hover: true, focus: true, touch: false }}
              openDelay={0}
              withinPortal
            >
              <a
                className={css.column}
                href={hrefOf(bucket, context)}
                tabIndex={index === here ? 0 : -1}
                aria-label={inWords(bucket, series, window)}
                onFocus={() => setAt(index)}
                onClick={(event) => {
                  event.preventDefault();
                  go({ screen: 'history', incident: null, list: queryOf(bucket, context) });
                }}
              >
                {series.map((one, place) => {
                  const count = countIn(bucket, one);
                  if (count === 0) return null;
                  return (
                    <span
                      key={one.type ?? 'rest'}
                      className={css.part}
                      data-series={place + 1}
                      data-dim={(lit !== undefined && lit !== one.type) || undefined}
                      style={{ height: `${(100 * count) / most}%` }}
                    />
                  );
                })}
              </a>
            </Tooltip>
          ))}
        </div>
      </div>
      <div className={css.ticks} aria-hidden>
        {buckets.map((bucket, index) => (
          <span key={bucket.from} className={css.tick}>
            {(buckets.length - 1 - index) % every === 0 && tickInWords(bucket.from, window)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Readout({
  bucket,
  series,
  window,
}: {
  bucket: Bucket;
  series: readonly Series[];
  window: OverviewWindow;
}) {
  return (
    <span className={css.readout}>
      <strong>{spanInWords(bucket, window)}</strong>
      {bucket.total === 0 && <span>nothing opened</span>}
      {series.map((one, place) => {
        const count = countIn(bucket, one);
        if (count === 0) return null;
        return (
          <span key={one.type ?? 'rest'} className={css.line}>
            <span className={css.swatch} data-series={place + 1} />
            {nameOf(one)}
            <span className={css.total}>{count.toLocaleString()}</span>
          </span>
        );
      })}
    </span>
  );
}

const nameOf = ({ type }: Series): string => (type === null ? 'Others' : kubernetesTerm(type));

function inWords(bucket: Bucket, series: readonly Series[], window: OverviewWindow): string {
  const parts = series.flatMap((one) => {
    const count = countIn(bucket, one);
    return count === 0 ? [] : [`${count} ${nameOf(one)}`];
  });
  const all =
    bucket.total === 0 ? 'nothing opened' : `${counted(bucket.total, 'incident')}: ${parts.join(', ')}`;
  return `${spanInWords(bucket, window)}: ${all}`;
}

const queryOf = ({ from, to }: Bucket, context: string | null): string =>
  formatHistoryQuery({
    ...EVERYTHING,
    context,
    from: new Date(from).toISOString(),
    to: new Date(to - 1).toISOString(),
  });

const hrefOf = (bucket: Bucket, context: string | null): string => `#/history?${queryOf(bucket, context)}`;
