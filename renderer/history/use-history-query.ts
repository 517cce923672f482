import { useEffect, useMemo, useRef, useState } from 'react';
import { go } from '../frame/route.ts';
import { formatHistoryQuery, type HistoryQuery, parseHistoryQuery } from './history-query.ts';

/** ms without a key until what is typed is searched for. */
const SETTLED = 250;

export interface UsedHistoryQuery {
  /** What is searched for, as the route has it. */
  query: HistoryQuery;
  /** The text as it is typed. */
  typed: string;
  type(text: string): void;
  change(part: Partial<HistoryQuery>): void;
}

/** What the history shows, kept in the route. */
export function useHistoryQuery(opened: string | null, asked: string): UsedHistoryQuery {
  const query = useMemo(() => parseHistoryQuery(asked), [asked]);
  const [typed, type] = useState(query.text);
  const written = useRef(query.text);

  // A link, or a step back, brings another text.
  useEffect(() => {
    if (query.text === written.current) return;
    written.current = query.text;
    type(query.text);
  }, [query.text]);

  useEffect(() => {
    if (typed === written.current) return;
    const timer = setTimeout(() => {
      written.current = typed;
      show({ ...query, text: typed }, opened, 'replace');
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [typed, query, opened]);

  function change(part: Partial<HistoryQuery>): void {
    const next = { ...query, text: typed, ...part };
    written.current = next.text;
    type(next.text);
    show(next, opened, 'push');
  }

  return { query, typed, type, change };
}

function show(query: HistoryQuery, incident: string | null, how: 'push' | 'replace'): void {
  go({ screen: 'history', incident, list: formatHistoryQuery(query) }, how);
}
