import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { event, revision } from '../diagnose/support/cases.ts';
import { CRASHED, withSpec } from '../diagnose/support/pods.ts';
import { running, terminated } from '../support/container-states.ts';
import { startHeadless } from '../support/headless-process.ts';
import { ago, condition, metadata } from '../support/kube-metadata.ts';
import { node, pod } from '../support/kube-objects.ts';
import { deployment } from '../support/kube-workloads.ts';
import { troubled } from './support/explain.ts';

/** `npm run explain` against a real HTTPS API. */

const headless = fileURLToPath(new URL('../../electron/headless.ts', import.meta.url));
const WEB = 'shop/web-1/app';
const replicaSet = {
  ...revision(1, 'web-6d4b75cb6d', { age: 600 }),
  metadata: metadata('ReplicaSet', {
    name: 'web-6d4b75cb6d',
    labels: { app: 'web' },
    controller: { kind: 'Deployment', name: 'web' },
  }),
};
const crashed = (more: object = {}) =>
  pod({ name: 'web-1', controller: null, ready: false, containers: [{ ...CRASHED, ...more }] });

describe('npm run explain', () => {
  it('names the cause that the former run told, quotes it, and only reads, and no Secret', async () => {
    const cluster = await troubled([node(), crashed()], {
      [WEB]: { previous: "starting\nTraceback (most recent call last):\nKeyError: 'DATABASE_URL'\n" },
    });
    const { status, stderr, diagnosis } = await cluster.explain('shop/web-1');
    expect([status, stderr]).toEqual([0, '']);
    expect(diagnosis).toMatchObject({
      pattern: 'ConfigError',
      rootCause: expect.stringContaining('DATABASE_URL'),
      evidence: [
        {
          source: expect.stringMatching(/^log of web-1\/app \(previous\), 20/),
          text: "KeyError: 'DATABASE_URL'",
        },
        {},
      ],
    });
    expect(diagnosis.nextSteps.map(({ command }) => command).join('\n')).toContain('kubectl --context demo');
    expect(cluster.asked.filter((asked) => !asked.startsWith('GET ') || /secrets/.test(asked))).toEqual([]);
  });

  it.each([true, false])(
    'shows no secret of a log or a template, on stdout or stderr (--json: %s)',
    async (json) => {
      const cluster = await troubled(
        [node(), crashed({ spec: { env: [{ name: 'DB_PASSWORD', value: 'Tr0ub4dor&3' }] } })],
        {
          [WEB]: {
            previous: [
              '\u001b[31mconnecting with postgres://shop:Tr0ub4dor&3@pg:5432/shop\u001b[0m',
              'Authorization: Bearer abcdefghijklmnopqrstuvwxyz',
              'FATAL password authentication failed for user "shop" (tried Tr0ub4dor&3, token=s3cr3t-t0ken)',
            ].join('\n'),
          },
        },
      );
      const { stdout, stderr } = await cluster.explain('shop/web-1', { json });
      expect(stdout).toContain('password of user shop');
      for (const secret of ['Tr0ub4dor', 's3cr3t', 'abcdefghijkl', '\u001b']) {
        expect(stdout).not.toContain(secret);
        expect(stderr).not.toContain(secret);
      }
    },
  );

  it('takes the termination message where the log cannot be read, and says what it could not read', async () => {
    const ended = {
      lastState: terminated({ message: 'open /etc/app/rules.yaml: no such file or directory' }),
    };
    const cluster = await troubled([node(), crashed(ended)], {
      [WEB]: { error: 'Get "https://10.0.0.1:10250/containerLogs": dial tcp 10.0.0.1:10250: i/o timeout' },
    });
    const { diagnosis } = await cluster.explain('shop/web-1');
    expect(diagnosis).toMatchObject({
      pattern: 'ConfigError',
      rootCause: expect.stringContaining('/etc/app/rules.yaml'),
    });
    const { stdout } = await cluster.explain('shop/web-1', { json: false });
    expect(stdout).toMatch(/Not read\n {2}The previous log of shop\/web-1\/app could not be read/);
  });

  it('explains a workload whose pods were never made, from events without the old timestamps', async () => {
    const times = {
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: ago(60).replace('Z', '.000000Z'),
      series: { count: 7, lastObservedTime: ago(30).replace('Z', '.000000Z') },
    };
    const refused =
      'Error creating: pods "web-6d4b75cb6d-" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10';
    const cluster = await troubled([
      deployment({ available: 0 }),
      replicaSet,
      {
        apiVersion: 'v1',
        kind: 'Event',
        ...event('FailedCreate', refused, { kind: 'ReplicaSet', name: 'web-6d4b75cb6d', more: times }),
      },
    ]);
    const { status, diagnosis } = await cluster.explain('deploy/shop/web');
    expect(status).toBe(0);
    expect(diagnosis).toMatchObject({
      pattern: 'ResourceExhaustion',
      rootCause: expect.stringContaining('ResourceQuota compute'),
      evidence: [{ source: expect.stringMatching(/^event FailedCreate on ReplicaSet .*\(7 times\)/) }],
    });
    expect(diagnosis.confidence).toBeGreaterThanOrEqual(0.55);
  });

  it('explains a node', async () => {
    const lost = condition(
      'Ready',
      'Unknown',
      900,
      'NodeStatusUnknown',
      'Kubelet stopped posting node status.',
    );
    const cluster = await troubled([node({ ready: lost })]);
    const { diagnosis } = await cluster.explain('node/node-1');
    expect(diagnosis).toMatchObject({
      pattern: 'NodePressure',
      rootCause: expect.stringContaining('node-1'),
    });
  });

  it('sees by its managedFields that a ConfigMap changed, and guesses no more than that', async () => {
    const configMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'web-config',
        namespace: 'shop',
        uid: 'uid-of-web-config',
        creationTimestamp: ago(90_000),
        managedFields: [{ manager: 'kubectl', operation: 'Update', time: ago(600) }],
      },
      data: { 'app.yaml': 'password: not-to-be-seen' },
    };
    const wordless = withSpec(crashed({ restartCount: 1 }), {
      volumes: [{ name: 'config', configMap: { name: 'web-config' } }],
    });
    const cluster = await troubled([node(), configMap, wordless], { [WEB]: { previous: 'starting\n' } });
    const { stdout, diagnosis } = await cluster.explain('shop/web-1');
    expect(diagnosis.rootCause).toContain('web-config');
    expect(diagnosis.confidence).toBeLessThanOrEqual(0.5);
    expect(stdout).not.toContain('not-to-be-seen');
  });

  it('answers within RCA_TIMEOUT_SECONDS while every log hangs, from all that the API server tells', async () => {
    const probe = { livenessProbe: { httpGet: { path: '/healthz', port: 8080 } } };
    const killed = { state: running(30), lastState: terminated({ exitCode: 137 }), spec: probe };
    const names = ['app', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const cluster = await troubled([
      node(),
      pod({
        name: 'web-1',
        controller: null,
        ready: false,
        containers: names.map((name) => ({ name, restartCount: 2, ...(name === 'app' ? killed : {}) })),
      }),
      ...[
        event('Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 500', {
          name: 'web-1',
          container: 'app',
        }),
        event('Killing', 'Container app failed liveness probe, will be restarted', {
          name: 'web-1',
          container: 'app',
        }),
      ].map((one) => ({ apiVersion: 'v1', kind: 'Event', ...one })),
    ]);
    cluster.hang(({ subresource }) => subresource === 'log');
    const { status, took, diagnosis } = await cluster.explain('shop/web-1', {
      env: { RCA_TIMEOUT_SECONDS: '4' },
    });
    expect(status).toBe(0);
    expect(diagnosis).toMatchObject({
      pattern: 'ProbeFailure',
      rootCause: expect.stringContaining('/healthz'),
    });
    expect(took).toBeLessThan(15_000);
  });

  it('answers a viewer who may read pods and logs alone', async () => {
    const cluster = await troubled([node(), deployment({ available: 0 }), replicaSet, { ...crashed() }], {
      [WEB]: { previous: 'Error: connect ECONNREFUSED orders-db:5432\n    at TCPConnectWrap.afterConnect' },
    });
    cluster.deny(({ resource }) => resource !== 'pods');
    const { status, diagnosis } = await cluster.explain('shop/web-1');
    expect(status).toBe(0);
    expect(diagnosis).toMatchObject({
      pattern: 'DependencyFailure',
      rootCause: expect.stringContaining('orders-db:5432'),
    });
    const { stdout } = await cluster.explain('shop/web-1', { json: false });
    expect(stdout).toMatch(/Not read\n[\s\S]*The Events of Pod web-1 could not be read: /);
  });

  it('quotes lines, not logs: every limit holds for a log of endless lines', async () => {
    const endless = `ERROR ${'connect orders-db:5432: connection refused; '.repeat(4_000)}`;
    const cluster = await troubled([node(), crashed()], { [WEB]: { previous: `${endless}\n`.repeat(20) } });
    const { diagnosis } = await cluster.explain('shop/web-1');
    expect(diagnosis.rootCause).toContain('orders-db:5432');
    expect(diagnosis.rootCause.length).toBeLessThanOrEqual(600);
    const lengths = diagnosis.evidence.map(({ text }) => text.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(800);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(4_000);
  });

  it('says in one sentence what it could not look at, and ends with 2', async () => {
    const cluster = await troubled([node()]);
    const absent = await cluster.explain('shop/web-9');
    expect(absent.status).toBe(2);
    expect(absent.diagnosis).toMatchObject({ pattern: 'Unknown', confidence: 0, evidence: [] });
    expect(absent.diagnosis.rootCause).toBe(
      'Nothing could be looked at: there is no Pod shop/web-9 in context demo.',
    );
    expect((await cluster.explain('web-9')).diagnosis.rootCause).toContain('NAMESPACE/POD');
  });

  it('runs beside itself and beside a Dogwatch that watches the same cluster', async () => {
    const cluster = await troubled([node(), crashed()], {
      [WEB]: { previous: 'panic: runtime error: integer divide by zero\n\ngoroutine 1 [running]:\n' },
    });
    const data = mkdtempSync(join(tmpdir(), 'dogwatch-beside-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const args = ['--data-dir', data, '--kubeconfig', cluster.file, '--context', 'demo', '--port', '0'];
    const host = await startHeadless(args, process.env, headless);
    onTestFinished(() => void host.end('SIGKILL'));
    const both = await Promise.all([cluster.explain('shop/web-1'), cluster.explain('shop/web-1')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(both[0]?.diagnosis).toEqual(both[1]?.diagnosis);
    expect(both[0]?.diagnosis.rootCause).toContain('integer divide by zero');
    expect(await host.end()).toBe(0);
  });
});
