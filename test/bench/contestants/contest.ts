import { usageOf } from './usage.ts';

export interface Terms {
  kubeconfig: string;
  /** Of one cycle. */
  intervalMs: number;
  /** Ask the server for compressed lists, as every client does unless told otherwise. */
  gzip: boolean;
  /** Clusters to watch at once. */
  contexts: number;
  pageSize: number;
  /** Find the longest block of the event loop. */
  watchBlocks: boolean;
}

/** Epoch ms, with fractions, at which each name was first heard of. */
export type Seen = Record<string, number>;

/** One way to know what goes on in a cluster. */
export interface Contestant {
  /** Learns all there is for the first time. */
  look(): Promise<void>;
  /** Knows all that happened one interval later. */
  cycle(): Promise<void>;
}

/** Takes part in the contest as a process of its own, so that its CPU and memory are its own. */
export function contest(make: (terms: Terms) => Promise<Contestant>): void {
  const terms = givenTerms<Terms>();
  const made = make(terms);
  process.on('message', async (task: 'look' | 'cycle') => {
    const contestant = await made;
    process.send?.(await usageOf(() => contestant[task](), terms.watchBlocks));
  });
}

/** What the bench said this process must know. The process ends when the bench has no more use for it. */
export function givenTerms<T>(): T {
  process.on('disconnect', () => process.exit(0));
  return JSON.parse(process.env.DOGWATCH_BENCH ?? '{}') as T;
}
