import { monitorEventLoopDelay } from 'node:perf_hooks';
import { givenTerms } from './contest.ts';
import { watchIn } from './open-session.ts';

/** How a session stands in a storm. */
export interface StormReport {
  incidents: number;
  /** Pods failing now, as the incidents count them. */
  failing: number;
  /** Notifications shown. */
  told: number;
  /** In use after a garbage collection. */
  heapBytes: number;
  /** Of all the time between reports; a report itself is none of it. */
  longestBlockMs: number;
}

const TIMER_MS = 2;

const { kubeconfig } = givenTerms<{ kubeconfig: string }>();
const failingOf = new Map<string, number>();
const delay = monitorEventLoopDelay({ resolution: TIMER_MS });
let told = 0;

const { watching } = watchIn(kubeconfig, {
  notify() {
    told++;
  },
  changed(incidents) {
    for (const { id, failing } of incidents) failingOf.set(id, failing);
  },
});

let longestBlockMs = 0;
process.on('message', () => {
  longestBlockMs = Math.max(longestBlockMs, delay.max / 1e6 - TIMER_MS);
  delay.disable();
  globalThis.gc?.();
  const report: StormReport = {
    incidents: failingOf.size,
    failing: [...failingOf.values()].reduce((sum, failing) => sum + failing, 0),
    told,
    heapBytes: process.memoryUsage().heapUsed,
    longestBlockMs,
  };
  process.send?.(report);
  delay.reset();
  delay.enable();
});
await watching;
process.send?.('watching');
