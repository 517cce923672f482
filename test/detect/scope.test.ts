import { expect, test } from 'vitest';
import { countsInSystemNamespace, inScope } from '../../electron/detect/scope.ts';
import type { Severity } from '../../shared/cluster-event.ts';

test.each<[why: string, include: string[], exclude: string[], namespace: string, expected: boolean]>([
  ['nothing is excluded by default', [], [], 'shop', true],
  ['not even the system', [], [], 'kube-system', true],
  ['an include names all there is', ['shop'], [], 'other', false],
  ['an include may be a glob', ['team-*'], [], 'team-a', true],
  ['a glob matches the whole name', ['team'], [], 'team-a', false],
  ['any of several', ['shop', 'team-{a,b}'], [], 'team-b', true],
  ['an exclude takes away', [], ['*-preview'], 'web-preview', false],
  ['and leaves the rest', [], ['*-preview'], 'web', true],
  ['exclude wins over include', ['team-*'], ['team-a'], 'team-a', false],
  ['a question mark is one letter', ['team-?'], [], 'team-ab', false],
  ['cluster-scoped objects are never filtered', ['shop'], ['*'], '', true],
])('%s', (_why, include, exclude, namespace, expected) => {
  expect(inScope(namespace, { include, exclude })).toBe(expected);
});

test('a settings object is compiled once and asked again', () => {
  const globs = { include: ['team-*'], exclude: [] };
  expect([inScope('team-a', globs), inScope('shop', globs), inScope('team-b', globs)]).toEqual([
    true,
    false,
    true,
  ]);
});

const finding = (namespace: string, severity: Severity) => ({
  severity,
  subject: { kind: 'Pod', namespace, name: 'coredns', uid: 'u' },
});

test.each<[setting: 'all' | 'critical' | 'none', namespace: string, severity: Severity, expected: boolean]>([
  ['critical', 'kube-system', 'critical', true],
  ['critical', 'kube-system', 'warning', false],
  ['critical', 'kube-public', 'info', false],
  ['critical', 'kube-node-lease', 'warning', false],
  ['critical', 'shop', 'warning', true],
  ['critical', '', 'info', true],
  ['all', 'kube-system', 'info', true],
  ['none', 'kube-system', 'critical', false],
  ['none', 'shop', 'warning', true],
  ['none', 'kube-system-copy', 'warning', true],
])(
  'systemNamespaces %s, a finding in "%s" that is %s counts: %s',
  (setting, namespace, severity, expected) => {
    expect(countsInSystemNamespace(finding(namespace, severity), setting)).toBe(expected);
  },
);
