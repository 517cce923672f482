import type { AppState, ContextInfo } from '../../shared/app-state.ts';
import type { LoopStatus, RecentCycle, ResourceReport } from '../../shared/loop-status.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { Scene } from './fake-bridge.ts';
import { detailOf, everyLog, everyObject, paymentsHistory } from './scene-details.ts';
import { ago, CONTEXT, everyIncident } from './scene-incidents.ts';
import { everyOverview } from './scene-overview.ts';

const SECONDS = 1 / 60;
const ANALYTICS = 'arn:aws:eks:eu-central-1:123456789012:cluster/analytics-platform-production';
const NONE_OPEN = { critical: 0, warning: 0, info: 0 };

function context(name: string, part: Partial<ContextInfo> = {}): ContextInfo {
  return {
    name,
    cluster: `${name}-cluster`,
    server: `https://${name}.k8s.example.com:6443`,
    namespace: null,
    problem: null,
    current: false,
    chosen: false,
    watch: false,
    demo: false,
    ...part,
  };
}

const contexts = [
  context(CONTEXT, { current: true, chosen: true }),
  context('staging'),
  context(ANALYTICS),
  context('old-lab', { problem: 'It names the user "lab-admin", which the kubeconfig does not have.' }),
];

export function report(resource: string, part: Partial<ResourceReport> = {}): ResourceReport {
  return {
    resource,
    mode: 'listen',
    ok: true,
    error: null,
    forbidden: false,
    changes: 12,
    objects: 214,
    bytes: 48_211,
    startedAt: ago(0.5),
    durationMs: 30_000,
    failuresInRow: 0,
    ...part,
  };
}

/** A first sync, then quiet cycles; those at the given places failed. */
function cycles(count: number, failed: readonly number[] = []): RecentCycle[] {
  return Array.from({ length: count }, (_, place) => ({
    endedAt: ago((count - place) / 2),
    ok: !failed.includes(place),
    durationMs: 30_000,
    bytes: place === 0 ? 1_900_000 : failed.includes(place) ? 0 : 9_000 + ((place * 7_919) % 60_000),
  }));
}

export function loop(part: Partial<LoopStatus> = {}): LoopStatus {
  return {
    context: CONTEXT,
    cluster: '3f0d7c1e-8a52-4d6b-9f5e-6f1f0a7f4c11',
    server: 'https://prod-eu.k8s.example.com:6443',
    phase: 'watching',
    lastChecked: ago(4 * SECONDS),
    nextCheck: ago(-26 * SECONDS),
    pausedUntil: null,
    problems: [],
    notPermitted: [],
    notWatched: [],
    namespaces: null,
    counts: { pods: 214, nodes: 5, workloads: 61 },
    syncProgress: null,
    resources: [
      report('pods'),
      report('nodes', { objects: 5, changes: 2 }),
      report('deployments', { objects: 61, changes: 0 }),
    ],
    notSaved: 0,
    recentCycles: cycles(60, [41, 42]),
    totals: { cycles: 412, failed: 1, bytes: 18_400_211, detectorErrors: 0 },
    ...part,
  };
}

/** The chosen context alone, with what is open there. */
function watchedOf({ chosen = CONTEXT, open = NONE_OPEN }: Partial<AppState>) {
  return chosen === null ? [] : [{ context: chosen, open }];
}

export function appState(part: Partial<AppState> = {}): AppState {
  return {
    version: '0.1.0',
    host: 'desktop',
    platform: 'linux',
    demo: false,
    contexts,
    playbooks: { waiting: 0, version: 0 },
    chosen: CONTEXT,
    loops: [loop()],
    watched: watchedOf(part),
    unwatched: [],
    open: NONE_OPEN,
    notices: [],
    notSaved: 0,
    settings: defaultSettings(),
    overrides: [],
    attention: '',
    noLaunchAtLogin: null,
    firstRun: false,
    noUpdates: null,
    paths: {
      data: '/home/ada/.local/share/dogwatch',
      config: '/home/ada/.config/dogwatch',
      logs: '/home/ada/.local/state/dogwatch/logs',
    },
    ...part,
  };
}

function scene(state: Partial<AppState>, part: Partial<Scene> = {}): Scene {
  return {
    state: appState(state),
    defaults: defaultSettings(),
    incidents: [],
    details: {},
    objects: {},
    logs: {},
    errors: {},
    ...part,
  };
}

function withIncidents(state: Partial<AppState> = {}, part: Partial<Scene> = {}): Scene {
  const incidents = everyIncident();
  return scene(
    { open: { critical: 5, warning: 5, info: 1 }, ...state },
    {
      incidents,
      details: Object.fromEntries(incidents.map((incident) => [incident.id, detailOf(incident)])),
      objects: everyObject(),
      logs: everyLog(),
      history: paymentsHistory(incidents),
      overviews: everyOverview(),
      ...part,
    },
  );
}

const refused =
  'prod-eu: cannot reach https://prod-eu.k8s.example.com:6443 (connection refused). Trying again in 30 s.';
const failing: Pick<LoopStatus, 'phase' | 'problems'> = { phase: 'failing', problems: [refused] };
const forbidden = { ok: false, forbidden: true, objects: 0, bytes: 0, changes: 0 } as const;

/** Every state the window is designed for. */
export const scenes = {
  incidents: () => withIncidents(),
  demo: () => withIncidents({ demo: true, host: 'headless' }),
  unreachableWithIncidents: () => withIncidents({ loops: [loop({ ...failing, lastChecked: ago(6) })] }),
  notices: () =>
    withIncidents({
      notSaved: 37,
      notices: [
        {
          id: 'database',
          tone: 'warning',
          text: 'The database was damaged. It was set aside as dogwatch.db.damaged-2026-11-22 and a new one was begun.',
        },
      ],
      unwatched: [{ context: 'staging', cluster: 'staging-uid', since: ago(90) }],
    }),
  severalContexts: () =>
    withIncidents({
      contexts: contexts.map((each) => ({ ...each, watch: !each.chosen && each.problem === null })),
      watched: [
        { context: CONTEXT, open: { critical: 5, warning: 5, info: 1 } },
        { context: 'staging', open: { critical: 0, warning: 2, info: 0 } },
        { context: ANALYTICS, open: NONE_OPEN },
      ],
      loops: [
        loop(),
        loop({
          context: 'staging',
          ...failing,
          lastChecked: ago(6),
          recentCycles: cycles(24, [20, 21, 22, 23]),
        }),
        loop({
          context: ANALYTICS,
          phase: 'syncing',
          lastChecked: null,
          nextCheck: null,
          resources: [],
          recentCycles: [],
          totals: { cycles: 0, failed: 0, bytes: 21_400_000, detectorErrors: 0 },
          syncProgress: { resource: 'pods', objects: 3_500, remaining: 6_500 },
        }),
      ],
    }),
  quiet: () => scene({}),
  partlyPermitted: () =>
    scene({
      loops: [
        loop({
          notPermitted: ['nodes'],
          notWatched: [
            { type: 'node_not_ready', reason: 'not permitted to list nodes' },
            { type: 'node_pressure', reason: 'not permitted to list nodes' },
          ],
          resources: [report('pods'), report('nodes', forbidden)],
        }),
      ],
    }),
  forbidden: () =>
    scene({
      loops: [
        loop({
          phase: 'failing',
          lastChecked: null,
          problems: ['prod-eu: not permitted to list pods, nodes and deployments.'],
          notPermitted: ['pods', 'nodes', 'deployments'],
          resources: ['pods', 'nodes', 'deployments'].map((resource) => report(resource, forbidden)),
        }),
      ],
    }),
  unreachable: () =>
    scene({
      loops: [
        loop({
          ...failing,
          lastChecked: null,
          counts: { pods: 0, nodes: 0, workloads: 0 },
          resources: [
            report('pods', { ok: false, error: refused, failuresInRow: 4, objects: 0, bytes: 0, changes: 0 }),
            report('nodes', {
              ok: false,
              error: refused,
              failuresInRow: 4,
              objects: 0,
              bytes: 0,
              changes: 0,
            }),
          ],
        }),
      ],
    }),
  syncing: () =>
    scene({
      loops: [
        loop({
          phase: 'syncing',
          lastChecked: null,
          nextCheck: null,
          resources: [],
          syncProgress: { resource: 'pods', objects: 3_500, remaining: 6_500 },
        }),
      ],
    }),
  paused: () => scene({ loops: [loop({ phase: 'paused', nextCheck: null, pausedUntil: ago(-14) })] }),
  stopped: () => scene({ loops: [loop({ phase: 'stopped', nextCheck: null })] }),
  noContext: () =>
    scene({
      chosen: null,
      loops: [],
      contexts: contexts.map((each) => ({ ...each, chosen: false })),
    }),
  firstRun: () =>
    scene({
      firstRun: true,
      chosen: null,
      loops: [],
      contexts: contexts.map((each) => ({ ...each, chosen: false })),
    }),
  unusable: () =>
    scene({
      chosen: 'old-lab',
      loops: [],
      contexts: contexts.map((each) => ({ ...each, chosen: each.name === 'old-lab' })),
    }),
  unreadable: () => scene({}, { errors: { 'incidents.list': 'The database is locked by another program.' } }),
  connecting: () => scene({}, { errors: { 'app.state': 'never' } }),
} satisfies Record<string, () => Scene>;

export type SceneName = keyof typeof scenes;
