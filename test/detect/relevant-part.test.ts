import { describe, expect, test } from 'vitest';
import { relevantPart } from '../../electron/detect/relevant-part.ts';
import { backingOff } from '../support/container-states.ts';
import type { Fields, KubeObject } from '../support/kube-metadata.ts';
import { node, pod } from '../support/kube-objects.ts';
import { deployment } from '../support/kube-workloads.ts';

const part = (object: unknown) => relevantPart(object) as KubeObject;
const containerWith = (spec: Fields) =>
  (part(pod({ containers: [{ spec }] })).spec.containers as [Fields])[0];

describe('what is shown', () => {
  test('metadata, status, and of the spec what explains trouble', () => {
    const shown = part(pod({ containers: [{ state: backingOff(), limits: { memory: '512Mi' } }] }));
    expect(shown).toMatchObject({
      kind: 'Pod',
      metadata: { name: 'web-6d4b75cb6d-x2x7k', namespace: 'shop' },
      spec: { nodeName: 'node-1', restartPolicy: 'Always' },
      status: {
        phase: 'Running',
        containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }],
      },
    });
    expect(shown.spec.containers).toEqual([
      {
        name: 'app',
        image: 'registry.example/web:1.4.2',
        imagePullPolicy: 'IfNotPresent',
        resources: { limits: { memory: '512Mi' } },
        ports: [{ containerPort: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  test('a workload’s replicas, strategy and template', () => {
    const { spec } = part(deployment({ replicas: 5 }));
    expect(Object.keys(spec).toSorted()).toEqual([
      'progressDeadlineSeconds',
      'replicas',
      'strategy',
      'template',
    ]);
    expect(spec.template).toMatchObject({ spec: { containers: [{ name: 'app' }] } });
  });

  test('env names without values', () => {
    const env = [
      { name: 'DB_PASSWORD', value: 'hunter2' },
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'db', key: 'token' } } },
    ];
    expect(containerWith({ env }).env).toEqual([{ name: 'DB_PASSWORD' }, { name: 'TOKEN' }]);
  });

  test('probes without their headers', () => {
    const httpGet = {
      path: '/healthz',
      port: 8080,
      httpHeaders: [{ name: 'Authorization', value: 'hunter2' }],
    };
    expect(containerWith({ livenessProbe: { httpGet, periodSeconds: 10 } }).livenessProbe).toEqual({
      httpGet: { path: '/healthz', port: 8080 },
      periodSeconds: 10,
    });
  });
});

describe('what is not', () => {
  test('managedFields, applied manifests, images of a node', () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': '{"env":[{"value":"hunter2"}]}',
      'objectset.rio.cattle.io/applied': 'H4sIAAAA',
      'example.com/api-token': 'hunter2',
      'example.com/config': '{"password":"hunter2"}',
      'example.com/long': 'x'.repeat(300),
      'deployment.kubernetes.io/revision': '7',
    };
    expect(part(pod({ annotations })).metadata.annotations).toEqual({
      'deployment.kubernetes.io/revision': '7',
    });
    expect(part(pod()).metadata).not.toHaveProperty('managedFields');
    expect(part(node()).status).not.toHaveProperty('images');
  });

  test.each<[string[], string[]]>([
    [
      ['serve', '--port', '80'],
      ['serve', '--port', '80'],
    ],
    [
      ['serve', '--db-password=hunter2'],
      ['serve', '--db-password=***'],
    ],
    [
      ['serve', '--token', 'hunter2', '-v'],
      ['serve', '--token', '***', '-v'],
    ],
    [
      ['serve', '--token', '--verbose'],
      ['serve', '--token', '--verbose'],
    ],
    [
      ['sh', '-c', 'API_KEY=hunter2 exec serve'],
      ['sh', '-c', 'API_KEY=*** exec serve'],
    ],
    [
      ['sh', '-c', 'serve --secret hunter2 -v'],
      ['sh', '-c', 'serve --secret *** -v'],
    ],
    [
      ['curl', '-H', 'Authorization: Bearer hunter2'],
      ['curl', '-H', 'Authorization: ***'],
    ],
    [
      ['serve', 'postgres://app:hunter2@db/shop'],
      ['serve', 'postgres://app:***@db/shop'],
    ],
    [
      ['echo', 'passing the tests now'],
      ['echo', 'passing the tests now'],
    ],
  ])('secrets in the command %j', (command, shown) => {
    expect(containerWith({ command }).command).toEqual(shown);
    const exec = { command };
    expect(containerWith({ readinessProbe: { exec } }).readinessProbe).toEqual({ exec: { command: shown } });
  });

  test('args, volumes and everything else of the spec', () => {
    const shown = JSON.stringify(part(pod({ containers: [{ spec: { args: ['hunter2'] } }] })));
    expect(shown).not.toMatch(/hunter2|volumes|tolerations|serviceAccountName/);
  });
});

describe('its size', () => {
  test.each<[string, unknown]>([
    ['a message of 100 kB', { ...pod(), status: { message: 'x'.repeat(100_000) } }],
    [
      '1,000 containers',
      pod({ containers: Array.from({ length: 1000 }, (_, index) => ({ name: `c${index}` })) }),
    ],
    [
      '100,000 labels',
      pod({ labels: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`l${i}`, 'x'])) }),
    ],
    ['a name of 1 MB', pod({ name: 'x'.repeat(1_000_000) })],
    ['a command word of 1 MB', pod({ containers: [{ spec: { command: ['pass'.repeat(250_000)] } }] })],
    ['nesting 1,000 deep', { status: JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`) }],
  ])('is at most 16 kB: %s', (_case, object) => {
    expect(JSON.stringify(relevantPart(object)).length).toBeLessThanOrEqual(16_000);
  });

  test('a long message keeps its beginning, and the rest stays', () => {
    const shown = part({
      ...pod(),
      status: { phase: 'Pending', message: `no space: ${'x'.repeat(100_000)}` },
    });
    expect(shown.status).toMatchObject({
      phase: 'Pending',
      message: expect.stringMatching(/^no space: x+…$/),
    });
    expect(shown.metadata.name).toBe('web-6d4b75cb6d-x2x7k');
  });
});
