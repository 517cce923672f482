import type { AppState } from '../../../shared/app-state.ts';
import type { Incident } from '../../../shared/incident.ts';
import type { LoopStatus } from '../../../shared/loop-status.ts';
import { defaultSettings } from '../../../shared/settings.ts';

export const NOW = Date.parse('2026-11-22T14:00:00Z');
const checked = '2026-11-22T13:59:56Z';

export const loopStatus = (changes: Partial<LoopStatus> = {}): LoopStatus => ({
  context: 'prod',
  cluster: 'uid-1',
  server: 'https://10.0.0.1:6443',
  phase: 'watching',
  lastChecked: checked,
  nextCheck: '2026-11-22T14:00:26Z',
  pausedUntil: null,
  problems: [],
  notPermitted: [],
  notWatched: [],
  namespaces: null,
  counts: { pods: 214, nodes: 5, workloads: 40 },
  syncProgress: null,
  resources: [],
  notSaved: 0,
  recentCycles: [],
  totals: { cycles: 10, failed: 0, bytes: 1000, detectorErrors: 0 },
  ...changes,
});

/** The chosen context alone, with what is open there. */
export function watchedOf({
  chosen = 'prod',
  open = { critical: 0, warning: 0, info: 0 },
}: Partial<AppState>) {
  return chosen === null ? [] : [{ context: chosen, open }];
}

export const appState = (changes: Partial<AppState> = {}): AppState => ({
  version: '0.1.0',
  host: 'desktop',
  platform: 'linux',
  demo: false,
  contexts: [
    {
      name: 'prod',
      cluster: 'prod',
      server: null,
      namespace: null,
      problem: null,
      current: true,
      chosen: true,
      watch: false,
      demo: false,
    },
    {
      name: 'staging',
      cluster: 'st',
      server: null,
      namespace: null,
      problem: null,
      current: false,
      chosen: false,
      watch: false,
      demo: false,
    },
    {
      name: 'old',
      cluster: 'x',
      server: null,
      namespace: null,
      problem: 'no such cluster',
      current: false,
      chosen: false,
      watch: false,
      demo: false,
    },
  ],
  chosen: 'prod',
  loops: [loopStatus()],
  watched: watchedOf(changes),
  unwatched: [],
  open: { critical: 0, warning: 0, info: 0 },
  notices: [],
  playbooks: { waiting: 0, version: 0 },
  notSaved: 0,
  settings: defaultSettings(),
  overrides: [],
  attention: '',
  noLaunchAtLogin: null,
  firstRun: false,
  noUpdates: null,
  paths: { data: '/data', config: '/config', logs: '/logs' },
  ...changes,
});

export const incident = (number: number, changes: Partial<Incident> = {}): Incident => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  fingerprint: `f${number}`,
  context: 'prod',
  cluster: 'uid-1',
  type: 'crash_loop',
  severity: 'critical',
  namespace: 'shop',
  kind: 'Deployment',
  name: `web-${number}`,
  state: 'open',
  message: 'back-off restarting failed container',
  metadata: { exitCode: 1, reason: 'CrashLoopBackOff' },
  container: 'app',
  failing: 1,
  affected: 1,
  since: checked,
  firstSeen: checked,
  lastSeen: checked,
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
  ...changes,
});
