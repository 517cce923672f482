import { describe, expect, test } from 'vitest';
import { backingOff, type ContainerParts, terminated } from '../support/container-states.ts';
import { ago, NOW } from '../support/kube-metadata.ts';
import { pod } from '../support/kube-objects.ts';
import { between, judgeRawPod, looping, withApp } from './judged-pods.ts';
import { only, settings } from './look.ts';

describe('what is said of a crash loop', () => {
  test('tells how the app ends, in plain words', () => {
    const { message, severity } = only(judgeRawPod(withApp(looping)));
    expect(message).toBe('app exits with code 1 after 2 s; restarted 14 times');
    expect(severity).toBe('critical');
  });

  test.each<[string, ContainerParts, string]>([
    ['one restart', { ...looping, restartCount: 1 }, 'app exits with code 1 after 2 s; restarted once'],
    [
      'a signal',
      { ...looping, lastState: terminated({ signal: 11, exitCode: 139 }) },
      'app is killed by signal 11 after 2 s; restarted 14 times',
    ],
    [
      'a run of minutes',
      { ...looping, lastState: terminated({ ran: 400 }) },
      'app exits with code 1 after 7 min; restarted 14 times',
    ],
    [
      'a run of hours',
      { ...looping, lastState: terminated({ ran: 9000 }) },
      'app exits with code 1 after 3 h; restarted 14 times',
    ],
    ['nothing known', { state: backingOff() }, 'app keeps crashing'],
  ])('with %s', (_case, app, message) => {
    expect(only(judgeRawPod(withApp(app))).message).toBe(message);
  });

  test('names an init container as one', () => {
    const finding = only(judgeRawPod(pod({ init: [{ name: 'migrate', ...looping }] })));
    expect(finding.message).toMatch(/^init container migrate exits/);
    expect(finding.metadata.initContainer).toBe(true);
  });

  test('carries everything the kubelet and the spec know', () => {
    const app: ContainerParts = {
      ...looping,
      lastState: terminated({ message: 'panic: no config', signal: 6 }),
      limits: { memory: '512Mi' },
      requests: { memory: '128Mi' },
    };
    expect(only(judgeRawPod(withApp(app))).metadata).toEqual({
      restartCount: 14,
      endedRuns: 15,
      reason: 'CrashLoopBackOff',
      exitCode: 1,
      signal: 6,
      startedAt: ago(62),
      finishedAt: ago(60),
      containerID: 'containerd://a1b2c3',
      memoryLimit: '512Mi',
      memoryRequest: '128Mi',
      image: 'registry.example/web:1.4.2',
      node: 'node-1',
      detail: 'panic: no config',
      initContainer: false,
    });
  });

  test('each crash is an occurrence; that the container was started again since is none', () => {
    const occurrence = (app: ContainerParts) => only(judgeRawPod(withApp(app))).occurrence;
    const crashed = occurrence({ state: terminated({ ended: 1 }), restartCount: 14 });
    expect(occurrence({ ...looping, restartCount: 14 })).toBe(crashed);
    expect(occurrence({ ...looping, lastState: {}, restartCount: 14 })).toBe(crashed);
    expect(occurrence({ ...between, restartCount: 15 })).toBe(crashed);
    expect(occurrence({ ...looping, restartCount: 15 })).not.toBe(crashed);
  });

  test('an evident loop asks to be looked at again when the hold ends', () => {
    expect(judgeRawPod(withApp(between)).recheckAt).toBe(NOW - 5000 + settings.crashLoopHold * 1000);
    expect(judgeRawPod(withApp(looping)).recheckAt).toBeNull();
  });
});
