import { Counter, Gauge, Registry } from 'prom-client';
import type { Severity } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Delivery } from '../store/deliveries.ts';

/** What machines are told of the program. Names of contexts and routes, never of what runs in a cluster. */
export interface Signals {
  version: string;
  loops: readonly LoopStatus[];
  /** Unresolved incidents of each watched context; null where they cannot be read. */
  open: readonly { context: string; open: Record<Severity, number> | null }[];
  /** Events ever recorded; null where they cannot be read. */
  events: number | null;
  deliveries: readonly { channel: string; state: Delivery['state']; count: number }[];
  /** Approvals that wait for a person. */
  approvals: number;
}

/** Prometheus' text format, https://prometheus.io/docs/instrumenting/exposition_formats/ */
export async function metricsText(signals: Signals): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Gauge<L>({ name: `dogwatch_${name}`, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter<L>({ name: `dogwatch_${name}_total`, help, labelNames, registers });

  gauge('info', 'Which Dogwatch this is.', ['version']).set({ version: signals.version }, 1);

  const cycles = counter('watchloop_cycles', 'Cycles of the watch-loop that ended.', ['context']);
  const failed = counter('watchloop_cycles_failed', 'Cycles in which a resource could not be read.', [
    'context',
  ]);
  const bytes = counter('watchloop_received_bytes', 'Bytes received from the API server.', ['context']);
  const broken = counter('detector_errors', 'Detectors that failed on an object.', ['context']);
  const checked = gauge(
    'watchloop_last_success_timestamp_seconds',
    'When the whole cluster was last known to be as shown.',
    ['context'],
  );
  const unsaved = gauge('events_not_saved', 'Events held in memory because the database refuses them.', [
    'context',
  ]);
  const up = gauge('watchloop_watching', '1 while the context is watched and answers.', ['context']);
  for (const { context, totals, lastChecked, notSaved, phase } of signals.loops) {
    cycles.inc({ context }, totals.cycles);
    failed.inc({ context }, totals.failed);
    bytes.inc({ context }, totals.bytes);
    broken.inc({ context }, totals.detectorErrors);
    if (lastChecked !== null) checked.set({ context }, Date.parse(lastChecked) / 1000);
    unsaved.set({ context }, notSaved);
    up.set({ context }, phase === 'watching' ? 1 : 0);
  }

  const open = gauge('incidents_open', 'Incidents that are neither resolved nor snoozed.', [
    'context',
    'severity',
  ]);
  for (const { context, open: counts } of signals.open)
    for (const [severity, count] of Object.entries(counts ?? {})) open.set({ context, severity }, count);

  if (signals.events !== null) counter('events', 'Events ever recorded.', []).inc(signals.events);

  const deliveries = gauge('deliveries', 'Messages by route and state.', ['route', 'state']);
  const queued = gauge('deliveries_queued', 'Messages that wait to be sent.', []);
  for (const { channel, state, count } of signals.deliveries)
    deliveries.set({ route: channel, state }, count);
  queued.set(
    signals.deliveries.filter(({ state }) => state === 'pending').reduce((sum, { count }) => sum + count, 0),
  );

  gauge('approvals_waiting', 'Approvals that wait for a person.', []).set(signals.approvals);
  return registry.metrics();
}

/** Why the program is not ready: contexts whose first look is not over; null when it is ready. */
export function notReady({ loops }: Pick<Signals, 'loops'>): string | null {
  const waiting = loops.filter(({ lastChecked, phase }) => lastChecked === null && phase !== 'paused');
  return waiting.length === 0
    ? null
    : `not looked at yet: ${waiting.map(({ context }) => context).join(', ')}`;
}

/** Why the program is not well; null when it is. */
export function notWell({ events }: Pick<Signals, 'events'>): string | null {
  return events === null ? 'the database cannot be read' : null;
}
