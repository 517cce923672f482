import { useDeferredValue, useMemo } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { useView } from '../frame/store.ts';
import { incidentsOf, matching } from './arrange.ts';
import { type Filters, passing } from './filters.ts';
import type { ListQuery } from './list-query.ts';
import { sorted } from './sorting.ts';

export interface Shown {
  /** How many there are in these contexts, before the text and the filters. */
  known: number;
  /** Those the text lets pass, of every context: what the filters choose from. */
  found: readonly Incident[];
  /** The filters, with the context that is shown where none was chosen. */
  filters: Filters;
  /** What is left, sorted. */
  shown: readonly Incident[];
}

/** The incidents a query asks for. Deferred: a key that is pressed is seen before thousands of them are searched. */
export function useShown(query: ListQuery): Shown {
  const chosen = useView((view) => view.app?.chosen ?? '');
  const incidents = useDeferredValue(useView((view) => view.incidents));
  const { tab, text, sort, filters: asked } = useDeferredValue(query);
  const filters = useMemo(
    () => (asked.context.length > 0 ? asked : { ...asked, context: [chosen] }),
    [asked, chosen],
  );
  const pool = useMemo(() => incidentsOf(incidents.values(), tab), [incidents, tab]);
  const found = useMemo(() => matching(pool, text), [pool, text]);
  const shown = useMemo(() => sorted(passing(found, filters), sort), [found, filters, sort]);
  const known = useMemo(
    () => pool.filter(({ context }) => filters.context.includes(context)).length,
    [pool, filters],
  );
  return { known, found, filters, shown };
}
