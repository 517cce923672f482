import { isFirstSync } from '../../shared/burst.ts';
import type { ClusterEvent, EventBatch } from '../../shared/cluster-event.ts';
import type { Incident, TimelineStep } from '../../shared/incident.ts';
import { redact, redactAll } from '../../shared/redact.ts';
import type { Settings } from '../../shared/settings.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import { memberName } from '../../shared/wording.ts';
import type { StoredMember } from '../store/members.ts';
import type { Store } from '../store/store.ts';
import { timeOrderedId } from '../store/time-ordered-id.ts';
import { fingerprint } from './fingerprint.ts';
import type { IncidentChange } from './incident-change.ts';
import { opened, reopened, repeated, resolved } from './lifecycle.ts';

export interface Recording {
  store: Store;
  settings: () => Settings;
  /** Told of every incident written, and of the step that others may have to hear of. */
  wrote(incident: Incident, step: IncidentChange['step'] | null): void;
}

/** Folds one batch into the incidents. Runs inside one transaction: events and incidents are written together. */
export function recordBatch({ store, settings, wrote }: Recording, batch: EventBatch): void {
  const touched = new Map<string, Incident>();
  /** Incidents that lost a failing member in this batch, with the last event that ended one. */
  const ended = new Map<string, { anyRecovered: boolean; last: ClusterEvent }>();

  function save(incident: Incident): Incident {
    store.incidents.save(incident);
    touched.set(incident.id, incident);
    wrote(incident, null);
    return incident;
  }

  function note(incident: Incident, step: TimelineStep, event: ClusterEvent): void {
    const facts = { incident, member: memberName(event), now: Date.parse(event.detectedAt) };
    const text = timelineText(step, facts);
    store.timeline.add(incident.id, { at: event.detectedAt, step, text, eventId: event.id });
  }

  function recordAnomaly(event: ClusterEvent): void {
    const print = fingerprint(event);
    const latest = store.incidents.latest(print);
    if (store.events.has(event)) {
      if (!isBack(event, latest)) return;
      store.events.forgetOccurrence(event);
    }
    if (latest !== null && latest.state !== 'resolved') {
      repeat(latest, event);
      return;
    }
    const preExisting = isFirstSync(batch.burst);
    if (latest !== null && isWithin(latest.resolvedAt, event, settings().incidents.reopenWithin)) {
      start('reopened', reopened(latest, event, preExisting, settings().incidents), event);
      return;
    }
    const incident = opened(event, timeOrderedId(Date.parse(event.detectedAt)), print, preExisting);
    // Closed by hand and still failing: that is this incident's trouble now.
    const carried = latest === null ? 0 : store.members.carryOver(latest.id, incident.id);
    start('opened', { ...incident, failing: carried, affected: carried }, event);
  }

  function start(step: 'opened' | 'reopened', before: Incident, event: ClusterEvent): void {
    const { incident } = fail(before, event);
    store.evidence.saveObject(incident.id, redactAll(event.rawData));
    note(incident, step, event);
    // Only the reopening that begins the flapping is stamped with its own time.
    if (step === 'reopened' && incident.flappingSince === event.detectedAt) note(incident, 'flapping', event);
    wrote(incident, step);
  }

  function repeat(before: Incident, event: ClusterEvent): void {
    const { incident, isNew } = fail(repeated(before, event), event);
    note(incident, isNew ? 'member_added' : 'repeated', event);
    wrote(incident, 'repeated');
  }

  /** Stores the event, marks its subject as failing, and the incident with it. */
  function fail(incident: Incident, event: ClusterEvent): { incident: Incident; isNew: boolean } {
    store.events.insert(incident.id, event);
    const before = store.members.get(incident.id, event);
    store.members.save(incident.id, failingMember(event));
    const failing = incident.failing + (before?.state === 'failing' ? 0 : 1);
    const affected = incident.affected + (before === null ? 1 : 0);
    return { incident: save({ ...incident, failing, affected }), isNew: before === null };
  }

  function recordEnd(event: ClusterEvent): void {
    const incident = store.incidents.latest(fingerprint(event));
    if (incident === null) return;
    const failing = store.members.failingOf(incident.id, event);
    if (failing.length === 0) return;

    const recovered = event.phase === 'recovery';
    store.events.insert(incident.id, event);
    for (const member of failing) {
      store.members.save(incident.id, { ...member, state: recovered ? 'recovered' : 'gone' });
    }
    const after = save({ ...incident, failing: incident.failing - failing.length });
    note(after, recovered ? 'member_recovered' : 'member_gone', event);
    const anyRecovered = recovered || ended.get(after.id)?.anyRecovered === true;
    ended.set(after.id, { anyRecovered, last: event });
  }

  /** What a filter or an opt-out excludes is forgotten, so that it is news once it is watched again. Nobody is told. */
  function recordExclusion(event: ClusterEvent): void {
    const incident = store.incidents.latest(fingerprint(event));
    if (incident === null) return;
    const members = store.members.failingOf(incident.id, event);
    if (members.length === 0) return;
    for (const member of members) store.members.delete(incident.id, member);
    store.events.forgetOccurrence(event);
    const failing = incident.failing - members.length;
    const after = save({ ...incident, failing, affected: incident.affected - members.length });
    note(after, 'member_unwatched', event);
    if (failing > 0 || after.state === 'resolved') return;
    const closed = save(resolved(after, 'closed', event.detectedAt));
    note(closed, 'unwatched', event);
  }

  for (const seen of batch.events) {
    const event = withoutSecrets(seen);
    if (event.phase === 'anomaly') recordAnomaly(event);
    else if (event.phase === 'unwatched') recordExclusion(event);
    else recordEnd(event);
  }

  // Judged once the whole batch is in: a member lost and another found at the same look is no end.
  for (const [id, { anyRecovered, last }] of ended) {
    const incident = touched.get(id);
    if (incident === undefined || incident.failing > 0 || incident.state === 'resolved') continue;
    const after = save(resolved(incident, anyRecovered ? 'recovered' : 'gone', last.detectedAt));
    note(after, 'resolved', last);
    wrote(after, 'resolved');
  }
}

function failingMember(event: ClusterEvent): StoredMember {
  const { kind, namespace, name, uid, container, occurrence, metadata, detectedAt } = event;
  const subject = { kind, namespace, name, uid, container, ownerUid: event.owner.uid };
  return { ...subject, state: 'failing', occurrence, metadata, firstSeen: detectedAt, lastSeen: detectedAt };
}

/** True when the event came less than `seconds` after the resolution. */
function isWithin(resolvedAt: string | null, event: ClusterEvent, seconds: number): boolean {
  return resolvedAt !== null && Date.parse(event.detectedAt) - Date.parse(resolvedAt) < seconds * 1000;
}

/** Messages of components may quote what a program printed. What was observed is kept, the secrets in it are not. */
function withoutSecrets(event: ClusterEvent): ClusterEvent {
  const { detail } = event.metadata;
  const metadata = detail === undefined ? event.metadata : { ...event.metadata, detail: redact(detail) };
  return { ...event, message: redact(event.message), metadata };
}

/**
 * An occurrence that was told and whose incident is over, seen once more: the trouble is there again under its old
 * name (a node lost its restart counts, etcd was restored). What a person closed stays closed, and one OOM is one.
 */
function isBack({ type }: ClusterEvent, latest: Incident | null): boolean {
  return type !== 'oom_killed' && latest?.state === 'resolved' && latest.resolution !== 'closed';
}
