import { describe, expect, it } from 'vitest';
import { healthOf, nextCheckInWords } from '../../renderer/frame/health.ts';
import { isWell } from '../../renderer/incidents/detail/conditions.tsx';
import { keptLogs } from '../../renderer/incidents/detail/kept-logs.ts';
import { extentInWords, placeOf, stateInWords } from '../../renderer/incidents/incident-words.ts';
import { bytesInWords } from '../../renderer/parts/bytes.ts';
import { snoozeChoices } from '../../renderer/parts/snooze-choices.ts';
import { detailOf } from '../support/scene-details.ts';
import { everyIncident, incident } from '../support/scene-incidents.ts';
import { loop } from '../support/scenes.ts';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_536, '1.5 KiB'],
    [533_725_184, '509 MiB'],
    [2_147_483_648, '2.0 GiB'],
  ])('%d is %s', (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words);
  });
});

describe("an incident's words", () => {
  it.each([
    [incident('crash_loop'), 'Open'],
    [incident('crash_loop', { reopened: 2 }), 'Reopened'],
    [incident('crash_loop', { state: 'acknowledged' }), 'Acknowledged'],
    [incident('crash_loop', { state: 'snoozed' }), 'Snoozed'],
    [incident('crash_loop', { state: 'resolved', resolution: 'recovered' }), 'Recovered'],
    [incident('crash_loop', { state: 'resolved', resolution: 'gone' }), 'Deleted'],
    [incident('crash_loop', { state: 'resolved', resolution: 'closed' }), 'Closed by hand'],
  ])('state %#', (one, words) => {
    expect(stateInWords(one)).toBe(words);
  });

  it.each([
    [incident('crash_loop', { failing: 3, affected: 5 }), '3 pods'],
    [incident('crash_loop', { failing: 0, affected: 5 }), '5 pods'],
    [incident('zero_replicas', { metadata: { wants: 3 } }), '0 of 3 up'],
    [incident('node_not_ready', { kind: 'Node' }), ''],
    [incident('job_failed', { kind: 'Job' }), ''],
  ])('extent %#', (one, words) => {
    expect(extentInWords(one)).toBe(words);
  });

  it('place: no namespace for nodes, no tricks in names', () => {
    expect(placeOf({ namespace: 'shop', name: 'web' })).toBe('shop / web');
    expect(placeOf({ namespace: '', name: 'node-3' })).toBe('node-3');
    expect(placeOf({ namespace: 'a\u202eb', name: 'c\nd' })).toBe('ab / c d');
  });
});

describe("a loop's health", () => {
  it.each([
    [loop(), 'good'],
    [loop({ notPermitted: ['nodes'] }), 'partial'],
    [loop({ problems: ['Slow.'] }), 'partial'],
    [loop({ phase: 'starting' }), 'busy'],
    [loop({ phase: 'syncing' }), 'busy'],
    [loop({ phase: 'failing' }), 'failing'],
    [loop({ phase: 'paused' }), 'paused'],
    [loop({ phase: 'stopped' }), 'stopped'],
  ])('%#', (status, health) => {
    expect(healthOf(status)).toBe(health);
  });

  it('says when it looks next', () => {
    const at = Date.parse('2026-11-22T14:00:00Z');
    expect(nextCheckInWords(loop({ nextCheck: '2026-11-22T14:00:26Z' }), at)).toBe('next in 26 s');
    expect(nextCheckInWords(loop({ nextCheck: '2026-11-22T13:59:00Z' }), at)).toBe('checking now');
    expect(nextCheckInWords(loop({ nextCheck: null }), at)).toBeNull();
  });
});

describe('a condition is well', () => {
  it.each([
    ['Ready', 'True', true],
    ['Ready', 'False', false],
    ['Ready', 'Unknown', false],
    ['MemoryPressure', 'True', false],
    ['MemoryPressure', 'False', true],
    ['NetworkUnavailable', 'False', true],
    ['ReplicaFailure', 'True', false],
    ['DisruptionTarget', 'True', false],
    ['Available', 'False', false],
    ['DiskPressure', 'Unknown', null],
  ])('%s=%s: %s', (type, status, well) => {
    expect(isWell({ type, status, reason: null, message: null, lastTransitionTime: null })).toBe(well);
  });
});

it('snoozes to nine in the morning of the coming day and the coming Monday', () => {
  const monday = new Date(2026, 10, 23, 22, 30);
  const [hour, four, tomorrow, week] = snoozeChoices(monday).map(({ until }) => until);
  expect(hour).toEqual(new Date(2026, 10, 23, 23, 30));
  expect(four).toEqual(new Date(2026, 10, 24, 2, 30));
  expect(tomorrow).toEqual(new Date(2026, 10, 24, 9));
  expect(week).toEqual(new Date(2026, 10, 30, 9));
});

it('finds the logs an incident kept only for the pod they are of', () => {
  const crash = everyIncident().find(({ name }) => name === 'payments-api') ?? incident('crash_loop');
  const detail = detailOf(crash);
  const pod = {
    kind: 'Pod',
    namespace: 'shop',
    name: 'payments-api-7d9c5b8f6d-x2x9k',
    containers: [],
    state: null,
  };
  expect(keptLogs(detail, pod, null)?.container).toBe('app');
  expect(keptLogs(detail, pod, 'other')).toBeNull();
  expect(keptLogs(detail, { ...pod, name: 'another' }, null)).toBeNull();
});
