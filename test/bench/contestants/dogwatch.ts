import { setTimeout } from 'node:timers/promises';
import { parseDocument } from 'yaml';
import { systemClock } from '../../../electron/app/clock.ts';
import { connect } from '../../../electron/kube/connect.ts';
import { contextsOf } from '../../../electron/kube/kubeconfig.ts';
import { createWatchLoop } from '../../../electron/watch/watch-loop.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { benchLog } from './bench-log.ts';
import { type Contestant, contest, type Terms } from './contest.ts';

/** The watch-loop as the app runs it, told to nobody. */
async function dogwatch(terms: Terms): Promise<Contestant> {
  const [context] = contextsOf(kubeconfigOf(terms), 'the bench');
  if (context === undefined) throw new Error('the kubeconfig has no context');
  const settings = defaultSettings();
  settings.watch.interval = terms.intervalMs / 1000;
  settings.watch.pageSize = terms.pageSize;

  function watch(number: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const loop = createWatchLoop({
      connection: connect(context as NonNullable<typeof context>, { env: {} }),
      context: `context-${number}`,
      clock: systemClock,
      log: benchLog,
      settings: () => settings,
      memory: {
        knownTroubles: () => [],
        firstSight: () => null,
        rememberFirstSight() {},
        forgetFirstSight() {},
      },
      sink: { events() {}, burstEnded: () => resolve(), cycle() {}, status() {} },
    });
    loop.start();
    return promise.then(() => {
      if (loop.status().counts.pods === 0) throw new Error('the cluster is empty');
    });
  }

  return {
    async look() {
      await Promise.all(Array.from({ length: terms.contexts }, (_, number) => watch(number)));
    },
    cycle: () => setTimeout(terms.intervalMs),
  };
}

/** As a person turns compression off. */
function kubeconfigOf({ kubeconfig, gzip }: Terms): string {
  const config = parseDocument(kubeconfig);
  config.setIn(['clusters', 0, 'cluster', 'disable-compression'], !gzip);
  return config.toString();
}

contest(dogwatch);
