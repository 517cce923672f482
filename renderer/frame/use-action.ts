import { useState } from 'react';
import type { Channel } from '../../shared/channels.ts';
import type { Payload, Replies } from '../../shared/ipc.ts';
import { useStore } from './store.ts';

export interface Action {
  /** Does it and tells whether it worked. */
  run<C extends Channel>(channel: C, payload: Payload<C>): Promise<Replies[C] | null>;
  busy: boolean;
  /** Why the last one failed. */
  error: string | null;
  clear(): void;
  /** Keeps this as why the last one failed. */
  refuse(error: string): void;
}

/** Something a person asked for: busy while it runs, and its failure kept where it was asked. */
export function useAction(): Action {
  const store = useStore();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    busy,
    error,
    clear: () => setError(null),
    refuse: setError,
    async run(channel, payload) {
      setBusy(true);
      setError(null);
      const reply = await store.request(channel, payload);
      setBusy(false);
      if (reply.ok) return reply.value;
      setError(reply.error);
      return null;
    },
  };
}
