import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import type { Payload } from '../../shared/ipc.ts';
import { useStore, useView } from '../frame/store.ts';
import { type HistoryQuery, rangeOf } from './history-query.ts';

const PAGE = 100;

export interface HistoryPages {
  status: 'reading' | 'ready' | 'failed';
  error: string | null;
  /** Those read so far, seen last first, each as it is now. */
  incidents: readonly Incident[];
  total: number;
  /** Reads on, unless all is read or reading is under way. After a failure: tries again. */
  more(): void;
}

interface Held {
  key: string;
  status: HistoryPages['status'];
  error: string | null;
  incidents: readonly Incident[];
  total: number;
}

/** What was recorded and is asked for, page by page. */
export function useHistory(query: HistoryQuery): HistoryPages {
  const store = useStore();
  const live = useView((view) => view.incidents);
  const key = JSON.stringify(query);
  const [held, setHeld] = useState<Held>(() => nothing(key));
  const reading = useRef<string | null>(null);

  const read = useCallback(
    async (before: Incident | null) => {
      if (reading.current === key) return;
      reading.current = key;
      setHeld((last) => ({ ...(before === null ? nothing(key) : last), status: 'reading', error: null }));
      const reply = await store.request('incidents.list', {
        ...payloadOf(JSON.parse(key) as HistoryQuery, Date.now()),
        limit: PAGE,
        before: before && { lastSeen: before.lastSeen, id: before.id },
      });
      // Something else is asked for by now.
      if (reading.current !== key) return;
      reading.current = null;
      setHeld((last) => {
        if (!reply.ok) return { ...last, status: 'failed', error: reply.error };
        const { incidents, total } = reply.value;
        const earlier = before === null ? [] : last.incidents;
        return { key, status: 'ready', error: null, incidents: [...earlier, ...incidents], total };
      });
    },
    [store, key],
  );

  useEffect(() => void read(null), [read]);

  const own = held.key === key ? held : nothing(key);
  const last = own.incidents.at(-1) ?? null;
  const complete = own.status === 'ready' && own.incidents.length >= own.total;
  const more = useCallback(() => {
    if (!complete) void read(last);
  }, [read, last, complete]);
  const incidents = useMemo(
    () => own.incidents.map((incident) => live.get(incident.id) ?? incident),
    [own.incidents, live],
  );
  return { ...own, incidents, more };
}

const nothing = (key: string): Held => ({ key, status: 'reading', error: null, incidents: [], total: 0 });

type Asked = Omit<Payload<'incidents.list'>, 'limit' | 'before'>;

function payloadOf(query: HistoryQuery, now: number): Asked {
  const { from, to } = rangeOf(query, now);
  return {
    context: query.context,
    state: 'all',
    ...(query.text.trim() === '' ? {} : { text: query.text }),
    ...(query.type === null ? {} : { types: [query.type] }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}
