import { NativeSelect, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { EVENT_TYPES, type EventType } from '../../shared/cluster-event.ts';
import { OVERVIEW_WINDOWS, type OverviewWindow } from '../../shared/overview.ts';
import { plain } from '../../shared/plain-text.ts';
import { kubernetesTerm } from '../../shared/wording.ts';
import { useShortcuts } from '../frame/shortcuts.ts';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { Key } from '../parts/key.tsx';
import { ExportMenu } from '../settings/export-menu.tsx';
import { type HistoryQuery, rangeOf } from './history-query.ts';
import css from './history-tools.module.css';
import type { UsedHistoryQuery } from './use-history-query.ts';

const LAST: Record<OverviewWindow, string> = {
  '24h': 'Opened in 24 hours',
  '7d': 'Opened in 7 days',
  '30d': 'Opened in 30 days',
};
const ANY = '';
const OWN = 'own';
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface HistoryToolsProps extends UsedHistoryQuery {
  total: number | null;
  search: React.RefObject<HTMLInputElement | null>;
  toList(): void;
}

/** What the history is searched for, and the way to take it along. */
export function HistoryTools({ query, typed, type, change, total, search, toList }: HistoryToolsProps) {
  const contexts = useContexts(query.context);
  const exporting = useAction();
  useShortcuts({ search: () => search.current?.focus() });
  return (
    <div className={css.bar}>
      <div className={css.tools}>
        <TextInput
          ref={search}
          className={css.search}
          size="xs"
          aria-label="Search the history"
          placeholder="Search"
          leftSection={<Search size={13} />}
          rightSection={typed === '' ? <Key>/</Key> : undefined}
          value={typed}
          maxLength={200}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') type('');
            if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') toList();
          }}
        />
        <NativeSelect
          size="xs"
          aria-label="Context"
          className={css.select}
          value={query.context ?? ANY}
          onChange={(event) => change({ context: event.currentTarget.value || null })}
          data={[
            { value: ANY, label: 'All contexts' },
            ...contexts.map((name) => ({ value: name, label: plain(name, 60) })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Type"
          className={css.select}
          value={query.type ?? ANY}
          onChange={(event) => change({ type: (event.currentTarget.value || null) as EventType | null })}
          data={[
            { value: ANY, label: 'All types' },
            ...EVENT_TYPES.map((one) => ({ value: one, label: kubernetesTerm(one) })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label="Time"
          className={css.select}
          value={timeOf(query)}
          onChange={(event) => {
            const last = OVERVIEW_WINDOWS.find((window) => window === event.currentTarget.value) ?? null;
            change({ last, from: null, to: null });
          }}
          data={[
            { value: ANY, label: 'Any time' },
            ...OVERVIEW_WINDOWS.map((window) => ({ value: window, label: LAST[window] })),
            ...(timeOf(query) === OWN ? [{ value: OWN, label: spanInWords(query) }] : []),
          ]}
        />
        <span className={css.number} title="Incidents found">
          {total?.toLocaleString()}
        </span>
        <ExportMenu action={exporting} scope={{ context: query.context, ...rangeOf(query, Date.now()) }} />
        {exporting.error !== null && (
          <span className={css.error} role="alert">
            {exporting.error}
          </span>
        )}
      </div>
    </div>
  );
}

/** Those of the kubeconfig, and one that is asked for and no longer there. */
function useContexts(asked: string | null): string[] {
  const app = useView((view) => view.app);
  const known = app?.contexts.map(({ name }) => name) ?? [];
  return asked === null || known.includes(asked) ? known : [...known, asked];
}

function timeOf({ last, from, to }: HistoryQuery): string {
  return last ?? (from === null && to === null ? ANY : OWN);
}

/** "Nov 12, 2026, 8:00 – 9:00 AM" of a column of the overview's chart. */
function spanInWords({ from, to }: HistoryQuery): string {
  const [start, end] = [from, to].map((time) => (time === null ? null : Date.parse(time)));
  if (start == null) return `until ${moment.format(end ?? 0)}`;
  // A column ends right before the next one begins.
  return end == null ? `since ${moment.format(start)}` : moment.formatRange(start, end + 1);
}
