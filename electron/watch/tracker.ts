import type { ClusterEvent, EventPhase, EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Finding } from '../detect/finding.ts';
import type { ObjectView } from '../detect/object-view.ts';
import { anomalyEvent, type Exhibit, endEvent, type Origin } from './cluster-events.ts';
import type { KnownTrouble } from './event-sink.ts';
import type { Outlook } from './outlook.ts';
import { createTroubles, type TrackedTrouble, troubleKey } from './troubles.ts';

/** What one look at one object brought. */
export interface Observation {
  view: ObjectView;
  /** Every trouble it has now. */
  findings: readonly Finding[];
  /** The types this look could not or should not judge: their silence means nothing. */
  unjudged: ReadonlySet<EventType>;
  /** Whether a finding may be told (the settings for system namespaces keep some to themselves). */
  counts: (finding: Finding) => boolean;
  exhibit: () => Exhibit;
}

/** Turns what is seen into events: each occurrence once, each end once, and nothing on silence alone. */
export interface Tracker {
  observe(observation: Observation): void;
  /** Nobody judges the object for now: what is known of its troubles stays as it is. */
  unwatched(uid: string): void;
  /** A filter or an opt-out excludes the object: its troubles are told as unwatched, and forgotten. */
  exclude(uid: string): void;
  /** As `exclude`, for every trouble of which that is true now. */
  excludeWhere(isExcluded: (trouble: TrackedTrouble) => boolean): void;
  /** The object is no more: deleted, or absent from a complete list. */
  removed(uid: string): void;
  /** Looks again at a trouble whose time has come. */
  due(key: string): void;
  /** Looks again at the removed members of a workload: one of their siblings has proved something. */
  recheck(type: EventType, owner: ObjectRef): void;
  /** Looks again at all removed objects' troubles of a type. */
  recheckRemoved(type: EventType): void;
  /** Reports what waited for its owner to be read, where it is known now. */
  reportWaiting(): void;
  /** Controllers that must be read before their findings can be reported. */
  unknownControllers(): ObjectRef[];
  seed(known: readonly KnownTrouble[]): void;
  has(uid: string): boolean;
  /** Subjects of troubles, of one kind. */
  subjects(kind: string): ObjectRef[];
  clear(): void;
}

export interface TrackerDeps {
  now: () => number;
  settings: () => Settings['detect'];
  origin: () => Origin;
  ownerOf: (view: ObjectView) => ObjectRef | null;
  /** Known for certain once its owner is: that may be opted out. */
  isExcluded: (view: ObjectView) => boolean;
  outlook: Outlook;
  /** The burst that findings on this kind belong to now. */
  burstOf: (kind: string) => string | null;
  emit: (event: ClusterEvent, burst: string | null) => void;
  /** Asks for `due(key)` at that time, or (null) no more. */
  schedule: (key: string, at: number | null) => void;
  /** Asks for `due(key)` once the server has proved what we know of this object current after that time. */
  awaitProof: (key: string, subject: ObjectRef, after: number) => void;
  /** Epoch ms at which what we know of this object was last proved current; null when it is not now. */
  provedAt: (subject: ObjectRef) => number | null;
}

interface Waiting {
  finding: Finding;
  view: ObjectView;
  exhibit: Exhibit;
  burst: string | null;
}

export function createTracker(deps: TrackerDeps): Tracker {
  const { now, settings, origin, ownerOf, outlook, emit, schedule } = deps;
  const troubles = createTroubles();
  /** Findings not yet reported, because their owner could not be read: by UID, then by key. */
  const waiting = new Map<string, Map<string, Waiting>>();

  function report(key: string, entry: Waiting): void {
    const { finding, view, exhibit, burst } = entry;
    const known = troubles.get(key);
    const owner = known?.owner ?? ownerOf(view);
    if (owner === null) {
      const ofObject = waiting.get(view.uid) ?? new Map<string, Waiting>();
      waiting.set(view.uid, ofObject.set(key, entry));
      return;
    }
    if (deps.isExcluded(view)) return;
    emit(anomalyEvent(origin(), finding, owner, exhibit, occurrencesSince(known, finding), now()), burst);
    if (known !== undefined) take(known, finding);
    else {
      troubles.add(trackedTrouble(finding, owner));
      // A removed member waited to see how its successors do.
      recheck(finding.type, owner);
    }
  }

  function take(known: TrackedTrouble, { occurrence, metadata }: Finding): void {
    Object.assign(known, { occurrence, metadata, clearedAt: null, removedAt: null });
  }

  function fails(finding: Finding, { view, exhibit, counts }: Observation, burst: string | null): void {
    const key = troubleKey(finding.type, finding.subject.uid, finding.container);
    const known = troubles.get(key);
    if (known !== undefined) schedule(key, null);
    if (known?.occurrence === finding.occurrence) take(known, finding);
    else if (counts(finding)) report(key, { finding, view, exhibit: exhibit(), burst });
  }

  function ends(trouble: TrackedTrouble, view: ObjectView): void {
    trouble.clearedAt ??= now();
    const at = outlook.recoveryDue(trouble, view, settings());
    if (outlook.isOver(view, at)) remove(trouble);
    else schedule(keyOf(trouble), at);
  }

  function remove(trouble: TrackedTrouble): void {
    trouble.removedAt ??= now();
    settleRemoved(trouble);
  }

  function recheck(type: EventType, owner: ObjectRef): void {
    for (const trouble of troubles.ofOwner(type, owner)) settleRemoved(trouble);
  }

  /** What a deleted object's trouble comes to: others prove it over, or it goes with its object. */
  function settleRemoved(trouble: TrackedTrouble): void {
    const { removedAt } = trouble;
    if (removedAt === null) return;
    const others = troubles.ofOwner(trouble.type, trouble.owner).filter((other) => other.removedAt === null);
    const fate = others.length > 0 ? 'gone' : outlook.afterRemoval(trouble, removedAt, now(), settings());
    if (fate === 'gone') end(trouble, 'gone', removedAt);
    else if (fate.recoveredAt !== null && fate.recoveredAt <= now())
      conclude(trouble, 'recovery', fate.recoveredAt);
    else if (fate.goneAt !== null && fate.goneAt <= now()) conclude(trouble, 'gone', fate.goneAt);
    else schedule(keyOf(trouble), fate.lookAgainAt);
  }

  function settleCleared(trouble: TrackedTrouble): void {
    const view = outlook.view(trouble.subject);
    if (view === undefined || trouble.clearedAt === null) return;
    const at = outlook.recoveryDue(trouble, view, settings());
    if (at === null) return;
    if (at > now()) schedule(keyOf(trouble), at);
    else conclude(trouble, 'recovery', at);
  }

  /** Ends it only if the server has answered since: silence on a dead connection is no recovery. */
  function conclude(trouble: TrackedTrouble, phase: 'recovery' | 'gone', at: number): void {
    const proved = deps.provedAt(trouble.subject);
    if (proved === null || proved < at) deps.awaitProof(keyOf(trouble), trouble.subject, at);
    else end(trouble, phase, trouble.removedAt ?? trouble.clearedAt ?? at);
  }

  function end(trouble: TrackedTrouble, phase: Exclude<EventPhase, 'anomaly'>, since: number): void {
    schedule(keyOf(trouble), null);
    troubles.delete(trouble);
    emit(endEvent(origin(), trouble, phase, since, now()), deps.burstOf(trouble.subject.kind));
  }

  return {
    observe(observation) {
      const { view, findings, unjudged } = observation;
      const waited = waiting.get(view.uid);
      waiting.delete(view.uid);
      const failing = new Set<string>();
      for (const finding of findings) {
        const key = troubleKey(finding.type, view.uid, finding.container);
        failing.add(key);
        fails(finding, observation, waited?.get(key)?.burst ?? deps.burstOf(view.kind));
      }
      for (const trouble of troubles.ofSubject(view.uid)) {
        if (!failing.has(keyOf(trouble)) && !unjudged.has(trouble.type)) ends(trouble, view);
      }
    },
    unwatched(uid) {
      waiting.delete(uid);
      for (const trouble of troubles.ofSubject(uid)) {
        trouble.clearedAt = null;
        schedule(keyOf(trouble), null);
      }
    },
    exclude(uid) {
      waiting.delete(uid);
      for (const trouble of troubles.ofSubject(uid)) end(trouble, 'unwatched', now());
    },
    excludeWhere(isExcluded) {
      for (const trouble of troubles.all()) if (isExcluded(trouble)) end(trouble, 'unwatched', now());
    },
    removed(uid) {
      waiting.delete(uid);
      for (const trouble of troubles.ofSubject(uid)) remove(trouble);
    },
    due(key) {
      const trouble = troubles.get(key);
      if (trouble === undefined) return;
      if (trouble.removedAt !== null) settleRemoved(trouble);
      else settleCleared(trouble);
    },
    recheck,
    recheckRemoved(type) {
      for (const trouble of troubles.all()) if (trouble.type === type) settleRemoved(trouble);
    },
    reportWaiting() {
      const entries = [...waiting.values()].flatMap((ofObject) => [...ofObject]);
      waiting.clear();
      for (const [key, entry] of entries) report(key, entry);
    },
    unknownControllers() {
      const entries = [...waiting.values()].flatMap((ofObject) => [...ofObject.values()]);
      return entries.map(({ view }) => view.controller).filter((controller) => controller !== null);
    },
    seed(known) {
      for (const trouble of known) {
        troubles.add({ ...trouble, clearedAt: null, removedAt: null });
      }
    },
    has: (uid) => troubles.ofSubject(uid).length > 0,
    subjects: (kind) =>
      troubles
        .all()
        .map(({ subject }) => subject)
        .filter((subject) => subject.kind === kind),
    clear() {
      for (const trouble of troubles.all()) schedule(keyOf(trouble), null);
      troubles.clear();
      waiting.clear();
    },
  };
}

function trackedTrouble(finding: Finding, owner: ObjectRef): TrackedTrouble {
  const { type, subject, container, occurrence, metadata } = finding;
  return { type, subject, owner, container, occurrence, metadata, clearedAt: null, removedAt: null };
}

function keyOf({ type, subject, container }: KnownTrouble): string {
  return troubleKey(type, subject.uid, container);
}

/** Two crashes between two looks are two occurrences. */
function occurrencesSince(known: TrackedTrouble | undefined, finding: Finding): number {
  const before = known?.metadata.endedRuns;
  const after = finding.metadata.endedRuns;
  return before === undefined || after === undefined ? 1 : Math.max(1, after - before);
}
