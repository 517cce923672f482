import type { EventBatch } from '../../shared/cluster-event.ts';
import type { Incident, IncidentDetail, TimelineStep } from '../../shared/incident.ts';
import type { Settings } from '../../shared/settings.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { IncidentQuery } from '../store/incidents.ts';
import type { Store } from '../store/store.ts';
import type { WatchMemory } from '../watch/event-sink.ts';
import type { Attention } from './attention.ts';
import { followStep } from './following.ts';
import type { Follow, IncidentChange } from './incident-change.ts';
import { acknowledged, calm, isCalm, openAgain, resolved, snoozed } from './lifecycle.ts';
import { linkIncidents } from './linking.ts';
import { createReconsidering } from './reconsidering.ts';
import { type Recording, recordBatch } from './recording.ts';
import type { Sight } from './sight.ts';

/** How much of an incident the detail view is given. */
const DETAIL = { members: 1000, timeline: 500, events: 200 } as const;

/** Every writing call is one transaction, and throws StoreError, with nothing written, when the disk refuses. */
export interface Incidents {
  /** Persists the events and folds them in. Returns the incidents that changed, as they are now. */
  record(batch: EventBatch): Incident[];
  /** Persons' actions return the incidents with these ids as they are now; where one makes no sense it does nothing. */
  acknowledge(ids: readonly string[]): Incident[];
  unacknowledge(ids: readonly string[]): Incident[];
  /** `until` is RFC 3339; a past time does nothing. */
  snooze(ids: readonly string[], until: string): Incident[];
  unsnooze(ids: readonly string[]): Incident[];
  close(ids: readonly string[]): Incident[];
  /**
   * What time alone brings by now (epoch ms): snoozes end, what flapped is calm, what outlived its cause stands on its
   * own, silences begin and end, rules on duration begin to match. To be called every few seconds, and at a burst's end. Returns what changed.
   */
  tick(now: number): Incident[];
  list(query: IncidentQuery): { incidents: Incident[]; total: number };
  get(id: string): IncidentDetail | null;
  /** What the context's watch-loop must know of earlier runs. */
  memory(context: string): WatchMemory;
}

export function createIncidents({
  store,
  clock,
  log,
  settings,
  attention,
  follow,
  sight,
}: {
  store: Store;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  attention: Attention;
  follow: Follow;
  /** The cluster behind a context; null while it is not watched, or not reached. */
  sight: (context: string) => Sight | null;
}): Incidents {
  const following = { store, clock, log, attention, follow };
  const reconsider = createReconsidering(store, attention);
  const nowText = () => new Date(clock.now()).toISOString();

  function note(incident: Incident, step: TimelineStep): void {
    const text = timelineText(step, { incident, now: clock.now() });
    store.timeline.add(incident.id, { at: nowText(), step, text, eventId: null });
  }

  /** Runs what writes incidents; what follows from its steps is decided when all of them are in. */
  function together(
    burst: string | null,
    write: (wrote: Recording['wrote'], steps: Step[]) => void,
  ): Incident[] {
    return store.transaction(() => {
      const written = new Map<string, Incident>();
      const steps: Step[] = [];
      write((incident, step) => {
        written.set(incident.id, incident);
        if (step !== null) steps.push({ step, incident });
      }, steps);
      for (const { step, incident } of steps) {
        const latest = written.get(incident.id) ?? incident;
        const after = followStep(following, step, latest, burst);
        if (after !== latest) written.set(after.id, after);
      }
      return [...written.values()];
    });
  }

  function link(context: string, cluster: string, wrote: Recording['wrote']): void {
    const linking = { store, settings: settings(), sight: sight(context), now: clock.now(), wrote };
    linkIncidents(linking, context, cluster);
  }

  /** Applies a person's action to each incident; `act` returns null where it makes no sense. */
  function actOn(ids: readonly string[], step: TimelineStep, act: (incident: Incident) => Incident | null) {
    return store.transaction(() =>
      [...new Set(ids)].flatMap((id) => {
        const before = store.incidents.get(id);
        if (before === null) return [];
        const after = before.state === 'resolved' ? null : act(before);
        if (after === null) return [before];
        store.incidents.save(after);
        note(after, step);
        // Whoever was told of it hears that it is over.
        return [after.state === 'resolved' ? followStep(following, 'resolved', after, null) : after];
      }),
    );
  }

  return {
    record: (batch) =>
      together(batch.burst, (wrote, steps) => {
        recordBatch({ store, settings, wrote }, batch);
        if (steps.some(mayMove)) link(batch.context, batch.cluster, wrote);
      }),

    acknowledge: (ids) =>
      actOn(ids, 'acknowledged', (incident) =>
        incident.state === 'acknowledged' ? null : acknowledged(incident, nowText()),
      ),
    unacknowledge: (ids) =>
      actOn(ids, 'acknowledged', (incident) =>
        incident.state === 'acknowledged' ? openAgain(incident) : null,
      ),
    snooze(ids, until) {
      if (!(Date.parse(until) > clock.now())) return actOn(ids, 'snoozed', () => null);
      const untilText = new Date(until).toISOString();
      return actOn(ids, 'snoozed', (incident) => snoozed(incident, untilText));
    },
    unsnooze: (ids) =>
      actOn(ids, 'unsnoozed', (incident) => (incident.state === 'snoozed' ? openAgain(incident) : null)),
    close: (ids) => actOn(ids, 'resolved', (incident) => resolved(incident, 'closed', nowText())),

    tick: (now) =>
      together(null, (wrote, steps) => {
        for (const incident of store.incidents.snoozesOver(now)) {
          const after = openAgain(incident);
          store.incidents.save(after);
          note(after, 'unsnoozed');
          wrote(after, 'unsnoozed');
        }
        for (const incident of store.incidents.flapping()) {
          if (!isCalm(incident, settings().incidents.flapWindow, now)) continue;
          const after = calm(incident);
          store.incidents.save(after);
          note(after, 'calm');
          // Its ends were no news while it flapped: the last of them is.
          wrote(after, after.state === 'resolved' ? 'resolved' : null);
        }
        for (const context of store.incidents.activeContexts()) {
          const cluster = sight(context)?.cluster;
          if (cluster !== undefined) link(context, cluster, wrote);
        }
        reconsider(now, (incident, step) => steps.push({ step, incident }));
      }),

    list: (query) => store.incidents.list(query),
    get(id) {
      const incident = store.incidents.get(id);
      if (incident === null) return null;
      const { rawData, evidence } = store.evidence.get(id);
      return {
        incident,
        members: store.members.of(id, DETAIL.members),
        timeline: store.timeline.of(id, DETAIL.timeline),
        events: store.events.newest(incident, DETAIL.events),
        evidence,
        diagnosis: store.diagnoses.get(id),
        rawData,
      };
    },

    memory: (context) => ({
      knownTroubles: (cluster) => store.members.knownTroubles(context, cluster),
      firstSight: store.firstSights.get,
      rememberFirstSight: store.firstSights.remember,
      forgetFirstSight: store.firstSights.forget,
    }),
  };
}

/** A step, and the incident right after it. */
type Step = Pick<IncidentChange, 'step' | 'incident'>;

/** A repeat moves nothing in or out of a family, unless what is folded under a node spreads to another one. */
function mayMove({ step, incident }: Step): boolean {
  return step !== 'repeated' || incident.parent !== null;
}
