import { givenTerms, type Seen } from './contest.ts';
import { watchIn } from './open-session.ts';

/** When the incident of a workload is first pushed to the window. */
const { kubeconfig } = givenTerms<{ kubeconfig: string }>();
const seen: Seen = {};

const { watching } = watchIn(kubeconfig, {
  notify() {},
  changed(incidents) {
    const now = performance.timeOrigin + performance.now();
    for (const { name } of incidents) seen[name] ??= now;
  },
});
process.on('message', () => process.send?.(seen));
await watching;
process.send?.('watching');
