import { describe, expect, it } from 'vitest';
import { RESOURCES, resourcePath } from '../../electron/kube/resources.ts';

describe('resourcePath', () => {
  it.each([
    [RESOURCES.pods, undefined, undefined, '/api/v1/pods'],
    [RESOURCES.pods, 'shop', undefined, '/api/v1/namespaces/shop/pods'],
    [RESOURCES.pods, 'shop', 'web-0', '/api/v1/namespaces/shop/pods/web-0'],
    [RESOURCES.nodes, 'shop', 'node-1', '/api/v1/nodes/node-1'],
    [RESOURCES.namespaces, undefined, 'kube-system', '/api/v1/namespaces/kube-system'],
    [RESOURCES.deployments, 'shop', undefined, '/apis/apps/v1/namespaces/shop/deployments'],
    [RESOURCES.cronjobs, undefined, undefined, '/apis/batch/v1/cronjobs'],
    [RESOURCES.pods, 'half\ud800', undefined, '/api/v1/namespaces/half%EF%BF%BD/pods'],
    [RESOURCES.pods, '../../x', 'a?b#c', '/api/v1/namespaces/..%2F..%2Fx/pods/a%3Fb%23c'],
  ])('$name in %s: %s', (resource, namespace, name, path) => {
    expect(resourcePath(resource, namespace, name)).toBe(path);
  });
});
