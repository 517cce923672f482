import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { checkIncidents } from '../../electron/app/check-report.ts';
import { systemClock } from '../../electron/app/clock.ts';
import { type DemoServer, startDemoServer } from '../../electron/demo/demo-server.ts';
import type { NewObject } from '../../electron/demo/object-store.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import { oneLook } from '../../electron/watch/one-look.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { connectTo } from '../support/connect-to.ts';
import { condition, NOW } from '../support/kube-metadata.ts';
import { node } from '../support/kube-objects.ts';
import { cronJob, job } from '../support/kube-workloads.ts';
import { JOB_STATES } from './verdicts/job-states.ts';
import { NODE_STATES } from './verdicts/node-states.ts';
import { ODD_PODS } from './verdicts/odd-pods.ts';
import { POD_STATES } from './verdicts/pod-states.ts';
import { SCOPES } from './verdicts/scopes.ts';
import { START_STATES } from './verdicts/start-states.ts';
import { WORKLOAD_STATES } from './verdicts/workload-states.ts';

/** Complete clusters behind a real HTTPS API, and exactly what `npm run check` says of them. */

const clock = { ...systemClock, now: () => NOW };
let server: DemoServer;
let connection: ClusterConnection;

beforeAll(async () => {
  server = await startDemoServer({ scenario: 'empty' });
  // The objects are as they are: no controller of the simulation may touch them.
  server.cluster.stop();
  connection = connectTo(server.kubeconfig);
});
afterAll(async () => {
  await connection.close();
  await server.close();
});

const made: (() => unknown)[] = [];
afterEach(() => {
  for (const remove of made.splice(0)) remove();
});

function create(object: NewObject & { kind: string }): void {
  const resource = Object.values(RESOURCES).find(({ kind }) => kind === object.kind);
  if (resource === undefined || resource.name === 'replicationcontrollers') throw new Error(object.kind);
  const { namespace, name } = object.metadata;
  const known = server.cluster.get(resource.name, namespace, name);
  if (known !== undefined) server.cluster.delete(resource.name, namespace, name);
  server.cluster.create(resource.name, object);
  const { name: resourceName } = resource;
  made.push(() => server.cluster.delete(resourceName, namespace, name));
}

async function check(objects: readonly object[], change: (settings: Settings) => void = () => {}) {
  for (const object of objects) create(object as NewObject & { kind: string });
  const settings = defaultSettings();
  change(settings);
  const signal = AbortSignal.timeout(10_000);
  const { complete, errors, findings } = await oneLook({ connection, settings, clock, signal });
  return { complete, errors, incidents: checkIncidents(findings) };
}

/** "critical crash_loop Deployment shop/web: web-1/app". */
function inWords({ incidents }: Awaited<ReturnType<typeof check>>): string[] {
  return incidents.map(({ severity, type, kind, namespace, name, affected }) => {
    const members = affected.map((one) =>
      one.container === null ? one.name : `${one.name}/${one.container}`,
    );
    return `${severity} ${type} ${kind} ${namespace === '' ? name : `${namespace}/${name}`}: ${members.join(', ')}`;
  });
}

test.each([
  ...POD_STATES,
  ...START_STATES,
  ...ODD_PODS,
  ...NODE_STATES,
  ...WORKLOAD_STATES,
  ...JOB_STATES,
  ...SCOPES,
])('$what: $why', async ({ objects, expected, settings }) => {
  const report = await check(objects, settings);
  expect({ complete: report.complete, errors: report.errors, incidents: inWords(report) }).toEqual({
    complete: true,
    errors: [],
    incidents: expected,
  });
});

test('the whole answer, as it is printed', async () => {
  expect(
    await check([
      cronJob(),
      ...[7200, 60].map((since) =>
        job({
          name: `backup-${since}`,
          controller: { kind: 'CronJob', name: 'backup' },
          conditions: [condition('Failed', 'True', since, 'BackoffLimitExceeded', 'gave up')],
        }),
      ),
    ]),
  ).toEqual({
    complete: true,
    errors: [],
    incidents: [
      {
        type: 'job_failed',
        severity: 'warning',
        namespace: 'shop',
        kind: 'CronJob',
        name: 'backup',
        message: 'job backup-60 failed: gave up',
        affected: [
          { kind: 'Job', namespace: 'shop', name: 'backup-60', container: null },
          { kind: 'Job', namespace: 'shop', name: 'backup-7200', container: null },
        ],
      },
    ],
  });
});

test('a label selector that is none is said, hides nothing, and leaves the answer complete', async () => {
  const report = await check([node({ ready: condition('Ready', 'Unknown', 900) })], (settings) => {
    settings.watch.labelSelector = 'app in web';
  });
  expect(report).toMatchObject({ complete: true, incidents: [{ type: 'node_not_ready' }] });
  expect(report.errors).toEqual([
    'the label selector cannot be understood at "app in web": it is ignored, and whatever its labels are is watched.',
  ]);
});
