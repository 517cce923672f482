import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Finding, Look } from '../detect/finding.ts';
import type { ObjectView } from '../detect/object-view.ts';
import { countsInSystemNamespace, labelSelector } from '../detect/scope.ts';
import { clusterIdentity } from '../kube/cluster-identity.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { discoverCronJobs } from '../kube/cron-jobs.ts';
import { KubeError } from '../kube/kube-error.ts';
import { countsOf, createClusterView } from './cluster-view.ts';
import { createExclusions, selectedView } from './exclusions.ts';
import { fallbackNamespaces } from './fallback-namespaces.ts';
import { createMarks } from './marks.ts';
import { createOwners } from './owners.ts';
import { createSync } from './sync.ts';
import { cronJobsKind, type WatchedKind, wantedKinds } from './watched-kinds.ts';

export interface OwnedFinding extends Finding {
  /** The controlling workload; the object itself for nodes, workloads, bare and static pods. */
  owner: ObjectRef;
}

export interface OneLook {
  /** See ClusterEvent.cluster; null when the cluster could not be asked. */
  cluster: string | null;
  /** RFC 3339. */
  checkedAt: string;
  /** False when any resource could not be read, or only in part; `errors` names it. */
  complete: boolean;
  errors: string[];
  findings: OwnedFinding[];
  counts: LoopStatus['counts'];
}

export interface OneLookOptions {
  connection: ClusterConnection;
  settings: Settings;
  clock: Clock;
  signal: AbortSignal;
}

/** One full look at a cluster: lists everything, judges it, finds the owners. Remembers and writes nothing; never throws. */
export async function oneLook({ connection, settings, clock, signal }: OneLookOptions): Promise<OneLook> {
  const cluster = createClusterView();
  const now = clock.now();
  const owners = createOwners(connection, cluster, () => now);
  const marks = createMarks();
  const exclusions = createExclusions({ settings: () => settings, cluster, owners, marks });
  const errors: string[] = [];

  /** @throws KubeError */
  async function list(kind: WatchedKind, namespace: string | null): Promise<void> {
    const add = (raw: unknown) => {
      const view = selectedView(kind, raw, settings);
      if (view === null) return false;
      cluster.put(view);
      marks.see(view);
      return true;
    };
    const target = { begin() {}, flush() {}, add };
    const sync = createSync(connection, kind.resource, namespace, target, now);
    await sync.run({ pageSize: settings.watch.pageSize, signal, onPage() {} });
    if (!sync.complete)
      errors.push(`${kind.resource.name}: the list holds items that could not be understood`);
  }

  async function listInstead(kind: WatchedKind): Promise<void> {
    const namespaces = fallbackNamespaces(settings.watch.namespaces, connection.namespace);
    for (const namespace of namespaces) {
      try {
        await list(kind, namespace);
      } catch (error) {
        errors.push(`${kind.resource.name} in ${namespace}: ${messageOf(error)}`);
      }
    }
  }

  async function listAll(kind: WatchedKind): Promise<void> {
    try {
      await list(kind, null);
    } catch (error) {
      if (isNotServed(kind, error)) return;
      errors.push(`${kind.resource.name}: ${messageOf(error)}`);
      const isForbidden = error instanceof KubeError && error.kind === 'forbidden';
      if (isForbidden && kind.resource.namespaced) await listInstead(kind);
    }
  }

  async function listCronJobs(): Promise<void> {
    if (settings.detect.off.includes('job_failed')) return;
    try {
      const resource = await discoverCronJobs(connection, signal);
      if (resource !== null) await listAll(cronJobsKind(resource));
    } catch (error) {
      errors.push(`cronjobs: ${messageOf(error)}`);
    }
  }

  function isWatched(view: ObjectView): boolean {
    return !exclusions.covers(view) && !marks.isLeaving(view.namespace);
  }

  function judge(kind: WatchedKind, look: Look): { view: ObjectView; finding: Finding }[] {
    const watched = [...cluster.all(kind.resource.kind)].filter(isWatched);
    return watched.flatMap((view) => {
      const { findings } = kind.judge(view, cluster, look, (type, error) => {
        errors.push(
          `${kind.resource.name}: the detector ${type} failed on ${view.name} (${messageOf(error)})`,
        );
      });
      return findings
        .filter((finding) => countsInSystemNamespace(finding, settings.watch.systemNamespaces))
        .map((finding) => ({ view, finding }));
    });
  }

  async function own(found: { view: ObjectView; finding: Finding }[]): Promise<OwnedFinding[]> {
    const controllers = found.map(({ view }) => view.controller).filter((controller) => controller !== null);
    const failures = await owners.resolve(controllers, signal);
    for (const { resource, error } of failures) errors.push(`${resource}: ${error.message}`);
    // Only now it is known which owners opted out.
    return found
      .filter(({ view }) => isWatched(view))
      .map(({ view, finding }) => {
        // Unread for the moment: the controller itself is the nearest that is certain.
        const owner = owners.ownerOf(view) ?? view.controller ?? finding.subject;
        return { ...finding, owner };
      });
  }

  const kinds = wantedKinds(settings.detect.off, null);
  const [id] = await Promise.all([
    clusterIdentity(connection, signal).catch(() => null),
    ...kinds.map(listAll),
    listCronJobs(),
  ]);
  // Everything is looked at then: nothing is missing from the answer.
  const { problem } = labelSelector(settings.watch.labelSelector);
  const look = { now, settings: settings.detect, firstSight: null };
  const findings = await own(kinds.flatMap((kind) => judge(kind, look)));
  return {
    cluster: id,
    checkedAt: new Date(now).toISOString(),
    complete: errors.length === 0,
    errors: [...new Set([...errors, ...(problem === null ? [] : [problem])])],
    findings,
    counts: countsOf(cluster),
  };
}

/** Without these it is no Kubernetes cluster. */
const ALWAYS_SERVED: ReadonlySet<string> = new Set(['pods', 'nodes', 'deployments']);

/** Trimmed API servers lack whole groups: of a resource that is not served there is nothing, and nothing is missed. */
function isNotServed({ resource }: WatchedKind, error: unknown): boolean {
  return error instanceof KubeError && error.kind === 'not_found' && !ALWAYS_SERVED.has(resource.name);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
