import { describe, expect, test } from 'vitest';
import {
  alignedRestarts,
  MOST_LINES,
  type RestartLine,
  restartLines,
  restartWords,
} from '../../renderer/incidents/detail/restart-series.ts';
import type { Subject } from '../../renderer/incidents/detail/subjects.ts';
import type { RestartSeries, WorkloadHistory } from '../../shared/history.ts';
import type { Evidence } from '../../shared/incident.ts';
import type { ObjectInspection } from '../../shared/ipc.ts';

const NOW = Date.parse('2026-11-22T14:00:00Z');
const at = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const points = (...pairs: [minutes: number, restartCount: number][]) =>
  pairs.map(([minutes, restartCount]) => ({ at: at(minutes), restartCount }));
const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name, uid: '' });
const series = (name: string, ...pairs: [number, number][]): RestartSeries => ({
  pod: pod(name),
  container: 'app',
  points: points(...pairs),
});
const history = (...restarts: RestartSeries[]): WorkloadHistory => ({
  incidents: [],
  occurrences: [],
  restarts,
});
const subject = (kind: string, name: string): Subject => ({
  kind,
  namespace: 'shop',
  name,
  containers: [],
  state: null,
});
const none = { evidence: null };
const gathered = {
  evidence: {
    pod: pod('web-1'),
    containers: [{ container: 'app' }],
    restartHistory: points([30, 2], [10, 5]),
  } as Evidence,
};
const named = (lines: RestartLine[]) => lines.map((line) => `${line.pod}/${line.container}`);

describe('the lines of the chart', () => {
  const two = history(series('web-2', [20, 1], [5, 2]), series('web-1', [30, 2], [10, 5]));

  test('of a pod are its own', () =>
    expect(named(restartLines(none, subject('Pod', 'web-1'), null, two))).toEqual(['web-1/app']));

  test('of a workload are those of all its pods, last restarted first', () =>
    expect(named(restartLines(none, subject('Deployment', 'web'), null, two))).toEqual([
      'web-2/app',
      'web-1/app',
    ]));

  test('a node has none', () =>
    expect(restartLines(gathered, subject('Node', 'node-1'), null, two)).toEqual([]));

  test('what was gathered stands in where nothing is remembered', () => {
    expect(named(restartLines(gathered, subject('Pod', 'web-1'), null, null))).toEqual(['web-1/app']);
    expect(restartLines(gathered, subject('Pod', 'web-9'), null, null)).toEqual([]);
  });

  test('one point is no line', () =>
    expect(restartLines(none, subject('Pod', 'web-1'), null, history(series('web-1', [10, 5])))).toEqual([]));

  test('with what the pod says now it may be one', () => {
    const looked = {
      fetchedAt: at(0),
      containers: [{ name: 'app', restartCount: 7 }],
    } as ObjectInspection;
    const [line] = restartLines(none, subject('Pod', 'web-1'), looked, history(series('web-1', [10, 5])));
    expect(line?.points).toEqual(points([10, 5], [0, 7]));
  });

  test('are no more than can be told apart', () => {
    const many = Array.from({ length: 9 }, (_, number) => series(`web-${number}`, [20, 1], [5, 2]));
    expect(restartLines(none, subject('Deployment', 'web'), null, history(...many))).toHaveLength(MOST_LINES);
  });
});

test('in words', () => {
  const line = { pod: 'web-1', container: 'app', points: points([120, 2], [3, 14]) };
  expect(restartWords(line, false, NOW)).toBe('app: 12 restarts seen (2 to 14), the last 3 min ago');
  expect(restartWords(line, true, NOW)).toBe('web-1, app: 12 restarts seen (2 to 14), the last 3 min ago');
});

describe('on one axis', () => {
  const line = (...pairs: [number, number][]): RestartLine => ({
    pod: 'web',
    container: 'app',
    points: points(...pairs),
  });

  test('each count holds until the next, the last until now', () => {
    const [times, first, second] = alignedRestarts([line([30, 2], [10, 5]), line([20, 1])], NOW);
    expect(times).toEqual([30, 20, 10, 0].map((minutes) => NOW / 1000 - minutes * 60));
    expect(first).toEqual([2, 2, 5, 5]);
    expect(second).toEqual([null, 1, 1, 1]);
  });

  test('what was seen a moment after "now" is still there', () => {
    const [times, counts] = alignedRestarts([line([10, 1], [-1, 2])], NOW);
    expect(times).toHaveLength(2);
    expect(counts).toEqual([1, 2]);
  });
});
