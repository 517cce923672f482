import { EVENT_TYPES, type EventType } from '../../shared/cluster-event.ts';
import type { Overview, OverviewWindow } from '../../shared/overview.ts';
import { WINDOW_MS } from '../../shared/overview.ts';
import { CONTEXT } from './scene-incidents.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A week in which one evening went wrong, as it looks now. */
export function everyOverview(): Record<OverviewWindow, Overview> {
  return { '24h': overview('24h'), '7d': overview('7d'), '30d': overview('30d') };
}

function overview(window: OverviewWindow): Overview {
  const now = Date.now();
  const from = now - WINDOW_MS[window];
  const recovery = { recovered: 38, meanMs: 17 * MINUTE, medianMs: 9 * MINUTE };
  return {
    from: new Date(from).toISOString(),
    to: new Date(now).toISOString(),
    opened: openedSince(from, now),
    noisiest: [
      noisy('shop', 'Deployment', 'payments-api', 9, 412),
      noisy('shop', 'StatefulSet', 'orders-db', 4, 188),
      noisy('', 'Node', 'ip-10-0-12-7.eu-central-1.compute.internal', 2, 61),
      noisy('data-platform-production', 'CronJob', 'nightly-reconciliation-of-everything', 3, 12),
      noisy('shop', 'Deployment', 'web', 1, 1),
    ],
    recovery,
    clusters: [
      { context: CONTEXT, open: { critical: 5, warning: 5, info: 1 }, opened: 51, recovery },
      {
        context: 'staging',
        open: { critical: 0, warning: 2, info: 0 },
        opened: 7,
        recovery: { recovered: 0, meanMs: null, medianMs: null },
      },
    ],
  };
}

function noisy(namespace: string, kind: string, name: string, incidents: number, occurrences: number) {
  return { context: CONTEXT, namespace, kind, name, incidents, occurrences };
}

function openedSince(from: number, now: number): Overview['opened'] {
  const opened: Overview['opened'] = [];
  for (let at = Math.ceil(from / HOUR) * HOUR, n = 0; at < now; at += HOUR, n += 1) {
    const add = (type: EventType | undefined, count: number) => {
      if (type !== undefined) opened.push({ hour: new Date(at).toISOString(), type, count });
    };
    if (n % 5 === 0) add('crash_loop', 1 + (n % 3));
    if (n % 11 === 3) add('oom_killed', 2);
    if (n % 24 === 20) for (const type of EVENT_TYPES.slice(2, 9)) add(type, 1 + (n % 2));
  }
  return opened;
}
