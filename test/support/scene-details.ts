import type { WorkloadHistory } from '../../shared/history.ts';
import type { Incident, IncidentDetail, KubernetesEvent, Termination } from '../../shared/incident.ts';
import type { ContainerInspection, ObjectInspection } from '../../shared/ipc.ts';
import type { PodLogs } from '../../shared/pod-logs.ts';
import { ago } from './scene-incidents.ts';

const POD = 'payments-api-7d9c5b8f6d-x2x9k';

export const LAST_LOG = `{"level":"info","ts":"2026-11-22T14:02:07.113Z","msg":"starting payments-api 2026.11.3"}
{"level":"info","ts":"2026-11-22T14:02:07.482Z","msg":"reading configuration","path":"/etc/payments/config.yaml"}
{"level":"info","ts":"2026-11-22T14:02:07.761Z","msg":"connecting to postgres","host":"postgres.data.svc.cluster.local","port":5432}
\u001b[33mWARN\u001b[0m connection attempt 1 of 3 failed, retrying in 200 ms
\u001b[33mWARN\u001b[0m connection attempt 2 of 3 failed, retrying in 400 ms
\u001b[31mERROR\u001b[0m could not connect to postgres.data.svc.cluster.local:5432: password authentication failed for user "payments"
    at Pool.connect (/app/node_modules/pg-pool/index.js:45:11)
    at async start (/app/dist/server.js:112:5)
fatal: cannot start without a database, exiting with status 1
`;

/** The detail of an incident: the crash loop's in full, a short one for the others. */
export function detailOf(incident: Incident): IncidentDetail {
  if (incident.type === 'crash_loop' && incident.state !== 'resolved') return crashDetail(incident);
  const isNode = incident.kind === 'Node';
  const isWorkload = incident.type === 'zero_replicas' || incident.type === 'rollout_stuck';
  const member = isNode || isWorkload ? incident.name : `${incident.name}-5f6b9d-kq4tz`;
  return {
    incident,
    members: [
      {
        kind: isNode ? 'Node' : isWorkload ? incident.kind : 'Pod',
        namespace: incident.namespace,
        name: member,
        uid: '',
        container: incident.container,
        state: incident.state === 'resolved' ? 'gone' : 'failing',
        restartCount: incident.metadata.restartCount ?? null,
        firstSeen: incident.firstSeen,
        lastSeen: incident.lastSeen,
      },
    ],
    timeline: [{ at: incident.firstSeen, step: 'opened', text: 'Seen for the first time.', eventId: null }],
    events: [],
    evidence: null,
    diagnosis: null,
    rawData: { kind: 'Pod', metadata: { name: member, namespace: incident.namespace } },
  };
}

const exit: Termination = {
  reason: 'Error',
  exitCode: 1,
  signal: null,
  startedAt: ago(3),
  finishedAt: new Date(Date.parse(ago(3)) + 2_000).toISOString(),
  message: null,
};

function crashDetail(incident: Incident): IncidentDetail {
  const member = (name: string, state: 'failing' | 'recovered' | 'gone') => ({
    kind: 'Pod',
    namespace: 'shop',
    name,
    uid: '',
    container: 'app',
    state,
    restartCount: 14,
    firstSeen: ago(41),
    lastSeen: ago(1),
  });
  return {
    incident,
    members: [
      member(POD, 'failing'),
      member('payments-api-7d9c5b8f6d-8mvtq', 'failing'),
      member('payments-api-7d9c5b8f6d-zz41c', 'failing'),
      member('payments-api-7d9c5b8f6d-p0c7w', 'recovered'),
    ],
    timeline: [
      {
        at: ago(41),
        step: 'opened',
        text: 'payments-api keeps crashing: app exits 1 after 2 s.',
        eventId: null,
      },
      {
        at: ago(40.9),
        step: 'evidence',
        text: 'Evidence collected; 100 lines of the previous log.',
        eventId: null,
      },
      { at: ago(40.8), step: 'notified', text: 'Told by notification.', eventId: null },
      {
        at: ago(36),
        step: 'member_added',
        text: 'Pod payments-api-7d9c5b8f6d-8mvtq (app) is affected too.',
        eventId: null,
      },
      {
        at: ago(35),
        step: 'member_added',
        text: 'Pod payments-api-7d9c5b8f6d-zz41c (app) is affected too.',
        eventId: null,
      },
      {
        at: ago(20),
        step: 'member_recovered',
        text: 'Pod payments-api-7d9c5b8f6d-p0c7w (app) recovered.',
        eventId: null,
      },
      {
        at: ago(1),
        step: 'repeated',
        text: `Seen again at Pod ${POD} (app), 14 times in all.`,
        eventId: null,
      },
    ],
    events: [],
    diagnosis: null,
    evidence: {
      collectedAt: ago(40.9),
      pod: { kind: 'Pod', namespace: 'shop', name: POD, uid: '' },
      containers: [
        {
          container: 'app',
          lastTermination: exit,
          restartCount: 14,
          memoryLimit: '512Mi',
          memoryRequest: '256Mi',
          memoryPeakBytes: 201_326_592,
          previousLogs: LAST_LOG,
          currentLogs: '',
        },
      ],
      restartHistory: [
        { at: ago(130), restartCount: 2 },
        { at: ago(70), restartCount: 5 },
        { at: ago(20), restartCount: 11 },
      ],
      events: kubernetesEvents(),
      problems: [],
    },
    rawData: { kind: 'Pod', metadata: { name: POD, namespace: 'shop' } },
  };
}

function kubernetesEvents(): KubernetesEvent[] {
  const event = (
    type: string,
    reason: string,
    message: string,
    count: number,
    minutes: number,
  ): KubernetesEvent => ({
    type,
    reason,
    message,
    count,
    firstSeen: ago(41),
    lastSeen: ago(minutes),
    source: 'kubelet on node-2',
  });
  return [
    event(
      'Normal',
      'Pulled',
      'Container image "registry.example.com/shop/payments-api:2026.11.3" already present on machine',
      14,
      3,
    ),
    event('Normal', 'Started', 'Started container app', 14, 3),
    event(
      'Warning',
      'BackOff',
      `Back-off restarting failed container app in pod ${POD}_shop(7c9e6679)`,
      163,
      1,
    ),
    event(
      'Warning',
      'Unhealthy',
      'Readiness probe failed: Get "http://10.244.2.17:8080/ready": dial tcp 10.244.2.17:8080: connect: connection refused',
      21,
      2,
    ),
  ];
}

function container(part: Partial<ContainerInspection>): ContainerInspection {
  return {
    name: 'app',
    role: 'container',
    image: 'registry.example.com/shop/payments-api:2026.11.3',
    state: 'running',
    reason: null,
    message: null,
    startedAt: ago(41),
    ready: true,
    restartCount: 0,
    lastTermination: null,
    memoryRequest: '64Mi',
    memoryLimit: '128Mi',
    memoryBytes: 47_185_920,
    ...part,
  };
}

const YAML = `apiVersion: v1
kind: Pod
metadata:
  name: ${POD}
  namespace: shop
  creationTimestamp: "2026-11-22T13:21:00Z"
  labels:
    app.kubernetes.io/name: payments-api
    pod-template-hash: 7d9c5b8f6d
  # managedFields removed
spec:
  nodeName: node-2
  restartPolicy: Always
  containers:
    - name: app
      image: registry.example.com/shop/payments-api:2026.11.3
      command: ["node", "dist/server.js"]
      ports:
        - containerPort: 8080
      resources:
        limits:
          memory: 512Mi
        requests:
          cpu: 250m
          memory: 256Mi
status:
  phase: Running
  containerStatuses:
    - name: app
      ready: false
      restartCount: 14
      state:
        waiting:
          reason: CrashLoopBackOff
          message: back-off 5m0s restarting failed container=app
`;

/** What the objects of those incidents look like now. */
export function everyObject(): Record<string, ObjectInspection> {
  const pod: ObjectInspection = {
    kind: 'Pod',
    namespace: 'shop',
    name: POD,
    exists: true,
    status: 'Running',
    node: 'node-2',
    createdAt: ago(41),
    conditions: [
      { type: 'PodScheduled', status: 'True', reason: null, message: null, lastTransitionTime: ago(41) },
      { type: 'Initialized', status: 'True', reason: null, message: null, lastTransitionTime: ago(41) },
      {
        type: 'ContainersReady',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [app]',
        lastTransitionTime: ago(3),
      },
      {
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [app]',
        lastTransitionTime: ago(3),
      },
    ],
    containers: [
      container({
        name: 'migrate',
        role: 'init',
        state: 'terminated',
        reason: 'Completed',
        ready: true,
        memoryBytes: null,
        memoryLimit: null,
        image: 'registry.example.com/shop/migrate:12',
      }),
      container({
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        message: 'back-off 5m0s restarting failed container=app',
        startedAt: null,
        ready: false,
        restartCount: 14,
        lastTermination: exit,
        memoryLimit: '512Mi',
        memoryRequest: '256Mi',
        memoryBytes: null,
      }),
      container({ name: 'istio-proxy', role: 'sidecar', image: 'istio/proxyv2:1.29.0' }),
    ],
    events: kubernetesEvents(),
    yaml: YAML,
    problems: [],
    fetchedAt: new Date().toISOString(),
  };
  const node: ObjectInspection = {
    ...pod,
    kind: 'Node',
    namespace: '',
    name: 'node-3',
    status: 'NotReady',
    node: null,
    createdAt: ago(90_000),
    conditions: [
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
        lastTransitionTime: ago(4),
      },
      {
        type: 'MemoryPressure',
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: null,
        lastTransitionTime: ago(4),
      },
      {
        type: 'DiskPressure',
        status: 'False',
        reason: 'KubeletHasNoDiskPressure',
        message: null,
        lastTransitionTime: ago(9000),
      },
    ],
    containers: [],
    events: [],
    yaml: 'apiVersion: v1\nkind: Node\nmetadata:\n  name: node-3\n',
  };
  const deployment: ObjectInspection = {
    ...node,
    kind: 'Deployment',
    namespace: 'shop',
    name: 'checkout',
    status: 'Unavailable',
    conditions: [
      {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
        lastTransitionTime: ago(6),
      },
      {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: null,
        lastTransitionTime: ago(900),
      },
    ],
    problems: ['Events could not be read: not permitted to list events in shop.'],
    yaml: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\nspec:\n  replicas: 3\n',
  };
  const gone: ObjectInspection = {
    ...pod,
    name: 'thumbnailer-5f6b9d-kq4tz',
    namespace: 'media',
    exists: false,
    events: [],
  };
  return {
    [`Pod/shop/${POD}`]: pod,
    'Node//node-3': node,
    'Deployment/shop/checkout': deployment,
    'Pod/media/thumbnailer-5f6b9d-kq4tz': gone,
  };
}

export function everyLog(): Record<string, PodLogs> {
  return {
    [`${POD}/app/previous`]: { text: LAST_LOG, until: null, truncated: true },
    [`${POD}/app/current`]: { text: '', until: null, truncated: false },
    [`${POD}/istio-proxy/current`]: {
      text: `info\tReadiness succeeded\n${'x'.repeat(100_000)}\n`,
      until: null,
      truncated: false,
    },
  };
}

/** What is remembered of payments-api: restarts of three pods, and incidents that are over. */
export function paymentsHistory(incidents: readonly Incident[]): WorkloadHistory {
  const crash = incidents.find(({ type, state }) => type === 'crash_loop' && state !== 'resolved');
  if (!crash) throw new Error('no crash loop in the scene');
  const series = (name: string, from: number, minutes: readonly number[]) => ({
    pod: { kind: 'Pod', namespace: 'shop', name, uid: '' },
    container: 'app',
    points: minutes.map((age, index) => ({ at: ago(age), restartCount: from + index })),
  });
  const before = (id: string, type: Incident['type'], minutes: number): Incident => ({
    ...crash,
    id,
    type,
    state: 'resolved',
    resolution: 'recovered',
    resolvedAt: ago(minutes),
    firstSeen: ago(minutes + 30),
    lastSeen: ago(minutes),
    parent: null,
  });
  return {
    incidents: [
      { incident: crash, turns: [] },
      { incident: before('11111111-2222-4333-8444-555555555555', 'oom_killed', 26 * 60), turns: [] },
      { incident: before('11111111-2222-4333-8444-666666666666', 'crash_loop', 9 * 24 * 60), turns: [] },
    ],
    occurrences: [],
    restarts: [
      series(POD, 2, [130, 104, 70, 66, 61, 50, 44, 37, 30, 22, 15, 8, 3]),
      series('payments-api-7d9c5b8f6d-8mvtq', 1, [36, 34, 31, 26, 20, 12, 5]),
      series('payments-api-7d9c5b8f6d-zz41c', 1, [35, 32, 24, 11]),
    ],
  };
}
