import { EVENT_TYPES, type EventType } from '../../shared/cluster-event.ts';
import { OVERVIEW_WINDOWS, type OverviewWindow, WINDOW_MS } from '../../shared/overview.ts';

/** What the history is searched for: what a link, and a step back, bring again. */
export interface HistoryQuery {
  text: string;
  /** null: of all. */
  context: string | null;
  type: EventType | null;
  /** Opened within this time up to now; it goes before `from` and `to`. */
  last: OverviewWindow | null;
  /** Opened between these, RFC 3339; null: whenever. */
  from: string | null;
  to: string | null;
}

export const EVERYTHING: HistoryQuery = {
  text: '',
  context: null,
  type: null,
  last: null,
  from: null,
  to: null,
};

const LONGEST_TEXT = 200;
const LONGEST_NAME = 1_000;

/** Reads what formatHistoryQuery wrote; whatever it does not understand is left out. */
export function parseHistoryQuery(text: string): HistoryQuery {
  const query = new URLSearchParams(text);
  const context = query.get('context');
  return {
    text: (query.get('text') ?? '').slice(0, LONGEST_TEXT),
    context: context !== null && context.length <= LONGEST_NAME ? context : null,
    type: EVENT_TYPES.find((type) => type === query.get('type')) ?? null,
    last: OVERVIEW_WINDOWS.find((window) => window === query.get('last')) ?? null,
    from: timeOrNull(query.get('from')),
    to: timeOrNull(query.get('to')),
  };
}

/** As URL parameters; '' of everything. */
export function formatHistoryQuery(query: HistoryQuery): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given).toString();
}

/** When what is asked for was opened. `now` is epoch ms. */
export function rangeOf({ last, from, to }: HistoryQuery, now: number): Pick<HistoryQuery, 'from' | 'to'> {
  return last === null ? { from, to } : { from: new Date(now - WINDOW_MS[last]).toISOString(), to: null };
}

function timeOrNull(text: string | null): string | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
