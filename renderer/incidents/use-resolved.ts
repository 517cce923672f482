import { useEffect, useMemo } from 'react';
import type { EventType, Severity } from '../../shared/cluster-event.ts';
import { type ResolvedQuery, useStore, useView } from '../frame/store.ts';
import type { Filters } from './filters.ts';

/** ms without a key before main is asked: the list itself has answered from what it holds. */
const SETTLED = 200;

/** What main's search narrows by; the list narrows what comes back by the rest. */
export function resolvedQuery(text: string, filters: Filters): ResolvedQuery {
  const [context, ...otherContexts] = filters.context;
  const [namespace, ...otherNamespaces] = filters.namespace;
  return {
    context: otherContexts.length === 0 ? (context ?? null) : null,
    ...(text.trim() === '' ? {} : { text }),
    ...(filters.type.length === 0 ? {} : { types: filters.type as EventType[] }),
    ...(filters.severity.length === 0 ? {} : { severities: filters.severity as Severity[] }),
    ...(namespace === undefined || otherNamespaces.length > 0 ? {} : { namespace }),
  };
}

/** Has the newest resolved incidents read that are asked for, while they are `wanted`. */
export function useResolved(wanted: boolean, text: string, filters: Filters): void {
  const store = useStore();
  const unread = useView(({ resolved }) => resolved.status === 'none');
  const asked = JSON.stringify(useMemo(() => resolvedQuery(text, filters), [text, filters]));
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => store.readResolved(JSON.parse(asked)), unread ? 0 : SETTLED);
    return () => clearTimeout(timer);
  }, [store, wanted, unread, asked]);
}
