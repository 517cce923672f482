import { describe, expect, it } from 'vitest';
import type { Severity } from '../../shared/cluster-event.ts';
import type { LoopStatus, ResourceReport } from '../../shared/loop-status.ts';
import { allQuiet, statusLine } from '../../shared/loop-wording.ts';
import { notWatchedWords } from '../../shared/not-watched.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const NONE: Record<Severity, number> = { critical: 0, warning: 0, info: 0 };
const TWO: Record<Severity, number> = { critical: 1, warning: 1, info: 0 };

function loop(changes: Partial<LoopStatus> = {}): LoopStatus {
  return {
    context: 'prod',
    cluster: 'c',
    server: 'https://example.test',
    phase: 'watching',
    lastChecked: ago(4),
    nextCheck: ago(-26),
    pausedUntil: null,
    problems: [],
    notPermitted: [],
    notWatched: [],
    namespaces: null,
    counts: { pods: 214, nodes: 5, workloads: 40 },
    syncProgress: null,
    resources: [],
    notSaved: 0,
    recentCycles: [],
    totals: { cycles: 1, failed: 0, bytes: 0, detectorErrors: 0 },
    ...changes,
  };
}

const forbidden = (resource: string) => ({ resource, forbidden: true }) as ResourceReport;
const REFUSED = 'cannot reach https://example.test (connection refused)';

describe('the status line', () => {
  it.each<[string, Partial<LoopStatus>, Record<Severity, number> | null, string]>([
    ['incidents', {}, TWO, 'prod: 2 incidents, checked 4 s ago'],
    ['one incident', {}, { ...NONE, info: 1 }, 'prod: 1 incident, checked 4 s ago'],
    ['none', {}, NONE, 'prod: all quiet, checked 4 s ago'],
    ['not counted', {}, null, 'prod: checked 4 s ago'],
    [
      'paused for a time',
      { phase: 'paused', pausedUntil: ago(-720) },
      TWO,
      'prod: paused for 12 min more, 2 incidents',
    ],
    ['paused by hand', { phase: 'paused', pausedUntil: 'manual' }, NONE, 'prod: paused until you resume'],
    ['stopped', { phase: 'stopped' }, NONE, 'prod: not watched'],
    ['starting', { phase: 'starting', lastChecked: null }, NONE, 'prod: looking for the first time'],
    [
      'a first sync',
      {
        phase: 'syncing',
        lastChecked: null,
        syncProgress: { resource: 'pods', objects: 1250, remaining: null },
      },
      NONE,
      'prod: looking for the first time, 1,250 objects so far',
    ],
    ['a later sync', { phase: 'syncing' }, NONE, 'prod: all quiet, checked 4 s ago'],
    [
      'failing',
      { phase: 'failing', problems: [`${REFUSED}.`], nextCheck: ago(-30) },
      NONE,
      `prod: ${REFUSED} – trying again in 30 s`,
    ],
    [
      'failing, named already',
      { phase: 'failing', problems: [`prod: ${REFUSED}. Trying again in 30 s.`], nextCheck: ago(-4) },
      NONE,
      `prod: ${REFUSED} – trying again in 4 s`,
    ],
    [
      'failing right now',
      { phase: 'failing', problems: [REFUSED], nextCheck: ago(0) },
      TWO,
      `prod: ${REFUSED} – trying again now, 2 incidents`,
    ],
    ['failing without a word', { phase: 'failing', nextCheck: null }, NONE, 'prod: the last check failed'],
    [
      'partly permitted',
      { notPermitted: ['nodes'] },
      NONE,
      'prod: no incidents seen, not permitted to read nodes, checked 4 s ago',
    ],
    [
      'partly permitted, with incidents',
      { notPermitted: ['nodes'] },
      TWO,
      'prod: 2 incidents, not permitted to read nodes, checked 4 s ago',
    ],
    [
      'not permitted at all',
      {
        notPermitted: ['pods', 'nodes', 'deployments'],
        resources: ['pods', 'nodes', 'deployments'].map(forbidden),
      },
      NONE,
      'prod: not permitted to read pods, nodes and deployments',
    ],
    [
      'with a problem',
      { problems: ['jobs are checked late.'] },
      NONE,
      'prod: no incidents seen, checked 4 s ago',
    ],
    ['never checked', { lastChecked: null }, NONE, 'prod: no incidents seen, not checked yet'],
  ])('%s', (_, changes, open, line) => {
    expect(statusLine(loop(changes), open, NOW)).toBe(line);
  });

  it('is one short line, whatever the context is called', () => {
    const line = statusLine(
      loop({ context: `prod\n\u202E${'x'.repeat(9999)}`, problems: ['y'.repeat(9999)], phase: 'failing' }),
      NONE,
      NOW,
    );
    expect(line.length).toBeLessThanOrEqual(400);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('good news', () => {
  it.each<[string, Partial<LoopStatus>, string]>([
    ['all quiet', { lastChecked: ago(6) }, 'All quiet. 214 pods, 5 nodes, checked 6 s ago.'],
    [
      'one of each',
      { counts: { pods: 1, nodes: 1, workloads: 1 } },
      'All quiet. 1 pod, 1 node, checked 4 s ago.',
    ],
    [
      'only as far as permitted',
      { notPermitted: ['nodes'] },
      'Nothing wrong in what may be read, but not permitted to read nodes. 214 pods, checked 4 s ago.',
    ],
    [
      'only as of the last look',
      { phase: 'failing' },
      'Nothing was wrong when last checked. 214 pods, 5 nodes, checked 4 s ago.',
    ],
    ['not before the first look', { lastChecked: null }, 'Nothing has been looked at yet.'],
  ])('%s', (_, changes, text) => {
    expect(allQuiet(loop(changes), NOW)).toBe(text);
  });
});

describe('notWatchedWords', () => {
  it.each<[why: string, notWatched: LoopStatus['notWatched'], words: string[]]>([
    ['everything is watched', [], []],
    [
      'one type',
      [{ type: 'job_failed', reason: 'not permitted to list jobs' }],
      ['job_failed is not watched: not permitted to list jobs'],
    ],
    [
      'several for one reason, and one for another',
      [
        { type: 'node_not_ready', reason: 'not permitted to list nodes' },
        { type: 'node_pressure', reason: 'not permitted to list nodes' },
        { type: 'job_failed', reason: 'the API server has no jobs' },
      ],
      [
        'node_not_ready and node_pressure are not watched: not permitted to list nodes',
        'job_failed is not watched: the API server has no jobs',
      ],
    ],
  ])('%s', (_why, notWatched, words) => {
    expect(notWatchedWords(loop({ notWatched }))).toEqual(words);
  });
});

describe('events that are not saved', () => {
  const held = loop({ notSaved: 3, problems: ['3 events are not saved (the disk is full).'] });

  it('are no good news, though no incident is known of them', () => {
    expect(statusLine(held, NONE, NOW)).toBe('prod: 3 events not saved, checked 4 s ago');
  });

  it('stand beside the incidents that are known', () => {
    expect(statusLine(held, TWO, NOW)).toBe('prod: 2 incidents, 3 events not saved, checked 4 s ago');
  });
});
