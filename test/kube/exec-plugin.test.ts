import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { contextsOf } from '../../electron/kube/kubeconfig.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import {
  type ApiServer,
  clientName,
  contextFor,
  json,
  podList,
  startApiServer,
  status,
} from './support/api-server.ts';
import { base64, clientCertificate } from './support/certificates.ts';
import { failure } from './support/kube-failure.ts';

const V1 = 'client.authentication.k8s.io/v1';
const { signal } = new AbortController();
let server: ApiServer;
let folder: string;
let now: number;
let authorizations: (string | undefined)[];
let accepted: (authorization: string) => boolean;
const connections: ClusterConnection[] = [];

beforeAll(async () => {
  server = await startApiServer({ tls: { requestCert: true, rejectUnauthorized: false } });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kube-exec-'));
  now = Date.now();
  authorizations = [];
  accepted = () => true;
  server.answer((request, response) => {
    authorizations.push(request.headers.authorization);
    if (accepted(request.headers.authorization ?? '')) json(response, 200, podList([]));
    else json(response, 401, status(401, 'Unauthorized'));
  });
});
afterEach(async () => {
  await Promise.all(connections.splice(0).map((connection) => connection.close()));
  rmSync(folder, { recursive: true });
});

/** Writes a plugin that notes each run in the file `runs` and then does `body`. */
function plugin(body: string, name = 'fake-auth-plugin'): void {
  const script = `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(${JSON.stringify(join(folder, 'runs'))}, 'run\\n');
const runs = fs.readFileSync(${JSON.stringify(join(folder, 'runs'))}, 'utf8').split('\\n').length - 1;
const give = (status, apiVersion = '${V1}') => console.log(JSON.stringify({ kind: 'ExecCredential', apiVersion, status }));
${body}`;
  writeFileSync(join(folder, name), script);
  chmodSync(join(folder, name), 0o755);
}

function runs(): number {
  return readFileSync(join(folder, 'runs'), 'utf8').split('\n').length - 1;
}

function open(exec: Record<string, unknown> = {}, cluster: Record<string, unknown> = {}): ClusterConnection {
  const user = {
    exec: { apiVersion: V1, command: 'fake-auth-plugin', interactiveMode: 'IfAvailable', ...exec },
  };
  const context = contextFor(server, { user, cluster }, join(folder, 'config'));
  const connection = connect(context, { env: { PATH: folder }, now: () => now, execTimeoutMs: 5_000 });
  connections.push(connection);
  return connection;
}

function list(connection: ClusterConnection): Promise<unknown> {
  return connection.listPage(RESOURCES.pods, { signal });
}

describe('an exec plugin', () => {
  it('runs when a request needs it, once for all that wait', async () => {
    plugin(`give({ token: 'token-' + runs })`);
    const connection = open();
    await Promise.all(Array.from({ length: 5 }, () => list(connection)));
    await list(connection);
    expect(runs()).toBe(1);
    expect(new Set(authorizations)).toEqual(new Set(['Bearer token-1']));
  });

  it('runs once for two contexts of the same user', async () => {
    plugin(`give({ token: 'token-' + runs })`);
    const config = {
      clusters: [
        { name: 'c', cluster: { server: server.url, 'certificate-authority-data': base64(server.ca.cert) } },
      ],
      users: [{ name: 'u', user: { exec: { apiVersion: V1, command: './fake-auth-plugin' } } }],
      contexts: ['a', 'b'].map((name) => ({ name, context: { cluster: 'c', user: 'u' } })),
    };
    const contexts = contextsOf(JSON.stringify(config), join(folder, 'config'));
    await Promise.all(
      contexts.map((context) => {
        const connection = connect(context, { env: {} });
        connections.push(connection);
        return list(connection);
      }),
    );
    expect(runs()).toBe(1);
    expect(authorizations).toEqual(['Bearer token-1', 'Bearer token-1']);
  });

  it('runs again ten seconds before its credential expires', async () => {
    const expirationTimestamp = new Date(now + 60_000).toISOString();
    plugin(`give({ token: 'token-' + runs, expirationTimestamp: ${JSON.stringify(expirationTimestamp)} })`);
    const connection = open();
    await list(connection);
    now += 49_000;
    await list(connection);
    now += 2_000;
    await list(connection);
    expect(authorizations).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('runs again once for a 401, however many requests got it', async () => {
    plugin(`give({ token: 'token-' + runs })`);
    accepted = (authorization) => authorization === 'Bearer token-2';
    const connection = open();
    await Promise.all(Array.from({ length: 4 }, () => list(connection)));
    expect(runs()).toBe(2);
  });

  it('gets arguments, environment and what client-go tells it, and no terminal', async () => {
    plugin(`
      fs.writeFileSync(__dirname + '/seen', JSON.stringify({
        args: process.argv.slice(2), region: process.env.REGION, stdin: fs.readFileSync(0, 'utf8'),
        info: JSON.parse(process.env.KUBERNETES_EXEC_INFO),
      }));
      give({ token: 'abc' })`);
    const exec = {
      args: ['get-token', '--x'],
      env: [{ name: 'REGION', value: 'eu-1' }],
      provideClusterInfo: true,
    };
    const extensions = [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'me' } }];
    await list(open(exec, { extensions }));
    expect(JSON.parse(readFileSync(join(folder, 'seen'), 'utf8'))).toEqual({
      args: ['get-token', '--x'],
      region: 'eu-1',
      stdin: '',
      info: {
        apiVersion: V1,
        kind: 'ExecCredential',
        spec: {
          interactive: false,
          cluster: {
            server: server.url,
            'certificate-authority-data': base64(server.ca.cert),
            config: { audience: 'me' },
          },
        },
      },
    });
  });

  it('may give a client certificate', async () => {
    const { cert, key } = await clientCertificate(server.ca, 'jane');
    plugin(`give({ clientCertificateData: ${JSON.stringify(cert)}, clientKeyData: ${JSON.stringify(key)} })`);
    let subject: unknown;
    server.answer((request, response) => {
      subject = clientName(request);
      json(response, 200, podList([]));
    });
    await list(open());
    expect(subject).toBe('jane');
  });

  const failures: [string, string, Record<string, unknown>, string][] = [
    [
      'fails',
      `console.error('debug\\nno session for token=hunter2'); process.exit(3)`,
      {},
      'plugin fake-auth-plugin failed (exit code 3): no session for token=[redacted]',
    ],
    ['fails without a word', 'process.exit(1)', {}, 'plugin fake-auth-plugin failed (exit code 1)'],
    ['is killed', `process.kill(process.pid, 'SIGTERM')`, {}, 'plugin fake-auth-plugin failed (SIGTERM)'],
    [
      'prints no JSON',
      `console.log('s3cret')`,
      {},
      'plugin fake-auth-plugin printed something that is not JSON',
    ],
    ['prints something else', `console.log('null')`, {}, 'plugin fake-auth-plugin printed no ExecCredential'],
    [
      'gives nothing',
      'give({ token: 7 })',
      {},
      'plugin fake-auth-plugin gave neither a token nor a client certificate with its key',
    ],
    [
      'gives a null status',
      'give(null)',
      {},
      'plugin fake-auth-plugin gave neither a token nor a client certificate with its key',
    ],
    [
      'answers in another version',
      `give({ token: 'x' }, 'client.authentication.k8s.io/v1beta1')`,
      {},
      `plugin fake-auth-plugin answers in client.authentication.k8s.io/v1beta1, the kubeconfig wants ${V1}`,
    ],
    [
      'prints without end',
      `process.stdout.write('x'.repeat(2_000_000))`,
      {},
      'plugin fake-auth-plugin printed more than 1 MiB',
    ],
    [
      'is not there',
      '',
      { command: 'gke-gcloud-auth-plugin', installHint: 'Install it with\ngcloud.' },
      'plugin gke-gcloud-auth-plugin not found on PATH: Install it with gcloud.',
    ],
    ['is not there and nobody says where from', '', { command: 'aws' }, 'plugin aws not found on PATH'],
    [
      'wants a terminal',
      '',
      { interactiveMode: 'Always' },
      'plugin fake-auth-plugin wants a terminal (interactiveMode: Always), which Dogwatch does not have',
    ],
  ];

  it.each(failures)('that %s is an error in words', async (_name, body, exec, message) => {
    plugin(body);
    expect(await failure(list(open(exec)))).toMatchObject({ kind: 'credentials', message });
    expect(authorizations).toEqual([]);
  });

  it('that hangs is stopped, also when a child of it holds the pipes', async () => {
    plugin(`
      require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3000)'], { stdio: 'inherit' });
      setTimeout(() => {}, 3000)`);
    const user = { exec: { apiVersion: V1, command: 'fake-auth-plugin' } };
    const context = contextFor(server, { user }, join(folder, 'config'));
    const connection = connect(context, { env: { PATH: folder }, execTimeoutMs: 300 });
    connections.push(connection);
    expect(await failure(list(connection))).toMatchObject({
      kind: 'credentials',
      message: 'plugin fake-auth-plugin did not answer within 0.3 s',
    });
  });

  it('is asked again after it failed', async () => {
    plugin(`if (runs === 1) process.exit(1); give({ token: 'abc' })`);
    const connection = open();
    await failure(list(connection));
    await list(connection);
    expect(authorizations).toEqual(['Bearer abc']);
  });

  it('does not hold up a caller who gives up', async () => {
    plugin(`setTimeout(() => give({ token: 'abc' }), 1000)`);
    const controller = new AbortController();
    const pending = failure(open().listPage(RESOURCES.pods, { signal: controller.signal }));
    controller.abort();
    expect((await pending).kind).toBe('aborted');
  });
});
