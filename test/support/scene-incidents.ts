import { randomUUID } from 'node:crypto';
import type { EventType } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';

export const CONTEXT = 'prod-eu';
const MINUTE = 60_000;

/** RFC 3339, so many minutes before now. */
export function ago(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE).toISOString();
}

/** An incident with everything that is not told left ordinary. */
export function incident(type: EventType, part: Partial<Incident> = {}): Incident {
  const since = part.since ?? ago(12);
  return {
    id: randomUUID(),
    fingerprint: randomUUID(),
    context: CONTEXT,
    cluster: '3f0d7c1e-8a52-4d6b-9f5e-6f1f0a7f4c11',
    type,
    severity: 'critical',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'web',
    state: 'open',
    message: '',
    metadata: {},
    container: null,
    failing: 1,
    affected: 1,
    since,
    firstSeen: since,
    lastSeen: ago(1),
    count: 1,
    reopened: 0,
    resolvedAt: null,
    resolution: null,
    acknowledgedAt: null,
    snoozedUntil: null,
    preExisting: false,
    reopenings: [],
    flappingSince: null,
    detectedSeverity: 'critical',
    silencedUntil: null,
    rules: [],
    parent: null,
    ...part,
  };
}

/** One incident of every type, and of every state. */
export function everyIncident(): Incident[] {
  return [
    incident('crash_loop', {
      name: 'payments-api',
      container: 'app',
      message:
        'Container app of payments-api-7d9c5b8f6d-x2x9k is in CrashLoopBackOff: back-off 5m0s restarting failed container.',
      metadata: {
        restartCount: 14,
        reason: 'CrashLoopBackOff',
        exitCode: 1,
        startedAt: ago(3),
        finishedAt: new Date(Date.parse(ago(3)) + 2_000).toISOString(),
        memoryLimit: '512Mi',
        memoryRequest: '256Mi',
        image: 'registry.example.com/shop/payments-api:2026.11.3',
        node: 'node-2',
      },
      failing: 3,
      affected: 4,
      count: 14,
      since: ago(41),
    }),
    incident('oom_killed', {
      name: 'search-indexer',
      namespace: 'catalog',
      container: 'indexer',
      message: 'Container indexer of search-indexer-5f6b9d was OOMKilled.',
      metadata: {
        restartCount: 6,
        reason: 'OOMKilled',
        exitCode: 137,
        startedAt: ago(9),
        finishedAt: new Date(Date.parse(ago(9)) + 14_000).toISOString(),
        memoryLimit: '512Mi',
        memoryRequest: '128Mi',
        node: 'node-1',
      },
      count: 6,
      since: ago(73),
    }),
    incident('node_not_ready', {
      kind: 'Node',
      name: 'node-3',
      namespace: '',
      metadata: { ready: 'Unknown', detail: 'Kubelet stopped posting node status.' },
      message: 'Node node-3 stopped reporting: Kubelet stopped posting node status.',
      since: ago(4),
    }),
    incident('zero_replicas', {
      name: 'checkout',
      metadata: { wants: 3, available: 0, reason: 'MinimumReplicasUnavailable' },
      message: 'Deployment shop/checkout wants 3 replicas and has none available.',
      since: ago(6),
      reopened: 1,
    }),
    incident('container_config_error', {
      name: 'mailer',
      namespace: 'notify',
      container: 'mailer',
      metadata: {
        reason: 'CreateContainerConfigError',
        detail: 'secret "smtp-credentials" not found',
        image: 'mailer:3.1',
      },
      since: ago(190),
      state: 'acknowledged',
      acknowledgedAt: ago(60),
    }),
    incident('image_pull_failed', {
      severity: 'warning',
      name: 'recommendations-experimental-canary-eu-west-with-a-very-long-name-indeed',
      namespace: 'catalog',
      container: 'app',
      metadata: {
        reason: 'ImagePullBackOff',
        image: 'registry.example.com/catalog/recommendations-experimental:sha-0f3a9c1d',
      },
      failing: 2,
      affected: 2,
      count: 9,
      since: ago(25),
    }),
    incident('pod_unschedulable', {
      severity: 'warning',
      kind: 'StatefulSet',
      name: 'kafka',
      namespace: 'streaming',
      metadata: { reason: 'Unschedulable', detail: '0/5 nodes are available: 5 Insufficient memory.' },
      failing: 2,
      affected: 2,
      since: ago(17),
    }),
    incident('rollout_stuck', {
      severity: 'warning',
      name: 'inventory',
      metadata: { wants: 4, available: 3, reason: 'ProgressDeadlineExceeded' },
      since: ago(95),
    }),
    incident('job_failed', {
      severity: 'warning',
      kind: 'CronJob',
      name: 'nightly-report',
      namespace: 'reports',
      metadata: { reason: 'BackoffLimitExceeded' },
      since: ago(560),
    }),
    incident('daemonset_unavailable', {
      severity: 'warning',
      kind: 'DaemonSet',
      name: 'node-exporter',
      namespace: 'monitoring',
      metadata: { wants: 5, available: 4 },
      since: ago(33),
    }),
    incident('statefulset_unavailable', {
      severity: 'warning',
      kind: 'StatefulSet',
      name: 'postgres',
      namespace: 'data',
      metadata: { wants: 3, available: 2 },
      since: ago(58),
      state: 'snoozed',
      snoozedUntil: ago(-120),
    }),
    incident('node_pressure', {
      severity: 'info',
      kind: 'Node',
      name: 'node-5',
      namespace: '',
      metadata: { pressures: ['DiskPressure'] },
      since: ago(150),
    }),
    incident('crash_loop', {
      name: 'gateway',
      namespace: 'edge',
      container: 'envoy',
      state: 'resolved',
      resolution: 'recovered',
      resolvedAt: ago(22),
      since: ago(64),
      failing: 0,
      affected: 2,
      count: 5,
      metadata: { exitCode: 139, restartCount: 5 },
    }),
    incident('oom_killed', {
      name: 'thumbnailer',
      namespace: 'media',
      container: 'app',
      state: 'resolved',
      resolution: 'gone',
      resolvedAt: ago(200),
      since: ago(300),
      failing: 0,
      metadata: { memoryLimit: '1Gi' },
    }),
    incident('rollout_stuck', {
      severity: 'warning',
      name: 'legacy-admin',
      namespace: 'backoffice',
      state: 'resolved',
      resolution: 'closed',
      resolvedAt: ago(1500),
      since: ago(2000),
      failing: 0,
    }),
  ];
}
