import type { EventType } from './cluster-event.ts';
import type { Incident } from './incident.ts';
import { counted, listed, NAME_LENGTH, plain } from './plain-text.ts';
import { duration, relativeTime } from './relative-time.ts';

/** What a title is made of. */
export type Titled = Pick<
  Incident,
  'type' | 'kind' | 'name' | 'container' | 'metadata' | 'since' | 'failing'
>;

/** One sentence for each type, as a person would say it, from the latest anomaly's metadata. */
export const TITLES: Record<EventType, (incident: Titled, now: number) => string> = {
  crash_loop(incident) {
    const how = exitOf(incident);
    return `${nameOf(incident)} keeps crashing${how && `: ${containerOf(incident)} ${how}`}`;
  },
  oom_killed(incident) {
    const limit = plain(incident.metadata.memoryLimit, 32);
    return `${nameOf(incident)} ran out of memory${limit && ` (limit ${limit})`}`;
  },
  node_not_ready(incident, now) {
    const { ready, cordoned } = incident.metadata;
    if (cordoned) return `${nameOf(incident)} is cordoned and not ready`;
    const since = Date.parse(incident.since);
    // A node's clock may be ahead of ours: nothing stopped in the future.
    if (ready === 'Unknown') {
      return `${nameOf(incident)} stopped reporting ${relativeTime(incident.since, Math.max(now, since || 0))}`;
    }
    const long = Number.isNaN(since) ? '' : ` for ${duration(now - since)}`;
    return `${nameOf(incident)} has not been ready${long}`;
  },
  zero_replicas(incident) {
    const paused = incident.metadata.paused ? ', its rollout is paused' : '';
    return `${nameOf(incident)} has no available pods${wants(incident)}${paused}`;
  },
  image_pull_failed(incident) {
    const image = plain(incident.metadata.image, 120);
    return `${nameOf(incident)} cannot pull its image${image && ` ${image}`}`;
  },
  container_config_error(incident) {
    const { reason } = incident.metadata;
    const container = containerOf(incident);
    if (reason === 'InvalidImageName')
      return `${nameOf(incident)} cannot start: ${container} has an invalid image name`;
    const misconfigured = reason === undefined || reason === 'CreateContainerConfigError';
    return `${nameOf(incident)} cannot start: ${container} ${misconfigured ? 'is misconfigured' : 'fails to start'}`;
  },
  pod_unschedulable(incident) {
    const waiting = incident.failing > 1 ? ` (${counted(incident.failing, 'pod')} waiting)` : '';
    return `${nameOf(incident)} finds no node to run on${waiting}`;
  },
  job_failed(incident) {
    const { reason } = incident.metadata;
    const why =
      reason === 'DeadlineExceeded'
        ? ': it took too long'
        : reason === 'BackoffLimitExceeded'
          ? ' after all its retries'
          : '';
    return `${nameOf(incident)} failed${why}`;
  },
  rollout_stuck(incident) {
    const { wants: wanted, available } = incident.metadata;
    const known = wanted !== undefined && available !== undefined;
    return `${nameOf(incident)} is stuck in its rollout${known ? ` (${available} of ${wanted} available)` : ''}`;
  },
  statefulset_unavailable: partlyAvailable,
  daemonset_unavailable(incident) {
    const { wants: wanted, available } = incident.metadata;
    if (!available) return `${nameOf(incident)} runs on no node${wants(incident)}`;
    if (wanted === undefined || wanted <= available) return `${nameOf(incident)} is missing on some nodes`;
    return `${nameOf(incident)} is missing on ${wanted - available} of ${counted(wanted, 'node')}`;
  },
  node_pressure(incident) {
    const short = (incident.metadata.pressures ?? []).map(
      (pressure) => SHORT_OF[pressure] ?? plain(pressure, 40),
    );
    return short.length > 0
      ? `${nameOf(incident)} is short of ${listed(short)}`
      : `${nameOf(incident)} is under pressure`;
  },
};

const SHORT_OF: Record<string, string> = {
  MemoryPressure: 'memory',
  DiskPressure: 'disk space',
  PIDPressure: 'process IDs',
};

/** "exits 1 after 2 s", "is killed by signal 9"; '' when the kubelet did not say. */
function exitOf({ metadata }: Titled): string {
  const { exitCode, signal, startedAt, finishedAt } = metadata;
  if (exitCode === undefined && !signal) return '';
  const ran = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
  // Year-1 times mean "not recorded"; nothing runs for 100 years.
  const after = ran >= 0 && ran < 3.2e12 ? ` after ${duration(ran)}` : '';
  return (signal ? `is killed by signal ${signal}` : `exits ${exitCode}`) + after;
}

function wants({ metadata }: Titled): string {
  return metadata.wants === undefined ? '' : ` (wants ${metadata.wants})`;
}

function partlyAvailable(incident: Titled): string {
  const { wants: wanted, available } = incident.metadata;
  if (!available || wanted === undefined)
    return `${nameOf(incident)} has no available pods${wants(incident)}`;
  return `${nameOf(incident)} has ${available} of ${counted(wanted, 'pod')} available`;
}

const nameOf = (incident: Titled): string => plain(incident.name, NAME_LENGTH) || 'an unnamed object';

const containerOf = (incident: Titled): string => plain(incident.container, NAME_LENGTH) || 'its container';
