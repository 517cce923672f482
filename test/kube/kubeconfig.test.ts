import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../electron/kube/context-entries.ts';
import {
  contextsOf,
  type KubeContexts,
  type KubeconfigDeps,
  loadContexts,
} from '../../electron/kube/kubeconfig.ts';

interface Entry {
  name: unknown;
  [section: string]: unknown;
}

function config(parts: {
  contexts?: unknown;
  clusters?: unknown;
  users?: unknown;
  current?: unknown;
}): string {
  const { contexts = [], clusters = [], users = [], current } = parts;
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    contexts,
    clusters,
    users,
    'current-context': current,
  });
}

const context = (name: unknown, cluster?: unknown, user?: unknown, more = {}): Entry => ({
  name,
  context: { cluster, user, ...more },
});
const cluster = (name: string, server: unknown = `https://${name}:6443`, more = {}): Entry => ({
  name,
  cluster: { server, ...more },
});
const user = (name: string, body: unknown = { token: 's3cret' }): Entry => ({ name, user: body });

const PROD = config({
  contexts: [context('prod', 'prod', 'jane', { namespace: 'shop' })],
  clusters: [cluster('prod')],
  users: [user('jane')],
  current: 'prod',
});

function coded(code: string): Error {
  return Object.assign(new Error(`${code}: s3cret`), { code });
}

/** Loads from files that exist only here; an Error in place of a text is thrown on reading. */
function load(files: Record<string, string | Error>, deps: Partial<KubeconfigDeps> = {}): KubeContexts {
  const readFile = (file: string) => {
    const text = files[file] ?? coded('ENOENT');
    if (text instanceof Error) throw text;
    return text;
  };
  return loadContexts({ env: { KUBECONFIG: '/k/a:/k/b' }, homeDir: '/home/jane', readFile, ...deps });
}

const names = ({ contexts }: KubeContexts) => contexts.map(({ name }) => name);

describe('where contexts come from', () => {
  const home = '/home/jane/.kube/config';
  const other = PROD.replaceAll('prod', 'other');

  const cases: [
    string,
    Record<string, string | Error>,
    Partial<KubeconfigDeps>,
    Partial<KubeContexts> & { names: string[] },
  ][] = [
    [
      'the home folder without KUBECONFIG',
      { [home]: PROD },
      { env: {} },
      { names: ['prod'], current: 'prod', files: [home], problems: [] },
    ],
    [
      'the home folder with an empty KUBECONFIG',
      { [home]: PROD },
      { env: { KUBECONFIG: '' } },
      { names: ['prod'], files: [home] },
    ],
    [
      'nowhere, without a word, when nobody made a kubeconfig',
      {},
      { env: {} },
      { names: [], current: null, problems: [] },
    ],
    [
      'every file of KUBECONFIG',
      { '/k/a': PROD, '/k/b': other },
      {},
      { names: ['prod', 'other'], current: 'prod', files: ['/k/a', '/k/b'] },
    ],
    [
      'the flag rather than KUBECONFIG',
      { '/k/a': PROD, '/k/flag': other },
      { kubeconfigFlag: '/k/flag' },
      { names: ['other'], current: 'other', files: ['/k/flag'] },
    ],
    [
      'the files that are there, when one of several is not',
      { '/k/b': PROD },
      {},
      { names: ['prod'], problems: [] },
    ],
    [
      'a file named twice, once',
      { '/k/a': PROD },
      { env: { KUBECONFIG: '/k/a::/k/../k/a' } },
      { names: ['prod'], files: ['/k/a'] },
    ],
    ['no file of several', {}, {}, { names: [], problems: ['none of /k/a, /k/b exists; check KUBECONFIG'] }],
    [
      'no file of one',
      {},
      { env: { KUBECONFIG: '/k/a' } },
      { problems: ['/k/a does not exist; check KUBECONFIG'], names: [] },
    ],
    [
      'a flag that names no file',
      { [home]: PROD },
      { kubeconfigFlag: '/k/x' },
      { problems: ['/k/x does not exist; check --kubeconfig'], names: [] },
    ],
    [
      'a file that may not be read',
      { '/k/a': coded('EACCES'), '/k/b': PROD },
      {},
      { names: ['prod'], problems: ['cannot read /k/a (permission denied)'] },
    ],
    [
      'a folder',
      { '/k/a': coded('EISDIR'), '/k/b': PROD },
      {},
      { names: ['prod'], problems: ['cannot read /k/a (it is a folder)'] },
    ],
    [
      'a disk that fails',
      { '/k/a': coded('EIO'), '/k/b': PROD },
      {},
      { names: ['prod'], problems: ['cannot read /k/a (EIO)'] },
    ],
    ['an empty file', { '/k/a': '', '/k/b': PROD }, {}, { names: ['prod'], problems: ['/k/a is empty'] }],
    [
      'a file of comments',
      { '/k/a': '# nothing\n---\n', '/k/b': PROD },
      {},
      { names: ['prod'], problems: ['/k/a is empty'] },
    ],
    [
      'YAML that breaks off',
      { '/k/a': 'users:\n- name: u\n  user: {token: "s3cret\n', '/k/b': PROD },
      {},
      {
        names: ['prod'],
        problems: [expect.stringMatching(/^\/k\/a is not valid YAML \(line \d+, column \d+\)$/)],
      },
    ],
    [
      'YAML with a stray tab',
      { '/k/a': 'a:\n\t- s3cret' },
      {},
      { names: [], problems: ['/k/a is not valid YAML (line 2, column 1)'] },
    ],
    [
      'YAML with an alias to nothing',
      { '/k/a': 'users: *s3cret' },
      {},
      { names: [], problems: [expect.stringMatching(/^\/k\/a is not valid YAML \(/)] },
    ],
    [
      'YAML that runs in a circle',
      { '/k/a': 'clusters: &x [*x]' },
      {},
      { names: [], problems: ['/k/a is not valid YAML (its aliases cannot be resolved)'] },
    ],
    [
      'a list',
      { '/k/a': '- s3cret' },
      {},
      {
        names: [],
        problems: ['/k/a is not a kubeconfig: a mapping with contexts, clusters and users is expected'],
      },
    ],
    [
      'a word',
      { '/k/a': 's3cret' },
      {},
      {
        names: [],
        problems: ['/k/a is not a kubeconfig: a mapping with contexts, clusters and users is expected'],
      },
    ],
    [
      'a kubeconfig with nothing in it',
      { '/k/a': config({ contexts: null, clusters: 7, users: {} }) },
      {},
      { names: [], current: null, problems: [] },
    ],
    [
      'sections of the wrong type',
      { '/k/a': config({ contexts: [null, 'x', {}, { name: {} }, context('', 'c')] }) },
      {},
      { names: [], problems: [] },
    ],
    [
      'the first current-context that is set',
      { '/k/a': config({ contexts: [context('x', 'c')], current: '' }), '/k/b': PROD },
      {},
      { current: 'prod', names: ['x', 'prod'] },
    ],
    [
      'a current-context that names no context',
      { '/k/a': config({ current: 'gone' }), '/k/b': PROD },
      {},
      { current: null, names: ['prod'], problems: ['the current-context gone names no context'] },
    ],
    [
      'a name that is a number',
      { '/k/a': config({ contexts: [context(2024, 'c')] }) },
      {},
      { names: ['2024'] },
    ],
  ];

  it.each(cases)('%s', (_name, files, deps, { names: expectedNames, ...expected }) => {
    const loaded = load(files, deps);
    expect(names(loaded)).toEqual(expectedNames);
    expect(loaded).toMatchObject(expected);
    expect(JSON.stringify(loaded.problems)).not.toContain('s3cret');
  });
});

describe('contexts', () => {
  it('can be shown and logged: what they hold of secrets is kept apart', () => {
    const loaded = load({ '/k/a': PROD });
    expect(JSON.stringify(loaded)).not.toContain('s3cret');
    expect(entryOf(loaded.contexts[0] ?? {})?.user.user.token).toBe('s3cret');
  });

  it.each([
    ['nothing', PROD, true],
    ['the current context', PROD.replace('"current-context":"prod"', '"current-context":"x"'), true],
    ['the token', PROD.replace('s3cret', 'other'), false],
    ['the server', PROD.replace(':6443', ':443'), false],
  ])('have a fingerprint that tells when %s changed', (_name, text, same) => {
    const [before] = load({ '/k/a': PROD }).contexts;
    const [after] = load({ '/k/a': text }).contexts;
    expect(before?.fingerprint === after?.fingerprint).toBe(same);
  });
});

describe('merging', () => {
  it('lets the first file win for every name, and a context use what another file defines', () => {
    const { contexts } = load({
      '/k/a': config({
        contexts: [context('x', 'c', 'u', { namespace: 'first' })],
        clusters: [cluster('c', 'https://first')],
      }),
      '/k/b': config({
        contexts: [context('x', 'other', 'other'), context('y', 'c', 'u')],
        clusters: [cluster('c', 'https://second')],
        users: [user('u')],
      }),
    });
    expect(contexts).toMatchObject([
      { name: 'x', server: 'https://first', user: 'u', namespace: 'first', source: '/k/a', problem: null },
      { name: 'y', server: 'https://first', user: 'u', namespace: null, source: '/k/b', problem: null },
    ]);
  });

  it('lets the first of two entries win within a file', () => {
    const [first] = contextsOf(
      config({
        contexts: [context('x', 'c')],
        clusters: [cluster('c', 'https://one'), cluster('c', 'https://two')],
      }),
      '/k/a',
    );
    expect(first?.server).toBe('https://one');
  });

  it('resolves relative paths against the file they stand in', () => {
    const { contexts } = load({
      '/k/a': config({ contexts: [context('x', 'c', 'u')] }),
      '/k/b': config({
        clusters: [cluster('c', 'https://c', { 'certificate-authority': 'ca.crt' })],
        users: [
          user('u', { 'client-certificate': '../me.crt', 'client-key': '/abs/me.key', tokenFile: 'token' }),
        ],
      }),
    });
    expect(entryOf(contexts[0] ?? {})).toMatchObject({
      clusterFile: '/k/b',
      cluster: { caFile: '/k/ca.crt' },
      user: { tokenFile: '/k/token', user: { certFile: '/me.crt', keyFile: '/abs/me.key' } },
    });
  });

  it('prefers data to files, as kubectl does', () => {
    const both = { 'certificate-authority': 'ca.crt', 'certificate-authority-data': 'QQ==' };
    const [first] = contextsOf(
      config({ contexts: [context('x', 'c')], clusters: [cluster('c', 'https://c', both)] }),
      '/k/a',
    );
    expect(entryOf(first ?? {})?.cluster).toEqual({
      name: 'c',
      server: 'https://c',
      skipTLSVerify: false,
      caData: 'QQ==',
    });
  });

  it.each([
    ['aws', 'aws'],
    ['./bin/plugin', '/k/bin/plugin'],
    ['/opt/plugin', '/opt/plugin'],
  ])('looks for the plugin %s where kubectl does', (command, expected) => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command, args: null, env: null };
    const [first] = contextsOf(
      config({ contexts: [context('x', 'c', 'u')], clusters: [cluster('c')], users: [user('u', { exec })] }),
      '/k/a',
    );
    expect(entryOf(first ?? {})?.user.exec).toMatchObject({ command: expected, args: [], env: {} });
  });
});

describe('a context that cannot be used is listed with its reason', () => {
  const gcp = { 'auth-provider': { name: 'gcp' } };
  it.each([
    ['no cluster', [context('x')], [], 'the context names no cluster'],
    ['no body at all', [{ name: 'x' }], [], 'the context names no cluster'],
    [
      'a missing cluster',
      [context('x', 'gone')],
      [],
      'the context names the cluster gone, which no kubeconfig file defines',
    ],
    [
      'a missing user',
      [context('x', 'c', 'gone')],
      [cluster('c')],
      'the context names the user gone, which no kubeconfig file defines',
    ],
    ['a cluster without a server', [context('x', 'c')], [cluster('c', null)], 'the cluster c has no server'],
    ['a server of the wrong type', [context('x', 'c')], [cluster('c', 7)], 'the cluster c has no server'],
    [
      'a server that is no address',
      [context('x', 'c')],
      [cluster('c', 'https://')],
      'the server of the cluster c is no http or https address',
    ],
    [
      'a server of another kind',
      [context('x', 'c')],
      [cluster('c', 'ftp://c')],
      'the server of the cluster c is no http or https address',
    ],
    [
      'a proxy of an unknown kind',
      [context('x', 'c')],
      [cluster('c', 'https://c', { 'proxy-url': 'socks4://me:pw@p' })],
      'the proxy-url of the cluster c is no http, https or socks5 address',
    ],
    [
      'a plugin without a command',
      [context('x', 'c', 'exec')],
      [cluster('c')],
      'the exec section of the user exec has no command',
    ],
    [
      'a removed auth-provider',
      [context('x', 'c', 'gcp')],
      [cluster('c')],
      'the user gcp has the auth-provider gcp, which Kubernetes no longer has: use exec',
    ],
  ])('%s', (_name, contexts, clusters, problem) => {
    const users = [user('exec', { exec: {} }), user('gcp', gcp)];
    expect(contextsOf(config({ contexts, clusters, users }), '/k/a')).toMatchObject([
      { name: 'x', problem, server: null, fingerprint: '' },
    ]);
  });
});

describe('a context that can', () => {
  it('is not stopped by values of the wrong type', () => {
    const hostile = { toString: 1 };
    const exec = {
      command: 'aws',
      args: [hostile, 'a', 7],
      env: [null, { name: hostile }, { name: 'A', value: null }],
    };
    const body = {
      exec,
      'as-groups': [hostile, 'g'],
      'as-user-extra': { 'half\ud800': 'x' },
      token: hostile,
    };
    const [first] = contextsOf(
      config({ contexts: [context('x', 'c', 'u')], clusters: [cluster('c')], users: [user('u', body)] }),
      '/k/a',
    );
    expect(entryOf(first ?? {})?.user).toMatchObject({
      user: { name: 'u' },
      exec: { args: ['a', '7'], env: { A: '' } },
      impersonation: { 'Impersonate-Group': ['g'] },
    });
  });

  it.each([
    ['without a user', 'https://c', 'https://c'],
    ['with a path, as Rancher has', 'https://c/k8s/clusters/c-1/', 'https://c/k8s/clusters/c-1'],
    ['without a scheme', 'c:6443', 'https://c:6443'],
    ['over plain http', 'http://localhost:8001', 'http://localhost:8001'],
    ['whose address holds a password, which is dropped', 'https://me:s3cret@c:6443', 'https://c:6443'],
  ])('%s', (_name, given, server) => {
    const [first] = contextsOf(
      config({ contexts: [context('x', 'c')], clusters: [cluster('c', given)] }),
      '/k/a',
    );
    expect(first).toMatchObject({ server, user: null, problem: null });
  });

  it('keeps its CA without credentials', () => {
    const ca = { 'certificate-authority-data': 'QQ==' };
    const [first] = contextsOf(
      config({ contexts: [context('x', 'c')], clusters: [cluster('c', 'https://c', ca)] }),
      '/k/a',
    );
    expect(entryOf(first ?? {})).toMatchObject({
      cluster: { caData: 'QQ==' },
      user: { user: { name: '' }, exec: null },
    });
  });
});

describe('inside a cluster', () => {
  const folder = '/var/run/sa';
  const pod = {
    [join(folder, 'token')]: 's3cret',
    [join(folder, 'namespace')]: 'shop\n',
    '/home/jane/.kube/config': PROD,
  };
  const deps = {
    inCluster: 'first',
    serviceAccountFolder: folder,
    env: { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '443' },
  } as const;

  it('comes first, its token named and not read in', () => {
    const loaded = load(pod, deps);
    expect(names(loaded)).toEqual(['in-cluster', 'prod']);
    expect(loaded.current).toBe('in-cluster');
    expect(loaded.contexts[0]).toMatchObject({
      server: 'https://10.0.0.1',
      namespace: 'shop',
      problem: null,
    });
    expect(entryOf(loaded.contexts[0] ?? {})).toMatchObject({
      cluster: { caFile: join(folder, 'ca.crt') },
      user: { tokenFile: join(folder, 'token'), user: { name: 'in-cluster' } },
    });
  });

  it('writes an IPv6 address as one', () => {
    const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '6443' };
    expect(load(pod, { ...deps, env }).contexts[0]?.server).toBe('https://[fd00::1]:6443');
  });

  it.each([
    ['not asked for', { ...deps, inCluster: 'never' as const }],
    ['no pod', { ...deps, env: {} }],
    ['no service account', { ...deps, serviceAccountFolder: '/nowhere' }],
  ])('is not seen: %s', (_name, otherwise) => {
    expect(names(load(pod, otherwise))).toEqual(['prod']);
  });

  it('gives way to --kubeconfig', () => {
    expect(names(load({ ...pod, '/k/flag': PROD }, { ...deps, kubeconfigFlag: '/k/flag' }))).toEqual([
      'prod',
    ]);
  });
});
