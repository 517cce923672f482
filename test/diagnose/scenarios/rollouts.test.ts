import { ago } from '../../support/kube-metadata.ts';
import { pod } from '../../support/kube-objects.ts';
import { deployment } from '../../support/kube-workloads.ts';
import { caseOf, crashing, logOf, revision } from '../support/cases.ts';
import { CRASHED, DEPLOYMENT } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

const databaseRevision = (n: number, image: string, age: number) => ({
  kind: 'ControllerRevision',
  metadata: { name: `db-rev${n}`, namespace: 'shop', creationTimestamp: ago(age) },
  revision: n,
  data: { spec: { template: { spec: { containers: [{ name: 'app', image }] } } } },
});

play('rollouts of every kind', [
  {
    name: 'a StatefulSet rollout that stops at its first pod',
    case: crashing('Error: Unknown migration step 12\n    at run (/app/m.js:3:1)'.split('\n'), {
      pod: { name: 'db-2', age: 300, controller: { kind: 'StatefulSet', name: 'db' } },
      more: {
        target: { kind: 'StatefulSet', namespace: 'shop', name: 'db', uid: null },
        workload: {
          kind: 'StatefulSet',
          metadata: { name: 'db', namespace: 'shop' },
          spec: { replicas: 3 },
          status: {
            currentRevision: 'db-rev1',
            updateRevision: 'db-rev2',
            currentReplicas: 2,
            readyReplicas: 2,
          },
        },
        revisions: [
          databaseRevision(2, 'registry.example/db:9.1', 320),
          databaseRevision(1, 'registry.example/db:9.0', 900000),
        ],
        logs: [logOf('Error: Unknown migration step 12', { pod: 'db-2' })],
      },
    }),
    pattern: ['BadRollout'],
    names: ['9.1'],
  },
  {
    name: 'a Deployment with one bad pod of three',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: 2 }),
      pods: [
        pod({ name: 'web-1', ready: false, containers: [CRASHED] }),
        pod({ name: 'web-2' }),
        pod({ name: 'web-3' }),
      ],
      logs: [logOf('open /data/shard-3/LOCK: input/output error', { pod: 'web-1' })],
    }),
    pattern: 'StorageFailure',
    names: ['/data/shard-3/LOCK'],
  },
  {
    name: 'rollout env changed value',
    case: crashing('ERROR dial tcp: lookup db-new.shop.svc: no such host', {
      pod: { age: 300 },
      more: {
        workload: deployment({ available: 2 }),
        revisions: [
          revision(9, 'web-6d4b75cb6d', {
            age: 300,
            container: { env: [{ name: 'DB_HOST', value: 'db-new.shop.svc' }] },
          }),
          revision(8, 'web-old', {
            age: 90000,
            ready: 2,
            container: { env: [{ name: 'DB_HOST', value: 'db.shop.svc' }] },
          }),
        ],
      },
    }),
    pattern: ['DependencyFailure', 'BadRollout', 'ConfigError'],
    names: ['db-new.shop.svc', 'DB_HOST'],
  },
  {
    name: 'rollout of the command',
    case: crashing('Error: unknown command "serv" for "app"', {
      pod: { age: 300 },
      more: {
        workload: deployment({ available: 2 }),
        revisions: [
          revision(9, 'web-6d4b75cb6d', { age: 300, container: { args: ['serv'] } }),
          revision(8, 'web-old', { age: 90000, ready: 2, container: { args: ['serve'] } }),
        ],
      },
    }),
    pattern: ['ConfigError', 'BadRollout'],
    names: ['serv', 'args changed'],
  },
  {
    name: 'rollback target: pods of the old revision crash too',
    case: crashing('IndexError: list index out of range', {
      pod: { age: 90000, controller: { kind: 'ReplicaSet', name: 'web-old' } },
      more: {
        workload: deployment({ available: 0 }),
        revisions: [
          revision(9, 'web-new', { age: 300, container: { image: 'x:2' } }),
          revision(8, 'web-old', { age: 90000, container: { image: 'x:1' } }),
        ],
      },
    }),
    pattern: 'CrashLoop',
    names: ['list index'],
  },
]);
