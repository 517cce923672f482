import { VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { go } from '../frame/route.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useView } from '../frame/store.ts';
import { Banner } from '../parts/banner.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { moveCursor } from './cursor.ts';
import { DetailPane } from './detail/detail-pane.tsx';
import { NO_FILTERS } from './filters.ts';
import { IncidentList } from './incident-list.tsx';
import css from './incidents-screen.module.css';
import { isHead, keyOf } from './lines.ts';
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
  const lastIndex = useRef(0);
  const wasOpened = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const dealing = useDealing();

  const { query, change } = useListQuery(opened, list);
  const { tab } = query;
  const shown = useShown(query);
  useResolved(tab === 'resolved' && view.app?.chosen != null, query.text, shown.filters);
  const { lines, fold } = useLines(
    shown.shown,
    query.group,
    { opened, searched: query.text !== '' },
    cursor,
    setCursor,
  );
  const marks = useMarks(tab === 'active' ? shown.shown : [], lines);
  const at = lines.findIndex((line) => keyOf(line) === cursor);

  useEffect(() => {
    if (at >= 0) lastIndex.current = at;
  }, [at]);

  useEffect(() => {
    if (opened) setCursor(opened);
    // What had the focus went away with the detail.
    else if (wasOpened.current && document.activeElement === document.body) box.current?.focus();
    wasOpened.current = opened !== null;
  }, [opened]);

  const toList = () => box.current?.focus();
  const next = (step: number) => moveCursor(lines.map(keyOf), cursor, lastIndex.current, step);

  function move(step: number): void {
    const key = next(step);
    setCursor(key);
    marks.endRange();
    const line = lines.find((one) => keyOf(one) === key);
    if (opened && line && !isHead(line)) go({ screen: 'incidents', incident: line.incident.id }, 'replace');
  }

  function open(key: string): void {
    const line = lines.find((one) => keyOf(one) === key);
    setCursor(key);
    marks.endRange();
    if (line && isHead(line)) fold(key);
    else if (key === opened) document.getElementById('incident-title')?.focus();
    else go({ screen: 'incidents', incident: key }, opened ? 'replace' : 'push');
  }

  const close = () => go({ screen: 'incidents', incident: null });

  function draw(key: string | null): void {
    if (key === null || tab === 'resolved') return;
    marks.drawTo(key, cursor);
    setCursor(key);
  }

  function mark(key: string | null): void {
    if (key === null || tab === 'resolved') return;
    marks.toggle(key);
    setCursor(key);
  }

  /** What the keys deal with: what is marked, else the cursor's incident; on a page of its own, the open one. */
  function targets(): readonly Incident[] {
    const alone = opened !== null && box.current?.checkVisibility() !== true;
    if (!alone && marks.marked.length > 0) return marks.marked;
    const incident = view.incidents.get((alone ? opened : cursor) ?? '');
    return incident && incident.state !== 'resolved' ? [incident] : [];
  }

  async function acknowledge(incidents: readonly Incident[]): Promise<void> {
    const back = incidents.length > 0 && incidents.every(isAcknowledged);
    await after(back ? dealing.unacknowledge(incidents) : dealing.acknowledge(incidents));
  }

  /** What is dealt with need not stay marked; what failed does, to be tried again. */
  async function after(work: Promise<boolean>): Promise<void> {
    if (await work) marks.none();
  }

  function snooze(work: Promise<boolean>): void {
    setSnoozing([]);
    void after(work);
  }

  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    first: () => move(-lines.length),
    last: () => move(lines.length),
    unfold: () => cursor !== null && fold(cursor, true),
    fold: () => cursor !== null && fold(cursor, false),
    open: () => cursor !== null && at >= 0 && open(cursor),
    mark: () => at >= 0 && mark(cursor),
    markDown: () => draw(next(1)),
    markUp: () => draw(next(-1)),
    markAll: () => tab === 'active' && marks.all(),
    leave: () => (marks.marked.length > 0 ? marks.none() : opened && close()),
    acknowledge: () => void acknowledge(targets()),
    snooze: () => setSnoozing(targets()),
  });

  const state = listState(view, tab, shown.known, shown.shown.length);
  const rows = lines.flatMap((line) => (isHead(line) ? [] : [line]));
  const unseen = marks.marked.length - rows.filter(({ incident }) => marks.ids.has(incident.id)).length;
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
              search={search}
              toList={toList}
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
              label={tab === 'active' ? 'Active incidents' : 'Resolved incidents'}
              resolved={tab === 'resolved'}
              sort={query.sort}
              severalContexts={shown.filters.context.length > 1}
              asked={`${list} ${query.text}`}
              cursor={cursor}
              marked={tab === 'active' ? marks.ids : null}
              move={move}
              open={open}
              fold={fold}
              mark={mark}
              markTo={draw}
              box={box}
            />
          ) : (
            <ListSituation state={state} clearFilter={() => change({ text: '', filters: NO_FILTERS })} />
          )}
          {tab === 'resolved' && state.kind === 'rows' && <ResolvedFoot held={shown.shown.length} />}
          {marks.marked.length > 0 && (
            <BulkBar
              marked={marks.marked}
              unseen={unseen}
              busy={dealing.action.busy}
              acknowledge={() => void after(dealing.acknowledge(marks.marked))}
              unacknowledge={() => void after(dealing.unacknowledge(marks.marked))}
              snooze={() => setSnoozing(marks.marked)}
              close={() => void after(dealing.close(marks.marked))}
              unmark={marks.none}
            />
          )}
        </section>
        {opened && <DetailPane key={opened} id={opened} close={close} />}
      </div>
      <Suspense>
        {snoozing.length > 0 && (
          <SnoozeDialog
            incidents={snoozing}
            snooze={(until) => snooze(dealing.snooze(snoozing, until))}
            wake={() => snooze(dealing.wake(snoozing))}
            close={() => setSnoozing([])}
          />
        )}
      </Suspense>
    </>
  );
}
