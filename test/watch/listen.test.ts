import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, namespace, pod, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const asked = (verb: string, resource = 'pods') =>
  loop.api.asked.filter((one) => one.verb === verb && one.resource === resource);
const gone = () => new KubeError('gone', 'too old', { status: 410 });
const forbidden = () => new KubeError('forbidden', 'not permitted to watch pods (403)', { status: 403 });

describe('listening', () => {
  test('a change is told when it happens, not at the end of the interval', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', running())) });
    await loop.clock.advance(3_000);
    loop.api.put('pods', pod('web', crashLooping(3)));
    await loop.clock.settle();
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
  });

  test('each cycle resumes where the last one ended; a bookmark moves that place on', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', running())) });
    const first = loop.api.version();
    loop.api.bookmark('pods');
    await loop.clock.advance(30_000);
    expect(asked('watch').map(({ resourceVersion }) => Number(resourceVersion))).toEqual([first, first + 1]);
    expect(asked('watch').map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([30, 30]);
    expect(asked('list')).toHaveLength(1);
  });

  test('a quiet cluster costs one request per resource and interval', async () => {
    loop = await startLoop();
    loop.api.asked.length = 0;
    await loop.clock.advance(4 * 60_000);
    expect(asked('watch')).toHaveLength(8);
    expect(new Set(loop.api.asked.map(({ verb }) => verb))).toEqual(new Set(['watch']));
  });

  test('an early end resumes after a second and is no failure', async () => {
    loop = await startLoop();
    await loop.clock.advance(5_000);
    loop.api.endWatches('pods');
    await loop.clock.advance(999);
    expect(asked('watch')).toHaveLength(1);
    await loop.clock.advance(1);
    expect(asked('watch')).toHaveLength(2);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', problems: [] });
  });

  test('three early ends within one interval are a failure', async () => {
    loop = await startLoop();
    for (let i = 0; i < 3; i++) {
      await loop.clock.advance(2_000);
      loop.api.endWatches('pods');
    }
    await loop.clock.settle();
    expect(loop.loop.status().phase).toBe('failing');
    expect(loop.loop.status().problems[0]).toContain('closed the watch early 3 times');
  });

  test.each(['in the stream', 'as an answer'])(
    '410 %s lists again, staggered and without alarm',
    async (how) => {
      loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', running())) });
      loop.api.putSilently('pods', pod('web', crashLooping(3)));
      if (how === 'in the stream') loop.api.endWatches('pods', gone());
      else {
        let struck = false;
        loop.api.fault(({ verb, resource }) => {
          if (verb !== 'watch' || resource !== 'pods' || struck) return undefined;
          struck = true;
          return gone();
        });
      }
      await loop.clock.advance(33_000);
      expect(loop.told()).toEqual(['anomaly crash_loop web']);
      expect(loop.statuses.map(({ phase }) => phase)).not.toContain('failing');
    },
  );

  test('behind once only is a member of the control plane catching up', async () => {
    loop = await startLoop();
    let times = 0;
    loop.api.fault(({ verb, resource }) =>
      verb === 'probe' && resource === 'pods' && ++times === 1
        ? new KubeError('version_too_large', 'too large', { status: 504 })
        : undefined,
    );
    await loop.clock.advance(6 * 60_000);
    expect(asked('probe')).toHaveLength(2);
    expect(asked('list')).toHaveLength(1);
  });
});

describe('polling', () => {
  test('mode poll lists each interval and never watches', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.mode = 'poll';
      },
      prepare: (api) => api.put('pods', pod('web', running())),
    });
    loop.api.putSilently('pods', pod('web', crashLooping(3)));
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    await loop.clock.advance(60_000);
    expect(asked('list')).toHaveLength(4);
    expect(asked('watch')).toHaveLength(0);
    expect(loop.loop.status().resources.every(({ mode }) => mode === 'poll')).toBe(true);
  });

  test('where only watch is forbidden it polls, and says so, without alarm', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('web', running()));
        api.fault(({ verb, resource }) =>
          verb === 'watch' && resource === 'pods' ? forbidden() : undefined,
        );
      },
    });
    loop.api.putSilently('pods', pod('web', crashLooping(3)));
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', notPermitted: [] });
    expect(loop.loop.status().resources.find(({ resource }) => resource === 'pods')?.mode).toBe('poll');
  });
});

test('a namespace that is opted in again has its objects looked at', async () => {
  const ignore = { annotations: { 'dogwatch.dev/ignore': 'true' } };
  loop = await startLoop({
    prepare(api) {
      api.put('namespaces', namespace('shop', ignore));
      api.put('pods', pod('web', crashLooping(3)));
    },
  });
  expect(loop.told()).toEqual([]);
  loop.api.put('namespaces', namespace('shop'));
  await loop.clock.settle();
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
});
