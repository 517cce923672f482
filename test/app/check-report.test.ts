import { expect, test } from 'vitest';
import { checkIncidents, exitCode } from '../../electron/app/check-report.ts';
import type { Finding } from '../../electron/detect/finding.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';

const web: ObjectRef = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'd1' };
const finding = (
  pod: string,
  change: Partial<Finding & { owner: ObjectRef }> = {},
): Finding & { owner: ObjectRef } => ({
  type: 'crash_loop',
  severity: 'critical',
  subject: { kind: 'Pod', namespace: 'shop', name: pod, uid: pod },
  container: 'app',
  occurrence: '1',
  since: 0,
  message: `${pod} exits`,
  metadata: {},
  owner: web,
  ...change,
});

test('two pods of one workload are one incident with both affected', () => {
  const [incident, ...others] = checkIncidents([finding('web-b'), finding('web-a')]);
  expect(others).toEqual([]);
  expect(incident).toMatchObject({ type: 'crash_loop', namespace: 'shop', kind: 'Deployment', name: 'web' });
  expect(incident?.affected).toEqual([
    { kind: 'Pod', namespace: 'shop', name: 'web-a', container: 'app' },
    { kind: 'Pod', namespace: 'shop', name: 'web-b', container: 'app' },
  ]);
});

test('two types on one workload are two incidents, the more severe first', () => {
  const warning = finding('web-a', { type: 'image_pull_failed', severity: 'warning' });
  expect(checkIncidents([warning, finding('web-a')]).map(({ type }) => type)).toEqual([
    'crash_loop',
    'image_pull_failed',
  ]);
});

test('the incident is as severe as its worst finding and speaks its words', () => {
  const incidents = checkIncidents([
    finding('web-a', { severity: 'info', message: 'mild' }),
    finding('web-b', { message: 'grave' }),
  ]);
  expect(incidents).toMatchObject([{ severity: 'critical', message: 'grave' }]);
});

test('prints no secret that a component quoted', () => {
  const [incident] = checkIncidents([
    finding('web-a', { message: 'pull failed: https://bot:hunter2@registry/x' }),
  ]);
  expect(incident?.message).not.toContain('hunter2');
});

test.each([
  ['incidents', { complete: true, incidents: checkIncidents([finding('a')]) }, 1],
  [
    'incidents although not all could be read',
    { complete: false, incidents: checkIncidents([finding('a')]) },
    1,
  ],
  ['nothing seen, not all read', { complete: false, incidents: [] }, 2],
  ['all well', { complete: true, incidents: [] }, 0],
])('exit code: %s', (_why, part, code) => {
  expect(exitCode({ context: 'c', checkedAt: '', errors: [], ...part })).toBe(code);
});
