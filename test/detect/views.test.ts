import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { internTable } from '../../electron/detect/interned.ts';
import { namespaceView } from '../../electron/detect/namespace-view.ts';
import { labelsOf, refOf } from '../../electron/detect/object-view.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { backingOff, completed, running, terminated, waiting } from '../support/container-states.ts';
import { ago, NOW } from '../support/kube-metadata.ts';
import { namespace, type PodParts, pod } from '../support/kube-objects.ts';
import { viewed } from './look.ts';

const view = (parts: PodParts = {}) => viewed(podView(pod(parts)));

describe('a pod’s view', () => {
  test('holds what verdicts need', () => {
    expect(view({ age: 100, readySince: 50 })).toMatchObject({
      kind: 'Pod',
      uid: 'uid-of-pod-web-6d4b75cb6d-x2x7k',
      namespace: 'shop',
      name: 'web-6d4b75cb6d-x2x7k',
      node: 'node-1',
      phase: 'Running',
      createdAt: NOW - 100_000,
      startTime: NOW - 100_000,
      ready: true,
      readyChangedAt: NOW - 50_000,
      unscheduled: null,
      deleting: false,
      ignored: false,
      controller: {
        kind: 'ReplicaSet',
        namespace: 'shop',
        name: 'web-6d4b75cb6d',
        uid: 'uid-of-replicaset-web-6d4b75cb6d',
      },
    });
  });

  test('tells containers, init containers and native sidecars apart, and knows no ephemeral ones', () => {
    const { containers } = view({
      init: [
        { name: 'migrate', state: completed() },
        { name: 'proxy', restartPolicy: 'Always' },
      ],
      ephemeral: [{ name: 'debugger' }],
    });
    expect(containers.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'init migrate',
      'sidecar proxy',
      'container app',
    ]);
  });

  test('remembers the latest start where running containers share a view', () => {
    const { containers, steadySince } = view({
      containers: [{ state: running(500) }, { name: 'cache', state: running(100) }],
    });
    expect(containers.map(({ state }) => state)).toEqual(Array(2).fill({ is: 'running', startedAt: null }));
    expect(steadySince).toBe(NOW - 100_000);
  });

  test('a wait began when everything before it was over', () => {
    const stateOf = (parts: PodParts) => view(parts).containers.at(-1)?.state;
    const app = { state: waiting('ErrImagePull') };
    expect(stateOf({ started: 90, containers: [app] })).toMatchObject({ since: NOW - 90_000 });
    const init = [{ name: 'migrate', state: completed({ ended: 20 }) }];
    expect(stateOf({ started: 90, init, containers: [app] })).toMatchObject({ since: NOW - 20_000 });
  });

  test('the owner is the one with controller: true, or nobody', () => {
    const { metadata, ...rest } = pod();
    const ownerReferences = [
      { kind: 'Gateway', name: 'g', uid: '1' },
      { kind: 'CloneSet', name: 'c', uid: '2', controller: true },
    ];
    const owned = viewed(podView({ ...rest, metadata: { ...metadata, ownerReferences } }));
    expect(owned.controller).toEqual({ kind: 'CloneSet', namespace: 'shop', name: 'c', uid: '2' });
    const unowned = { ...metadata, ownerReferences: ownerReferences.slice(0, 1) };
    expect(viewed(podView({ ...rest, metadata: unowned })).controller).toBeNull();
  });

  test('a static pod is owned by its node, which has no namespace', () => {
    expect(view({ controller: { kind: 'Node', name: 'node-1', uid: 'n' } }).controller?.namespace).toBe('');
  });

  test('is null without a name or uid', () => {
    expect(podView({ metadata: { name: 'web' } })).toBeNull();
    expect(podView({ metadata: { uid: 'u' } })).toBeNull();
    expect(podView(null)).toBeNull();
  });

  test('healthy pods share their containers', () => {
    expect(view({ name: 'one' }).containers).toBe(view({ name: 'two' }).containers);
    expect(view({ containers: [{ restartCount: 1, lastState: terminated() }] }).containers).not.toBe(
      view().containers,
    );
  });
});

test('a namespace is being deleted by its timestamp or its phase', () => {
  expect(namespaceView(namespace())?.deleting).toBe(false);
  expect(namespaceView(namespace({ deleting: true }))?.deleting).toBe(true);
  expect(namespaceView(namespace({ phase: 'Terminating' }))?.deleting).toBe(true);
});

test('labels are read from the object, and only what is text', () => {
  expect(labelsOf({ metadata: { labels: { app: 'web', odd: 7, none: null } } })).toEqual({ app: 'web' });
  expect(labelsOf({ metadata: { labels: ['x'] } })).toEqual({});
});

test('a view is a reference', () => {
  expect(refOf(view())).toEqual({
    kind: 'Pod',
    namespace: 'shop',
    name: 'web-6d4b75cb6d-x2x7k',
    uid: 'uid-of-pod-web-6d4b75cb6d-x2x7k',
  });
});

test('the table of shared values is bounded', () => {
  const intern = internTable<object>(2);
  const first = intern('a', () => ({}));
  expect(intern('a', () => ({}))).toBe(first);
  intern('b', () => ({}));
  intern('c', () => ({}));
  expect(intern('a', () => ({}))).not.toBe(first);
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const usedHeap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };

  /** Bytes retained by each view of so many pods whose JSON is parsed, viewed and dropped, page by page. */
  function bytesPerView(pages: number, pageSize: number, partsOf: (index: number) => PodParts): number {
    const views: unknown[] = [];
    const before = usedHeap();
    for (let page = 0; page < pages; page++) viewPage(page * pageSize, pageSize, partsOf, views);
    const used = usedHeap() - before;
    // Counting them here keeps them alive until here.
    return used / views.length;
  }

  function viewPage(
    from: number,
    size: number,
    partsOf: (index: number) => PodParts,
    views: unknown[],
  ): void {
    const indices = Array.from({ length: size }, (_, index) => from + index);
    const page = indices.map((index) =>
      pod({ name: `web-6d4b75cb6d-${index}`, uid: uid(index), ...partsOf(index) }),
    );
    for (const raw of JSON.parse(JSON.stringify(page))) views.push(podView(raw));
  }

  const uid = (index: number) => `3f2504e0-4f89-11d3-9a0c-${String(index).padStart(12, '0')}`;

  test('a healthy pod takes about 300 bytes, and its page is let go', () => {
    const bytes = bytesPerView(40, 250, (index) => ({
      namespace: `team-${index % 50}`,
      node: `node-${index % 200}`,
      controller: { kind: 'ReplicaSet', name: `web-${index % 3000}` },
      age: index,
      containers: [{ state: running(index) }, { name: 'proxy', state: running(index) }],
    }));
    // Plain Node keeps 8-byte pointers; Electron's V8 halves them.
    expect(bytes).toBeLessThan(600);
  });

  test('a message of 100 kB is not kept alive by its first thousand characters', () => {
    const bytes = bytesPerView(10, 25, (index) => ({
      containers: [
        { state: waiting('ErrImagePull', `${index}${'x'.repeat(100_000)}`), lastState: terminated() },
        { name: 'cache', state: backingOff() },
      ],
    }));
    expect(bytes).toBeLessThan(5000);
  });

  test('times are numbers', () => {
    expect(view().createdAt).toBe(Date.parse(ago(86_400)));
  });
});
