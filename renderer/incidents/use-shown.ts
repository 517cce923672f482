import { useDeferredValue, useMemo } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { useView } from '../frame/store.ts';
import { incidentsOf, matching } from './arrange.ts';
import { type Filters, passing } from './filters.ts';
import type { ListQuery } from './list-query.ts';
import { sorted } from './sorting.ts';

export interface Shown {
  /** What was asked: the query, or while thousands are searched for it the one before. */
  query: ListQuery;
  /** How many there are in these contexts, before the text and the filters. */
  known: number;
  /** Those the text lets pass, of every context and sorted: what the filters choose from. */
  found: readonly Incident[];
  /** The filters, with the context that is shown where none was chosen. */
  filters: Filters;
  /** What the filters leave of them. */
  shown: readonly Incident[];
}

/** The incidents a query asks for. Deferred: what is pressed looks so before thousands of them are searched. */
export function useShown(query: ListQuery): Shown {
  const chosen = useView((view) => view.app?.chosen ?? '');
  const incidents = useDeferredValue(useView((view) => view.incidents));
  const looked = useDeferredValue(query);
  const { tab, text, sort, filters: asked } = looked;
  const filters = useMemo(
    () => (asked.context.length > 0 ? asked : { ...asked, context: [chosen] }),
    [asked, chosen],
  );
  // Sorted before it is searched: a key narrows what is in order already.
  const pool = useMemo(() => sorted(incidentsOf(incidents.values(), tab), sort), [incidents, tab, sort]);
  const found = useMemo(() => matching(pool, text), [pool, text]);
  const shown = useMemo(() => passing(found, filters), [found, filters]);
  const known = useMemo(
    () => pool.filter(({ context }) => filters.context.includes(context)).length,
    [pool, filters],
  );
  return { query: looked, known, found, filters, shown };
}
