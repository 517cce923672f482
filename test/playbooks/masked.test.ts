import { describe, expect, test } from 'vitest';
import { masked, namedValues } from '../../electron/playbooks/masked.ts';

const template = {
  metadata: {
    annotations: { 'example.com/api-token': 'hunter2hunter2', note: 'two\nPASSWORD=hunter2\nlines' },
  },
  spec: {
    imagePullSecrets: [{ name: 'registry' }],
    volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }],
    containers: [
      {
        name: 'app',
        image: 'shop/token-service:1.4',
        command: ['serve', '--api-key', 'hunter2', '--port', '80'],
        args: ['--password=hunter2', 'postgres://me:hunter2@db/shop'],
        livenessProbe: { httpGet: { path: '/live', httpHeaders: [{ name: 'X-Key', value: 'hunter2' }] } },
        env: [
          { name: 'DB_HOST', value: 'hunter2' },
          { name: 'EMPTY', value: '' },
          { name: 'FROM', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
        ],
        resources: { limits: { memory: '64Mi' } },
      },
    ],
  },
};

describe('a pod template that is shown', () => {
  const shown = JSON.stringify(masked(template));

  test('tells no value of a variable, a header, a flag, and nothing that looks like a secret', () => {
    expect(shown).not.toContain('hunter2');
  });

  test.each([
    'DB_HOST',
    'shop/token-service:1.4',
    '"web-tls"',
    '"key":"password"',
    '"80"',
    '64Mi',
    '/live',
    'me:',
  ])('still tells %s', (kept) => expect(shown).toContain(kept));

  test('tells two values apart, and one value not', () => {
    const [a, b, again] = ['hunter1', 'hunter2', 'hunter1'].map((value) => masked({ name: 'X', value }));
    expect(a).not.toEqual(b);
    expect(a).toEqual(again);
  });

  test('keeps what is no secret as it is', () => {
    const plain = { a: [1, 'two', null, true, { b: 'c' }] };
    expect(masked(plain)).toEqual(plain);
  });
});

test('the values that others may quote are those of variables and headers', () => {
  expect(namedValues(template)).toEqual(['hunter2']);
});
