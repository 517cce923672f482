/** Something others must wait for before their first look: what the namespaces say about the rest. */
export interface FirstWord {
  spoken(): void;
  /** Forgets it: another cluster has other namespaces. */
  reset(): void;
  /** @throws the signal's reason when aborted first */
  wait(signal: AbortSignal): Promise<void>;
}

export function createFirstWord(): FirstWord {
  let word = Promise.withResolvers<void>();
  return {
    spoken: () => word.resolve(),
    reset() {
      word = Promise.withResolvers();
    },
    wait(signal) {
      const { promise } = word;
      return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort, { once: true });
        void promise.then(() => {
          signal.removeEventListener('abort', abort);
          resolve();
        });
      });
    },
  };
}
