import { SegmentedControl, TextInput, VisuallyHidden } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNow } from '../frame/clock.ts';
import { go } from '../frame/route.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useStore, useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { Banner } from '../parts/banner.tsx';
import { Key } from '../parts/key.tsx';
import { incidentsOf, matching, type Tab } from './arrange.ts';
import { moveCursor } from './cursor.ts';
import { DetailPane } from './detail/detail-pane.tsx';
import { IncidentList } from './incident-list.tsx';
import css from './incidents-screen.module.css';
import { ListSituation } from './list-situation.tsx';
import { listState, speaksOfLoop } from './list-state.ts';
import { LoopBanner } from './loop-banner.tsx';
import { ResolvedFoot } from './resolved-foot.tsx';
import { useFolding } from './use-folding.ts';

/** The list, and beside it (or, where it is narrow, instead of it) the incident that is open. */
export function IncidentsScreen({ opened }: { opened: string | null }) {
  const store = useStore();
  const view = useView((whole) => whole);
  const [tab, setTab] = useState<Tab>('active');
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(opened);
  const lastIndex = useRef(0);
  const wasOpened = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const action = useAction();
  const minute = Math.floor(useNow() / 60_000) * 60_000;

  const chosen = view.app?.chosen ?? null;
  const known = useMemo(
    () => incidentsOf(view.incidents.values(), tab, chosen),
    [view.incidents, tab, chosen],
  );
  const shown = useMemo(() => matching(known, text, minute), [known, text, minute]);
  const searched = text !== '';
  const { lines, fold } = useFolding(shown, { opened, searched }, cursor, setCursor);
  const standing = lines.filter(({ under }) => under === null).length;
  const at = lines.findIndex(({ incident }) => incident.id === cursor);

  useEffect(() => {
    if (at >= 0) lastIndex.current = at;
  }, [at]);

  const resolvedStatus = view.resolved.status;
  useEffect(() => {
    if (tab === 'resolved' && resolvedStatus === 'none') store.readResolved();
  }, [store, tab, resolvedStatus]);

  useEffect(() => {
    if (opened) setCursor(opened);
    // What had the focus went away with the detail.
    else if (wasOpened.current && document.activeElement === document.body) box.current?.focus();
    wasOpened.current = opened !== null;
  }, [opened]);

  function move(step: number): void {
    const next = moveCursor(
      lines.map(({ incident }) => incident.id),
      cursor,
      lastIndex.current,
      step,
    );
    setCursor(next);
    if (opened && next) go({ screen: 'incidents', incident: next }, 'replace');
  }

  function open(id: string): void {
    if (id === opened) document.getElementById('incident-title')?.focus();
    else go({ screen: 'incidents', incident: id }, opened ? 'replace' : 'push');
  }

  function close(): void {
    go({ screen: 'incidents', incident: null });
  }

  function acknowledge(): void {
    const incident = cursor === null ? undefined : view.incidents.get(cursor);
    if (!incident || incident.state === 'resolved') return;
    const channel = incident.state === 'acknowledged' ? 'incidents.unacknowledge' : 'incidents.acknowledge';
    void action.run(channel, { ids: [incident.id] });
  }

  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    first: () => move(-lines.length),
    last: () => move(lines.length),
    unfold: () => cursor !== null && fold(cursor, true),
    fold: () => cursor !== null && fold(cursor, false),
    open: () => cursor !== null && at >= 0 && open(cursor),
    leave: () => opened && close(),
    acknowledge,
    search: () => filter.current?.focus(),
  });
  const state = listState(view, tab, known.length, shown.length);
  const label = tab === 'active' ? 'Active incidents' : 'Resolved incidents';
  return (
    <>
      {/* Outside the list, which a narrow window hides behind the detail. */}
      <VisuallyHidden component="h1">Incidents</VisuallyHidden>
      <div role="status">{speaksOfLoop(state) ? null : <LoopBanner />}</div>
      <div className={css.screen} data-opened={opened !== null || undefined}>
        <section className={css.pane} aria-label="Incidents">
          {state.kind !== 'no-context' && (
            <div className={css.tools}>
              <SegmentedControl
                size="xs"
                aria-label="Which incidents"
                value={tab}
                onChange={(value) => setTab(value === 'resolved' ? 'resolved' : 'active')}
                data={[
                  { value: 'active', label: 'Active' },
                  { value: 'resolved', label: 'Resolved' },
                ]}
              />
              <TextInput
                ref={filter}
                className={css.filter}
                size="xs"
                aria-label="Filter incidents"
                placeholder="Filter"
                leftSection={<Search size={13} />}
                rightSection={text === '' ? <Key>/</Key> : undefined}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') setText('');
                  if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter')
                    box.current?.focus();
                }}
              />
              <span className={css.number}>{standing > 0 && standing.toLocaleString()}</span>
            </div>
          )}
          {action.error && (
            <div role="alert">
              <Banner tone="error">{action.error}</Banner>
            </div>
          )}
          {state.kind === 'rows' ? (
            <IncidentList
              lines={lines}
              label={label}
              resolved={tab === 'resolved'}
              cursor={cursor}
              move={move}
              choose={setCursor}
              open={open}
              fold={fold}
              box={box}
            />
          ) : (
            <ListSituation state={state} clearFilter={() => setText('')} />
          )}
          {tab === 'resolved' && state.kind === 'rows' && <ResolvedFoot held={known.length} />}
        </section>
        {opened && <DetailPane key={opened} id={opened} close={close} />}
      </div>
    </>
  );
}
