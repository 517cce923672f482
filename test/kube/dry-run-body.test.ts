import { expect, test } from 'vitest';
import { dryRunBody } from '../../electron/kube/dry-run-body.ts';

test('a deletion says in its body that it is dry: the query is not read when there is a body', () => {
  const body = { kind: 'DeleteOptions', preconditions: { uid: 'u1' } };
  expect(dryRunBody('DELETE', body)).toEqual({ ...body, dryRun: ['All'] });
});

test('an eviction says it in its deletion', () => {
  const eviction = {
    kind: 'Eviction',
    metadata: { name: 'web-1' },
    deleteOptions: { preconditions: { uid: 'u1' } },
  };
  expect(dryRunBody('POST', eviction)).toEqual({
    ...eviction,
    deleteOptions: { preconditions: { uid: 'u1' }, dryRun: ['All'] },
  });
});

test.each([
  ['a JSON patch', 'PATCH', [{ op: 'test', path: '/a', value: 1 }]],
  ['an object to be created', 'POST', { kind: 'Pod' }],
] as const)('%s stays as it is', (_what, method, body) => {
  expect(dryRunBody(method, body)).toBe(body);
});
