import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OverviewWindow } from '../../shared/overview.ts';
import { useNow } from '../frame/clock.ts';
import { useView } from '../frame/store.ts';
import { useRequest } from '../frame/use-request.ts';
import { Banner } from '../parts/banner.tsx';
import { Section } from '../parts/section.tsx';
import { ClustersTable } from './clusters-table.tsx';
import { Noisiest } from './noisiest.tsx';
import { OpenedChart } from './opened-chart.tsx';
import css from './overview-screen.module.css';
import { Tiles } from './tiles.tsx';
import { WINDOW_WORDS } from './times.ts';

const WINDOWS: { value: OverviewWindow; label: string }[] = [
  { value: '24h', label: '24 hours' },
  { value: '7d', label: '7 days' },
  { value: '30d', label: '30 days' },
];
/** What was looked at last; it is still so when a person comes back to the screen. */
let last: { window: OverviewWindow; all: boolean } = { window: '24h', all: false };

/** What is open and what happened lately: in the cluster that is shown, or in all. */
export function OverviewScreen() {
  const app = useView((view) => view.app);
  const [{ window, all }, set] = useState(last);
  const several = app !== null && app.watched.length + app.unwatched.length > 1;
  const context = (all && several) || !app ? null : app.chosen;
  // News of any incident changes one of these; the window itself moves on by the hour.
  const news = JSON.stringify([app?.watched, Math.floor(useNow() / 3_600_000)]);
  const { value, error } = useRequest('overview.get', { window, context }, { version: news });

  function choose(part: Partial<typeof last>): void {
    last = { ...last, ...part };
    set(last);
  }

  if (!app) return null;
  const watched = app.watched.map((one) => one.context);
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <header className={css.head}>
          <h1 className={css.title}>Overview</h1>
          {several && app.chosen !== null && (
            <SegmentedControl
              size="xs"
              aria-label="Of which clusters"
              className={css.scope}
              value={all ? 'all' : 'chosen'}
              onChange={(scope) => choose({ all: scope === 'all' })}
              data={[
                { value: 'chosen', label: app.chosen },
                { value: 'all', label: 'All clusters' },
              ]}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label="Over which time"
            value={window}
            onChange={(chosen) => choose({ window: chosen })}
            data={WINDOWS}
          />
        </header>
        {error !== null && (
          <div role="alert">
            <Banner tone="error">The overview cannot be made: {error}</Banner>
          </div>
        )}
        {value && (
          <>
            <Tiles overview={value} window={window} context={context} watched={watched} />
            <Section level={2} title="Incidents opened" aside={WINDOW_WORDS[window]}>
              <div className={css.panel}>
                {value.opened.length > 0 ? (
                  <OpenedChart overview={value} window={window} context={context} />
                ) : (
                  <p className={css.none}>No incident was opened in {WINDOW_WORDS[window]}.</p>
                )}
              </div>
            </Section>
            {value.noisiest.length > 0 && (
              <Section level={2} title="Noisiest workloads" aside="by how often their trouble was seen">
                <Noisiest workloads={value.noisiest} severalContexts={context === null} />
              </Section>
            )}
            {context === null && value.clusters.length > 0 && (
              <Section level={2} title="Clusters">
                <ClustersTable clusters={value.clusters} watched={watched} />
              </Section>
            )}
          </>
        )}
      </div>
    </div>
  );
}
