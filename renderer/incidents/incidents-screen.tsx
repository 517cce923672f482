import { VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useView } from '../frame/store.ts';
import { Banner } from '../parts/banner.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { DetailPane } from './detail/detail-pane.tsx';
import { NO_FILTERS } from './filters.ts';
import { IncidentList } from './incident-list.tsx';
import css from './incidents-screen.module.css';
import { isHead } from './lines.ts';
import { formatQuery } from './list-query.ts';
import { ListSituation } from './list-situation.tsx';
import { listState, speaksOfLoop } from './list-state.ts';
import { ListTools } from './list-tools.tsx';
import { LoopBanner } from './loop-banner.tsx';
import { ResolvedFoot } from './resolved-foot.tsx';
import { isAcknowledged, useDealing } from './use-dealing.ts';
import { useLines } from './use-lines.ts';
import { useListQuery } from './use-list-query.ts';
import { useMarks } from './use-marks.ts';
import { useResolved } from './use-resolved.ts';
import { useShown } from './use-shown.ts';
import { useWalk } from './use-walk.ts';

const SnoozeDialog = lazy(() =>
  import('./snooze-dialog.tsx').then((file) => ({ default: file.SnoozeDialog })),
);

interface IncidentsScreenProps {
  opened: string | null;
  /** Which incidents the list holds and how, as list-query.ts writes it. */
  list: string;
}

/** The list, and beside it (or, where it is narrow, instead of it) the incident that is open. */
export function IncidentsScreen({ opened, list }: IncidentsScreenProps) {
  const view = useView((whole) => whole);
  const [cursor, setCursor] = useState(opened);
  const [snoozing, setSnoozing] = useState<readonly Incident[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const dealing = useDealing();

  const { query, change } = useListQuery(opened, list);
  const active = query.tab === 'active';
  const shown = useShown(query);
  useResolved(!active && view.app?.chosen != null, query.text, shown.filters);
  const { text: searched, group } = shown.query;
  const folding = { opened, searched: searched !== '' };
  const { lines, fold } = useLines(shown.shown, group, folding, cursor, setCursor);
  const marks = useMarks(active ? shown.shown : [], lines);
  const walk = useWalk({ lines, fold, opened, cursor, setCursor, box, walked: marks.endRange });

  /** Whether a narrow window shows the detail in the list's place: nobody marks what is not seen. */
  const isListHidden = () => opened !== null && box.current?.checkVisibility() !== true;

  function markTo(key: string | null): void {
    if (key === null || !active || isListHidden()) return;
    marks.drawTo(key, cursor);
    setCursor(key);
  }

  function mark(key: string): void {
    if (!active || isListHidden()) return;
    marks.toggle(key);
    setCursor(key);
  }

  /** What the keys deal with: what is marked, else the cursor's incident; on a page of its own, the open one. */
  function targets(): readonly Incident[] {
    const hidden = isListHidden();
    if (!hidden && marks.marked.length > 0) return marks.marked;
    const incident = view.incidents.get((hidden ? opened : cursor) ?? '');
    return incident && incident.state !== 'resolved' ? [incident] : [];
  }

  /** What is dealt with need not stay marked; what failed does, to be tried again. */
  async function deal(incidents: readonly Incident[], work: Promise<boolean>): Promise<void> {
    setSnoozing([]);
    if (await work) marks.remove(incidents);
  }

  function toggleAcknowledged(incidents: readonly Incident[]): void {
    const back = incidents.length > 0 && incidents.every(isAcknowledged);
    void deal(incidents, back ? dealing.unacknowledge(incidents) : dealing.acknowledge(incidents));
  }

  useShortcuts({
    next: () => walk.move(1),
    previous: () => walk.move(-1),
    first: () => walk.move(-lines.length),
    last: () => walk.move(lines.length),
    unfold: () => cursor !== null && fold(cursor, true),
    fold: () => cursor !== null && fold(cursor, false),
    open: () => cursor !== null && walk.at >= 0 && walk.open(cursor),
    leave: () => (marks.marked.length > 0 && !isListHidden() ? marks.none() : opened && walk.close()),
    mark: () => cursor !== null && walk.at >= 0 && mark(cursor),
    markDown: () => markTo(walk.next(1)),
    markUp: () => markTo(walk.next(-1)),
    markAll: () => active && !isListHidden() && marks.all(),
    acknowledge: () => toggleAcknowledged(targets()),
    snooze: () => setSnoozing(targets()),
  });

  const { marked } = marks;
  const state = listState(view, query.tab, shown.known, shown.shown.length);
  const rows = lines.flatMap((line) => (isHead(line) ? [] : [line]));
  return (
    <>
      {/* Outside the list, which a narrow window hides behind the detail. */}
      <VisuallyHidden component="h1">Incidents</VisuallyHidden>
      <div role="status">{speaksOfLoop(state) ? null : <LoopBanner />}</div>
      <div className={css.screen} data-opened={opened !== null || undefined}>
        <section className={css.pane} aria-label="Incidents">
          {state.kind !== 'no-context' && (
            <ListTools
              query={query}
              change={change}
              shown={shown}
              standing={rows.filter(({ under }) => under === null).length}
              toList={() => box.current?.focus()}
            />
          )}
          {dealing.action.error && (
            <div role="alert">
              <Banner tone="error">{dealing.action.error}</Banner>
            </div>
          )}
          {state.kind === 'rows' ? (
            <IncidentList
              lines={lines}
              label={active ? 'Active incidents' : 'Resolved incidents'}
              resolved={!active}
              sort={shown.query.sort}
              severalContexts={shown.filters.context.length > 1}
              asked={formatQuery(shown.query)}
              cursor={cursor}
              marked={active ? marks.ids : null}
              move={walk.move}
              open={walk.open}
              fold={fold}
              mark={mark}
              markTo={markTo}
              box={box}
            />
          ) : (
            <ListSituation state={state} clearFilter={() => change({ text: '', filters: NO_FILTERS })} />
          )}
          {!active && state.kind === 'rows' && <ResolvedFoot held={shown.shown.length} />}
          {marked.length > 0 && (
            <BulkBar
              marked={marked}
              unseen={marked.length - rows.filter(({ incident }) => marks.ids.has(incident.id)).length}
              busy={dealing.action.busy}
              acknowledge={() => void deal(marked, dealing.acknowledge(marked))}
              unacknowledge={() => void deal(marked, dealing.unacknowledge(marked))}
              snooze={() => setSnoozing(marked)}
              close={() => void deal(marked, dealing.close(marked))}
              unmark={marks.none}
              list={box}
            />
          )}
        </section>
        {opened && <DetailPane key={opened} id={opened} close={walk.close} />}
      </div>
      <Suspense>
        {snoozing.length > 0 && (
          <SnoozeDialog
            incidents={snoozing}
            snooze={(until) => void deal(snoozing, dealing.snooze(snoozing, until))}
            wake={() => void deal(snoozing, dealing.wake(snoozing))}
            close={() => setSnoozing([])}
          />
        )}
      </Suspense>
    </>
  );
}
