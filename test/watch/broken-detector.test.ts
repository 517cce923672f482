import { afterEach, expect, test, vi } from 'vitest';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, node, pod, running } from './support/objects.ts';

vi.mock('../../electron/detect/node-not-ready.ts', () => ({
  nodeNotReady(view: { name: string }) {
    if (view.name === 'cursed') throw new TypeError('cannot read it');
    return { findings: [], recheckAt: null };
  },
}));

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

test('a detector that throws is named, counted and logged; the others still report, and nothing it found recovers', async () => {
  loop = await startLoop({
    known: [
      {
        type: 'node_not_ready',
        subject: { kind: 'Node', namespace: '', name: 'cursed', uid: 'uid-cursed' },
        owner: { kind: 'Node', namespace: '', name: 'cursed', uid: 'uid-cursed' },
        container: null,
        occurrence: 'before',
        metadata: {},
      },
    ],
    prepare(api) {
      api.put('nodes', node('cursed', 'True'));
      api.put('nodes', node('node-2', 'True'));
      api.put('deployments', deployment('web'));
      api.put('pods', pod('web', crashLooping(3)));
      api.put('pods', pod('api', running()));
    },
  });
  await loop.clock.advance(10 * 60_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  expect(loop.loop.status()).toMatchObject({ phase: 'watching', totals: { detectorErrors: 1 } });
  expect(loop.loop.status().problems[0]).toContain('the detector node_not_ready failed (cannot read it)');
  expect(loop.logged.find(({ level }) => level === 'error')?.detail).toMatchObject({
    type: 'node_not_ready',
    name: 'cursed',
  });
});
