import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type EventMetadata, type EventType } from '../../shared/cluster-event.ts';
import { type Incident, TIMELINE_STEPS } from '../../shared/incident.ts';
import { counted, listed, plain } from '../../shared/plain-text.ts';
import { relativeTime } from '../../shared/relative-time.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import { incidentPlace, incidentTitle, kubernetesTerm, memberName } from '../../shared/wording.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

function incident(changes: Partial<Incident> = {}): Incident {
  return {
    id: 'id',
    fingerprint: 'f',
    context: 'prod',
    cluster: 'c',
    type: 'crash_loop',
    severity: 'critical',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'web',
    state: 'open',
    message: '',
    metadata: {},
    container: 'app',
    failing: 1,
    affected: 1,
    since: ago(240),
    firstSeen: ago(240),
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
    ...changes,
  };
}

describe('titles are sentences a person would say', () => {
  it.each<[EventType, EventMetadata, Partial<Incident>, string]>([
    [
      'crash_loop',
      { exitCode: 1, startedAt: ago(12), finishedAt: ago(10) },
      {},
      'web keeps crashing: app exits 1 after 2 s',
    ],
    [
      'crash_loop',
      { exitCode: 0, startedAt: ago(190), finishedAt: ago(10) },
      {},
      'web keeps crashing: app exits 0 after 3 min',
    ],
    ['crash_loop', { exitCode: 137, signal: 9 }, {}, 'web keeps crashing: app is killed by signal 9'],
    ['crash_loop', { exitCode: 139, signal: 0 }, {}, 'web keeps crashing: app exits 139'],
    [
      'crash_loop',
      { exitCode: 1, startedAt: '0001-01-01T00:00:00Z', finishedAt: ago(10) },
      {},
      'web keeps crashing: app exits 1',
    ],
    [
      'crash_loop',
      { exitCode: 1, startedAt: ago(1), finishedAt: ago(10) },
      {},
      'web keeps crashing: app exits 1',
    ],
    ['crash_loop', { exitCode: 1 }, { container: null }, 'web keeps crashing: its container exits 1'],
    ['crash_loop', {}, {}, 'web keeps crashing'],
    ['oom_killed', { memoryLimit: '512Mi' }, { name: 'api' }, 'api ran out of memory (limit 512Mi)'],
    ['oom_killed', {}, { name: 'api' }, 'api ran out of memory'],
    ['node_not_ready', { ready: 'Unknown' }, { name: 'node-3' }, 'node-3 stopped reporting 4 min ago'],
    [
      'node_not_ready',
      { ready: 'Unknown' },
      { name: 'node-3', since: ago(-60) },
      'node-3 stopped reporting just now',
    ],
    ['node_not_ready', { ready: 'False' }, { name: 'node-3' }, 'node-3 has not been ready for 4 min'],
    [
      'node_not_ready',
      { ready: 'False' },
      { name: 'node-3', since: 'nonsense' },
      'node-3 has not been ready',
    ],
    [
      'node_not_ready',
      { ready: 'False', cordoned: true },
      { name: 'node-3' },
      'node-3 is cordoned and not ready',
    ],
    ['zero_replicas', { wants: 3 }, { name: 'checkout' }, 'checkout has no available pods (wants 3)'],
    [
      'zero_replicas',
      { wants: 3, paused: true },
      { name: 'checkout' },
      'checkout has no available pods (wants 3), its rollout is paused',
    ],
    ['zero_replicas', {}, { name: 'checkout' }, 'checkout has no available pods'],
    ['image_pull_failed', { image: 'nginx:nope' }, {}, 'web cannot pull its image nginx:nope'],
    ['image_pull_failed', {}, {}, 'web cannot pull its image'],
    [
      'container_config_error',
      { reason: 'CreateContainerConfigError' },
      {},
      'web cannot start: app is misconfigured',
    ],
    [
      'container_config_error',
      { reason: 'InvalidImageName' },
      {},
      'web cannot start: app has an invalid image name',
    ],
    ['container_config_error', { reason: 'RunContainerError' }, {}, 'web cannot start: app fails to start'],
    ['container_config_error', {}, {}, 'web cannot start: app is misconfigured'],
    ['pod_unschedulable', {}, {}, 'web finds no node to run on'],
    ['pod_unschedulable', {}, { failing: 3 }, 'web finds no node to run on (3 pods waiting)'],
    [
      'job_failed',
      { reason: 'BackoffLimitExceeded' },
      { name: 'backup' },
      'backup failed after all its retries',
    ],
    ['job_failed', { reason: 'DeadlineExceeded' }, { name: 'backup' }, 'backup failed: it took too long'],
    ['job_failed', {}, { name: 'backup' }, 'backup failed'],
    ['rollout_stuck', { wants: 3, available: 2 }, {}, 'web is stuck in its rollout (2 of 3 available)'],
    ['rollout_stuck', {}, {}, 'web is stuck in its rollout'],
    ['statefulset_unavailable', { wants: 3, available: 1 }, { name: 'db' }, 'db has 1 of 3 pods available'],
    [
      'statefulset_unavailable',
      { wants: 3, available: 0 },
      { name: 'db' },
      'db has no available pods (wants 3)',
    ],
    [
      'daemonset_unavailable',
      { wants: 5, available: 3 },
      { name: 'agent' },
      'agent is missing on 2 of 5 nodes',
    ],
    [
      'daemonset_unavailable',
      { wants: 5, available: 0 },
      { name: 'agent' },
      'agent runs on no node (wants 5)',
    ],
    ['daemonset_unavailable', { available: 2 }, { name: 'agent' }, 'agent is missing on some nodes'],
    ['node_pressure', { pressures: ['MemoryPressure'] }, { name: 'node-2' }, 'node-2 is short of memory'],
    [
      'node_pressure',
      { pressures: ['DiskPressure', 'PIDPressure'] },
      { name: 'node-2' },
      'node-2 is short of disk space and process IDs',
    ],
    ['node_pressure', {}, { name: 'node-2' }, 'node-2 is under pressure'],
  ])('%s %j %j', (type, metadata, changes, title) => {
    expect(incidentTitle(incident({ type, metadata, ...changes }), NOW)).toBe(title);
  });

  it.each(EVENT_TYPES)('%s has a title and a Kubernetes term', (type) => {
    expect(incidentTitle(incident({ type }), NOW)).toMatch(/^web \w/);
    expect(kubernetesTerm(type)).not.toBe('');
  });
});

describe('names from the cluster are hostile', () => {
  it.each<[string, Partial<Incident>]>([
    ['turns the reading direction', { name: 'web\u202Egnp.exe' }],
    ['breaks the line', { name: 'web\r\nAll quiet.\u2028' }],
    ['rings the bell', { name: 'web\u0007\u001B[31m' }],
    ['is invisible', { name: 'we\u200Bb\uFEFF' }],
    ['is endless', { name: 'w'.repeat(100_000) }],
    [
      'hides in the image',
      { type: 'image_pull_failed', metadata: { image: `nginx\u202E\n${'x'.repeat(9999)}` } },
    ],
    ['is empty', { name: '' }],
  ])('a name that %s stays one short plain line', (_, changes) => {
    const title = incidentTitle(incident(changes), NOW);
    expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(title.length).toBeLessThanOrEqual(300);
    expect(title).toMatch(/\S/);
  });

  it('cuts between characters', () => {
    expect(plain('🐕🐕🐕🐕', 3)).toBe('🐕🐕…');
    expect(plain('🐕🐕🐕', 3)).toBe('🐕🐕🐕');
    expect(plain(undefined)).toBe('');
  });
});

describe('where', () => {
  it.each<[Partial<Incident>, string]>([
    [{ failing: 3 }, 'prod · shop · 3 pods affected'],
    [{ failing: 1 }, 'prod · shop · 1 pod affected'],
    [{ failing: 0 }, 'prod · shop'],
    [{ type: 'zero_replicas' }, 'prod · shop'],
    [{ type: 'node_not_ready', namespace: '' }, 'prod'],
  ])('%j: %s', (changes, place) => {
    expect(incidentPlace(incident(changes))).toBe(place);
  });

  it('members by kind, name and container', () => {
    expect(memberName({ kind: 'Pod', name: 'web-1', container: 'app' })).toBe('Pod web-1 (app)');
    expect(memberName({ kind: 'Node', name: 'node-3', container: null })).toBe('Node node-3');
  });
});

describe('times', () => {
  it.each([
    [0, 'just now'],
    [0.9, 'just now'],
    [4, '4 s ago'],
    [59, '59 s ago'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 h ago'],
    [47 * 3600, '47 h ago'],
    [48 * 3600, '2 d ago'],
    [-30, 'in 30 s'],
  ])('%d s: %s', (seconds, text) => {
    expect(relativeTime(ago(seconds), NOW)).toBe(text);
  });

  it('a text that is no time', () => {
    expect(relativeTime('soon', NOW)).toBe('at an unknown time');
  });
});

describe('the timeline', () => {
  it.each(TIMELINE_STEPS)('%s is a sentence', (step) => {
    expect(timelineText(step, { incident: incident(), now: NOW })).toMatch(/^[A-Za-z].*\.$/);
  });

  it.each<[Parameters<typeof timelineText>[0], Partial<Incident>, string]>([
    ['opened', { preExisting: true }, 'Was already there: web keeps crashing.'],
    ['snoozed', { snoozedUntil: ago(-3600) }, 'Snoozed for 1 h.'],
    ['silenced', { silencedUntil: ago(-3599) }, 'Silenced for 1 h: nobody is told.'],
    ['unsilenced', {}, 'The silence is over, still failing.'],
    ['acknowledged', { state: 'acknowledged' }, 'Acknowledged.'],
    ['acknowledged', { state: 'open' }, 'Acknowledgement taken back.'],
    ['resolved', { resolution: 'recovered' }, 'Recovered.'],
    ['resolved', { resolution: 'gone' }, 'Resolved: what failed was deleted.'],
    ['resolved', { resolution: 'closed' }, 'Closed by hand.'],
    ['severity_changed', { severity: 'warning' }, 'Is warning now.'],
  ])('%s %j: %s', (step, changes, text) => {
    expect(timelineText(step, { incident: incident(changes), now: NOW })).toBe(text);
  });
});

describe('counts and lists', () => {
  it.each([
    [0, '0 pods'],
    [1, '1 pod'],
    [1204, '1,204 pods'],
  ])('%d: %s', (count, text) => {
    expect(counted(count, 'pod')).toBe(text);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j: %s', (words, text) => {
    expect(listed(words)).toBe(text);
  });
});
