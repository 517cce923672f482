import { describe, expect, test } from 'vitest';
import type { ContainerView } from '../../electron/detect/container-view.ts';
import { judgePod } from '../../electron/detect/judge-pod.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { EVENT_TYPES } from '../../shared/cluster-event.ts';
import {
  backingOff,
  completed,
  oomKilled,
  running,
  terminated,
  waiting,
} from '../support/container-states.ts';
import { condition } from '../support/kube-metadata.ts';
import { type PodParts, pod } from '../support/kube-objects.ts';
import { judgeRawPod } from './judged-pods.ts';
import { inWords, lookAt, settings, viewed } from './look.ts';

const broken: PodParts = {
  containers: [
    { state: backingOff(), lastState: terminated(), restartCount: 5 },
    { name: 'cache', state: waiting('CreateContainerConfigError') },
    { name: 'worker', state: running(5), lastState: oomKilled({ ended: 10 }), restartCount: 1 },
  ],
};
const ALL = ['crash_loop app', 'container_config_error cache', 'oom_killed worker'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['broken in three ways', 'three containers, three troubles', pod(broken), ALL],
  ['healthy', 'nothing to say', pod(), []],
  ['terminating', 'it is on its way out', pod({ ...broken, deleting: true }), []],
  ['Succeeded', 'it did its work', pod({ ...broken, phase: 'Succeeded' }), []],
  [
    'Succeeded with a sidecar that ended with 255',
    'the pod’s own verdict counts',
    pod({
      phase: 'Succeeded',
      containers: [{ state: completed() }, { name: 'proxy', state: terminated({ exitCode: 255 }) }],
    }),
    [],
  ],
  ['Failed', 'only why it died is worth a word', pod({ ...broken, phase: 'Failed' }), ['oom_killed worker']],
  [
    'Failed, and never scheduled by its conditions',
    'nobody will schedule it any more',
    pod({ phase: 'Failed', conditions: [condition('PodScheduled', 'False', 900, 'Unschedulable')] }),
    [],
  ],
  ['evicted', 'the node needed room', pod({ ...broken, phase: 'Failed', reason: 'Evicted' }), []],
  ['evicted, phase not yet Failed', 'the reason is enough', pod({ ...broken, reason: 'Evicted' }), []],
  [
    'preempted',
    'a disruption target is somebody’s decision',
    pod({ ...broken, conditions: [condition('DisruptionTarget', 'True', 5, 'PreemptionByScheduler')] }),
    [],
  ],
  [
    'DisruptionTarget False',
    'the disruption did not happen',
    pod({ ...broken, conditions: [condition('DisruptionTarget', 'False', 5)] }),
    ALL,
  ],
  [
    'opted out',
    'dogwatch.dev/ignore: "true"',
    pod({ ...broken, annotations: { 'dogwatch.dev/ignore': 'true' } }),
    [],
  ],
  [
    'opted out with "false"',
    'only "true" opts out',
    pod({ ...broken, annotations: { 'dogwatch.dev/ignore': 'false' } }),
    ALL,
  ],
  ['phase Unknown', 'the node is lost, the troubles are not', pod({ ...broken, phase: 'Unknown' }), ALL],
  ['not ready, all containers running', 'readiness is its workload’s matter', pod({ ready: false }), []],
  [
    'running beside an ended container under Never',
    'a plain end is no trouble',
    pod({ restartPolicy: 'Never', containers: [{}, { name: 'once', state: terminated() }] }),
    [],
  ],
  [
    'foreign condition types',
    'unknown conditions are not trouble',
    pod({ conditions: [condition('example.com/Broken', 'True', 5)] }),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

describe('switching types off', () => {
  test('all off: nothing', () => {
    expect(
      judgeRawPod(pod(broken), lookAt({ settings: { ...settings, off: [...EVENT_TYPES] } })).findings,
    ).toEqual([]);
  });

  test('one off: the others', () => {
    const look = lookAt({ settings: { ...settings, off: ['crash_loop'] } });
    expect(inWords(judgeRawPod(pod(broken), look))).toEqual([
      'container_config_error cache',
      'oom_killed worker',
    ]);
  });

  test('a container’s word that is off is not replaced by a lesser one', () => {
    const app = { state: backingOff(), lastState: oomKilled(), restartCount: 5 };
    const look = lookAt({ settings: { ...settings, off: ['oom_killed'] } });
    expect(judgeRawPod(pod({ containers: [app] }), look).findings).toEqual([]);
  });
});

describe('a detector with a bug', () => {
  /** A container whose last termination cannot be read: the OOM detector trips over it. */
  function trap(view: ContainerView): ContainerView {
    return {
      ...view,
      get lastTermination(): never {
        throw new Error('bug');
      },
    };
  }

  const view = viewed(podView(pod(broken)));
  const trapped = {
    ...view,
    containers: view.containers.map((one) => (one.name === 'worker' ? trap(one) : one)),
  };

  test('does not keep the others from reporting, and is named', () => {
    const errors: string[] = [];
    const verdict = judgePod(trapped, lookAt(), (type, error) => errors.push(`${type}: ${String(error)}`));
    expect(inWords(verdict)).toEqual(['crash_loop app', 'container_config_error cache']);
    expect(errors).toContain('oom_killed: Error: bug');
  });

  test('is thrown where nobody listens', () => {
    expect(() => judgePod(trapped, lookAt())).toThrow('bug');
  });
});
