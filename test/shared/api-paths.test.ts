import { expect, test } from 'vitest';
import { knownKind } from '../../shared/api-kinds.ts';
import { collectionPath, logPath, objectPath } from '../../shared/api-paths.ts';

test.each([
  [collectionPath({ apiVersion: 'v1', plural: 'pods' }, 'shop'), '/api/v1/namespaces/shop/pods'],
  [collectionPath({ apiVersion: 'v1', plural: 'nodes' }, ''), '/api/v1/nodes'],
  [
    collectionPath({ apiVersion: 'v1', plural: 'events' }, 'shop', { fieldSelector: 'a=b,c=d' }),
    '/api/v1/namespaces/shop/events?fieldSelector=a%3Db%2Cc%3Dd',
  ],
  [
    objectPath({ apiVersion: 'apps/v1', plural: 'deployments' }, 'shop', 'web'),
    '/apis/apps/v1/namespaces/shop/deployments/web',
  ],
  [
    objectPath({ apiVersion: 'v1', plural: 'pods' }, '../x', 'a/b?c'),
    '/api/v1/namespaces/..%2Fx/pods/a%2Fb%3Fc',
  ],
  [
    logPath({ namespace: 'shop', name: 'web-1' }, 'app', { previous: true, lines: 20 }),
    '/api/v1/namespaces/shop/pods/web-1/log?container=app&previous=true&timestamps=true&tailLines=20',
  ],
])('%s', (path, expected) => {
  expect(path).toBe(expected);
});

test.each([
  ['deploy', 'Deployment'],
  ['PODS', 'Pod'],
  ['StatefulSet', 'StatefulSet'],
  ['rollout', undefined],
])('%s is the kind %s', (word, kind) => {
  expect(knownKind(word)?.kind).toBe(kind);
});
