import type { EventType } from '../../shared/cluster-event.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Log } from '../app/log.ts';
import type { CronJobView } from '../detect/cron-job-view.ts';
import type { JobView } from '../detect/job-view.ts';
import { labelsOf, type ObjectView, refOf } from '../detect/object-view.ts';
import { relevantPart } from '../detect/relevant-part.ts';
import { countsInSystemNamespace } from '../detect/scope.ts';
import type { Exhibit } from './cluster-events.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Exclusions } from './exclusions.ts';
import type { FirstSights } from './first-sights.ts';
import type { Tracker } from './tracker.ts';
import { WATCHED_KINDS, type WatchedKind } from './watched-kinds.ts';

/** Objects whose verdict is pending keep their relevant part for it; of more than so many the later go without. */
const MOST_EXHIBITS = 500;
const NOTHING_AT_HAND: Exhibit = { labels: {}, rawData: null };

/** From a view to a verdict to the tracker: at each change of an object, and when its time has come. */
export interface Judging {
  /** `raw` is null when only time has passed. */
  assess(view: ObjectView, raw: unknown): void;
  /** Looks again at an object whose verdict may have changed by time. */
  due(kind: string, uid: string): void;
  removed(view: ObjectView): void;
  /** Judges the pending objects of a kind again: something their verdict leans on is known now. */
  again(kind: string): void;
  /** Detectors that threw, and what they said last. */
  readonly broken: ReadonlyMap<EventType, string>;
  clear(): void;
}

export interface JudgingDeps {
  now: () => number;
  settings: () => Settings;
  log: Log;
  cluster: ClusterView;
  tracker: Tracker;
  firstSights: FirstSights;
  exclusions: Exclusions;
  /** The namespace is being deleted, and what lives there with it. */
  isLeaving: (namespace: string) => boolean;
  /** Asks for `due(kind, uid)` at that time; null: no more. */
  schedule: (kind: string, uid: string, at: number | null) => void;
  failed: () => void;
}

export function createJudging(deps: JudgingDeps): Judging {
  const { now, settings, log, cluster, tracker, firstSights, schedule } = deps;
  const exhibits = new Map<string, Exhibit>();
  const pending = new Map<string, Set<string>>(
    WATCHED_KINDS.map(({ resource }) => [resource.kind, new Set()]),
  );
  const broken = new Map<EventType, string>();

  /** An excluded object is none of our business; of one that goes with its namespace the troubles go with it. */
  function isWatched(view: ObjectView): boolean {
    const isExcluded = deps.exclusions.covers(view);
    if (isExcluded) tracker.exclude(view.uid);
    else if (deps.isLeaving(view.namespace)) tracker.unwatched(view.uid);
    else return true;
    return false;
  }

  function postpone(view: ObjectView, at: number | null, exhibit: () => Exhibit): void {
    schedule(view.kind, view.uid, at);
    if (at === null) {
      exhibits.delete(view.uid);
      pending.get(view.kind)?.delete(view.uid);
    } else {
      if (exhibits.size < MOST_EXHIBITS || exhibits.has(view.uid)) exhibits.set(view.uid, exhibit());
      pending.get(view.kind)?.add(view.uid);
    }
  }

  function blame(view: ObjectView, type: EventType, error: unknown): void {
    const { kind, namespace, name } = view;
    log.error('a detector failed', { type, kind, namespace, name, error });
    broken.set(type, error instanceof Error ? error.message : String(error));
    deps.failed();
  }

  function assess(view: ObjectView, raw: unknown): void {
    const kind = kindOf(view.kind);
    if (kind === undefined || kind.types.length === 0) return;
    if (!isWatched(view)) {
      postpone(view, null, () => NOTHING_AT_HAND);
      return;
    }
    const { detect, watch } = settings();
    const unjudged = new Set<EventType>(detect.off);
    const look = { now: now(), settings: detect, firstSight: firstSights.of(view) };
    const verdict = kind.judge(view, cluster, look, (type, error) => {
      unjudged.add(type);
      blame(view, type, error);
    });
    let exhibit = raw === null ? (exhibits.get(view.uid) ?? NOTHING_AT_HAND) : null;
    const show = () => {
      exhibit ??= { labels: labelsOf(raw), rawData: relevantPart(raw) };
      return exhibit;
    };
    const counts = (finding: (typeof verdict.findings)[number]) =>
      countsInSystemNamespace(finding, watch.systemNamespaces);
    tracker.observe({ view, findings: verdict.findings, unjudged, counts, exhibit: show });
    postpone(view, verdict.recheckAt, show);
  }

  /** A success clears the failures of its CronJob's other Jobs; it may be told by a Job or by the CronJob itself. */
  function clearSiblings(view: JobView | CronJobView): void {
    const cronJob = view.kind === 'Job' ? view.controller : refOf(view);
    if (cronJob === null || view.succeededAt === null) return;
    for (const sibling of cluster.controlledBy(cronJob, 'Job'))
      if (sibling.uid !== view.uid && tracker.has(sibling.uid)) assess(sibling, null);
    tracker.recheck('job_failed', cronJob);
  }

  return {
    broken,
    assess(view, raw) {
      assess(view, raw);
      if (view.kind === 'Job' || view.kind === 'CronJob') clearSiblings(view as JobView | CronJobView);
    },
    due(kind, uid) {
      const view = cluster.get(kind, uid);
      if (view !== undefined) assess(view, null);
    },
    removed(view) {
      postpone(view, null, () => NOTHING_AT_HAND);
      firstSights.removed(view.kind, view.uid);
      tracker.removed(view.uid);
      if (view.kind === 'CronJob') tracker.recheck('job_failed', refOf(view));
    },
    again(kind) {
      for (const uid of [...(pending.get(kind) ?? [])]) this.due(kind, uid);
    },
    clear() {
      exhibits.clear();
      for (const uids of pending.values()) uids.clear();
    },
  };
}

const byKind = new Map(WATCHED_KINDS.map((kind) => [kind.resource.kind, kind]));

function kindOf(kind: string): WatchedKind | undefined {
  return byKind.get(kind);
}
