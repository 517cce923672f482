import { expect, test } from 'vitest';
import { notWatchedSince } from '../../renderer/frame/watching.ts';
import { appState } from '../support/scenes.ts';

const since = '2026-11-22T14:02:00.000Z';
const app = appState({ unwatched: [{ context: 'prod-eu', cluster: 'before', since }] });
const incident = { context: 'prod-eu', cluster: 'before', state: 'open' } as const;

test.each([
  ['of a cluster that its context no longer leads to', incident, since],
  ['that is snoozed there', { ...incident, state: 'snoozed' } as const, since],
  ['of the cluster that it leads to now', { ...incident, cluster: 'now' }, null],
  ['of another context to the same cluster', { ...incident, context: 'staging' }, null],
  ['that is over', { ...incident, state: 'resolved' } as const, null],
])('an incident %s', (_what, of, expected) => {
  expect(notWatchedSince(app, of)).toBe(expected);
});
