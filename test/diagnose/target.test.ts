import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../electron/diagnose/target.ts';

describe('what is to be explained', () => {
  test.each([
    ['shop/web-1', { kind: 'Pod', namespace: 'shop', name: 'web-1' }],
    ['pod/shop/web-1', { kind: 'Pod', namespace: 'shop', name: 'web-1' }],
    ['node/worker-1', { kind: 'Node', namespace: '', name: 'worker-1' }],
    ['Node/worker-1', { kind: 'Node', namespace: '', name: 'worker-1' }],
    ['deployment/shop/web', { kind: 'Deployment', namespace: 'shop', name: 'web' }],
    ['Deployment/shop/web', { kind: 'Deployment', namespace: 'shop', name: 'web' }],
    ['sts/data/db', { kind: 'StatefulSet', namespace: 'data', name: 'db' }],
    ['daemonsets/kube-system/cni', { kind: 'DaemonSet', namespace: 'kube-system', name: 'cni' }],
    ['cronjob/batch/nightly', { kind: 'CronJob', namespace: 'batch', name: 'nightly' }],
    ['Rollout/shop/web', { kind: 'Rollout', namespace: 'shop', name: 'web' }],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  test.each(['web-1', '', '/', 'shop/', 'a/b/c/d', '/web', 'deployment//web'])('"%s" is nothing', (text) => {
    expect(() => parseTarget(text)).toThrow(/say NAMESPACE\/POD, node\/NAME or KIND\/NAMESPACE\/NAME$/);
  });

  test('a node has no namespace', () => {
    expect(() => parseTarget('node/default/worker-1')).toThrow('a node has no namespace, say node/worker-1');
  });
});
