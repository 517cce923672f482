import { describe, expect, test } from 'vitest';
import { asYaml, conditions, containers, statusWord } from '../../electron/app/inspection.ts';
import { fieldsOf } from '../../shared/api-fields.ts';
import { backingOff, oomKilled, running, terminated, waiting } from '../support/container-states.ts';
import { node, pod } from '../support/kube-objects.ts';
import { deployment } from '../support/kube-workloads.ts';

const NONE = new Map<string, number>();

describe('the status word', () => {
  test.each<[string, string, unknown, string]>([
    ['a pod’s phase', 'Pod', pod(), 'Running'],
    ['the kubelet’s reason before the phase', 'Pod', pod({ phase: 'Failed', reason: 'Evicted' }), 'Evicted'],
    ['on its way out, whatever its phase', 'Pod', pod({ deleting: true }), 'Terminating'],
    ['nothing known', 'Pod', {}, 'Unknown'],
    ['a node without a Ready condition', 'Node', {}, 'Unknown'],
    ['a ready node', 'Node', node(), 'Ready'],
    ['a workload counts', 'Deployment', deployment({ replicas: 3, available: 1 }), '1 of 3 available'],
    ['a workload that does not say how many wants one', 'Deployment', {}, '0 of 1 available'],
  ])('%s', (_why, kind, object, word) => {
    expect(statusWord(kind, fieldsOf(object))).toBe(word);
  });
});

describe('containers', () => {
  test('come in the order in which they start, with their roles', () => {
    const object = {
      spec: {
        initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
        containers: [{ name: 'app' }],
        ephemeralContainers: [{ name: 'debug' }],
      },
    };
    expect(containers(object, NONE).map(({ name, role }) => `${name} ${role}`)).toEqual([
      'migrate init',
      'proxy sidecar',
      'app container',
      'debug ephemeral',
    ]);
  });

  test('carry state, last termination, limits and the memory in use', () => {
    const object = fieldsOf(
      pod({
        containers: [{ name: 'app', state: backingOff(), lastState: oomKilled(), restartCount: 7 }],
      }),
    );
    expect(containers(object, new Map([['app', 1024]]))).toMatchObject([
      {
        name: 'app',
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        restartCount: 7,
        ready: false,
        lastTermination: { reason: 'OOMKilled', exitCode: 137 },
        memoryBytes: 1024,
      },
    ]);
  });

  test('carry no secret that a dying program printed: the kubelet keeps log lines as its message', () => {
    const message = 'cannot connect: password=hunter2';
    const object = fieldsOf(
      pod({
        containers: [
          { name: 'app', state: waiting('CrashLoopBackOff', message), lastState: terminated({ message }) },
        ],
      }),
    );
    const text = JSON.stringify(containers(object, NONE));
    expect(text).toContain('cannot connect');
    expect(text).not.toContain('hunter2');
    expect(
      JSON.stringify(conditions({ status: { conditions: [{ type: 'Ready', message }] } })),
    ).not.toContain('hunter2');
  });

  test('of a malformed pod are as good as can be read', () => {
    const object = {
      spec: { containers: [null, { name: 'app' }, 'x'] },
      status: { containerStatuses: 'none' },
    };
    expect(containers(object, NONE).map(({ name, state }) => `${name} ${state}`)).toEqual([
      '? unknown',
      'app unknown',
      '? unknown',
    ]);
    expect(conditions({ status: { conditions: [null, { type: 'Ready' }] } })).toMatchObject([
      { type: '?', status: 'Unknown' },
      { type: 'Ready', status: 'Unknown' },
    ]);
  });

  test('a container that runs says since when', () => {
    const [app] = containers(fieldsOf(pod({ containers: [{ state: running(60) }] })), NONE);
    expect(app).toMatchObject({ state: 'running', startedAt: expect.any(String), lastTermination: null });
  });
});

describe('the YAML', () => {
  const yaml = asYaml({
    metadata: {
      name: 'web',
      managedFields: [{ manager: 'kubectl' }],
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2', team: 'shop' },
    },
    spec: {
      containers: [
        {
          env: [
            { name: 'PASSWORD', value: 'hunter2' },
            { name: 'EMPTY', value: '' },
            { name: 'FROM', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
          ],
        },
      ],
    },
  });

  test('keeps what a person looks for', () => {
    expect(yaml).toContain('name: web');
    expect(yaml).toContain('team: shop');
    expect(yaml).toContain('name: PASSWORD');
    expect(yaml).toContain('secretKeyRef');
  });

  test('holds no value of an environment variable, no applied configuration and no managedFields', () => {
    expect(yaml).not.toContain('hunter2');
    expect(yaml).not.toContain('managedFields');
  });
});
