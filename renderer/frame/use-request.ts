import { useCallback, useEffect, useRef, useState } from 'react';
import type { Channel } from '../../shared/channels.ts';
import type { Payload, Replies } from '../../shared/ipc.ts';
import { useStore } from './store.ts';

export interface Answer<T> {
  /** The latest good answer to this very request; kept while it is asked again. */
  value: T | null;
  error: string | null;
  loading: boolean;
  again(): void;
}

/**
 * Asks once, and again whenever payload or `version` changes: a push says that there is news, no timer does.
 * @param delay ms to wait first, so that passing quickly over many rows asks only for the last.
 */
export function useRequest<C extends Channel>(
  channel: C,
  payload: Payload<C>,
  { version = '', delay = 0 }: { version?: string; delay?: number } = {},
): Answer<Replies[C]> {
  const store = useStore();
  const key = JSON.stringify(payload);
  const [asked, setAsked] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; value: Replies[C] | null; error: string | null }>();
  const [loading, setLoading] = useState(true);

  const sequence = useRef({ asked: 0, answered: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: version and asked are what makes it ask again.
  useEffect(() => {
    setLoading(true);
    const timer = setTimeout(async () => {
      const mine = ++sequence.current.asked;
      const reply = await store.request(channel, JSON.parse(key) as Payload<C>);
      // An overtaken answer is old, but one that news overtook is still the best there is: news may never cease.
      if (mine < sequence.current.answered) return;
      sequence.current.answered = mine;
      if (mine === sequence.current.asked) setLoading(false);
      setAnswer((last) => {
        if (reply.ok) return { key, value: reply.value, error: null };
        return { key, value: last?.key === key ? last.value : null, error: reply.error };
      });
    }, delay);
    return () => clearTimeout(timer);
  }, [store, channel, key, version, asked, delay]);

  const again = useCallback(() => setAsked((count) => count + 1), []);
  const own = answer?.key === key ? answer : undefined;
  return { value: own?.value ?? null, error: own?.error ?? null, loading: loading || !own, again };
}
