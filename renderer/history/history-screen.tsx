import { Button, Loader, VisuallyHidden } from '@mantine/core';
import { History, SearchX, Unplug } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { go } from '../frame/route.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { moveCursor } from '../incidents/cursor.ts';
import { DetailPane } from '../incidents/detail/detail-pane.tsx';
import { IncidentList } from '../incidents/incident-list.tsx';
import layout from '../incidents/incidents-screen.module.css';
import type { Row } from '../incidents/rows.ts';
import { isAcknowledged, useDealing } from '../incidents/use-dealing.ts';
import { Banner } from '../parts/banner.tsx';
import { Situation } from '../parts/situation.tsx';
import { EVERYTHING } from './history-query.ts';
import { HistoryTools } from './history-tools.tsx';
import { type HistoryPages, useHistory } from './use-history.ts';
import { useHistoryQuery } from './use-history-query.ts';

interface HistoryScreenProps {
  opened: string | null;
  /** What is searched for, as history-query.ts writes it. */
  asked: string;
}

const ICON = 20;
const nothing = () => {};

/** Everything recorded, resolved or not, seen last first; and beside it the incident that is open. */
export function HistoryScreen({ opened, asked }: HistoryScreenProps) {
  const used = useHistoryQuery(opened, asked);
  const history = useHistory(used.query);
  const dealing = useDealing();
  const [cursor, setCursor] = useState(opened);
  const lastIndex = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const lines = useMemo(() => history.incidents.map(rowOf), [history.incidents]);
  const ids = history.incidents.map(({ id }) => id);
  const at = cursor === null ? -1 : ids.indexOf(cursor);

  useEffect(() => {
    if (at >= 0) lastIndex.current = at;
  }, [at]);

  const wasOpened = useRef(false);
  useEffect(() => {
    if (opened) setCursor(opened);
    // What had the focus went away with the detail.
    else if (wasOpened.current && document.activeElement === document.body) box.current?.focus();
    wasOpened.current = opened !== null;
  }, [opened]);

  function move(step: number): void {
    const id = moveCursor(ids, cursor, lastIndex.current, step);
    setCursor(id);
    if (opened && id) go({ screen: 'history', incident: id }, 'replace');
  }

  function open(id: string): void {
    setCursor(id);
    if (id === opened) document.getElementById('incident-title')?.focus();
    else go({ screen: 'history', incident: id }, opened ? 'replace' : 'push');
  }

  function acknowledge(incident: Incident | undefined): void {
    if (incident === undefined || incident.state === 'resolved') return;
    const back = isAcknowledged(incident);
    void (back ? dealing.unacknowledge([incident]) : dealing.acknowledge([incident]));
  }

  const close = () => go({ screen: 'history', incident: null });
  const everything = () => used.change(EVERYTHING);

  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    first: () => move(-ids.length),
    last: () => move(ids.length),
    open: () => cursor !== null && at >= 0 && open(cursor),
    leave: () => opened && close(),
    acknowledge: () => acknowledge(history.incidents.find(({ id }) => id === (opened ?? cursor))),
  });

  return (
    <>
      <VisuallyHidden component="h1">History</VisuallyHidden>
      <div className={layout.screen} data-opened={opened !== null || undefined}>
        <section className={layout.pane} aria-label="History">
          <HistoryTools
            {...used}
            total={history.status === 'reading' && ids.length === 0 ? null : history.total}
            search={search}
            toList={() => box.current?.focus()}
          />
          {dealing.action.error !== null && (
            <div role="alert">
              <Banner tone="error">{dealing.action.error}</Banner>
            </div>
          )}
          {ids.length > 0 ? (
            <IncidentList
              lines={lines}
              label="Recorded incidents"
              resolved
              sort="seen"
              severalContexts={used.query.context === null}
              asked={asked}
              cursor={cursor}
              marked={null}
              move={move}
              open={open}
              fold={nothing}
              mark={nothing}
              markTo={nothing}
              nearEnd={history.more}
              box={box}
            />
          ) : (
            <Empty history={history} isFiltered={asked !== ''} everything={everything} />
          )}
          {ids.length > 0 && history.status === 'failed' && (
            <div role="alert">
              <Banner tone="error" actions={<Button onClick={history.more}>Try again</Button>}>
                Older incidents cannot be read: {history.error}
              </Banner>
            </div>
          )}
        </section>
        {opened && <DetailPane key={opened} id={opened} close={close} />}
      </div>
    </>
  );
}

/** Flat: what explained what at the time is said in the detail. */
function rowOf(incident: Incident): Row {
  return { incident, under: null, explains: 0, unfolded: false };
}

interface EmptyProps {
  history: HistoryPages;
  isFiltered: boolean;
  everything(): void;
}

function Empty({ history: { status, error, more }, isFiltered, everything }: EmptyProps) {
  if (status === 'reading')
    return <Situation tone="calm" icon={<Loader size={ICON} color="gray" />} title="Reading the history" />;
  if (status === 'failed')
    return (
      <Situation
        tone="error"
        icon={<Unplug size={ICON} />}
        title="The history cannot be read"
        actions={<Button onClick={more}>Try again</Button>}
      >
        {error}
      </Situation>
    );
  if (isFiltered)
    return (
      <Situation
        tone="calm"
        icon={<SearchX size={ICON} />}
        title="Nothing recorded matches"
        actions={<Button onClick={everything}>Show everything</Button>}
      />
    );
  return (
    <Situation tone="calm" icon={<History size={ICON} />} title="Nothing recorded yet">
      Every incident comes here when it is first seen, and stays until the history's limits in the settings.
    </Situation>
  );
}
