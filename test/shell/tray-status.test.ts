import { describe, expect, test } from 'vitest';
import { trayStatus } from '../../electron/shell/tray-status.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { LoopStatus, ResourceReport } from '../../shared/loop-status.ts';
import { appState, loopStatus } from './support/states.ts';

const resource = (forbidden: boolean): ResourceReport => ({
  resource: 'pods',
  mode: 'listen',
  ok: !forbidden,
  error: null,
  forbidden,
  changes: 0,
  objects: 0,
  bytes: 0,
  startedAt: '2026-11-22T13:59:26Z',
  durationMs: 30_000,
  failuresInRow: 0,
});
const open = (critical: number, warning: number, info: number) => ({ critical, warning, info });

/** Two watched contexts, of which the first one's loop is as given. */
const two = (
  loop: Partial<LoopStatus>,
  first = open(0, 0, 0),
  second = open(0, 0, 0),
): Partial<AppState> => ({
  loops: [loopStatus(loop), loopStatus({ context: 'staging' })],
  watched: [
    { context: 'prod', open: first },
    { context: 'staging', open: second },
  ],
});

const cases: [string, Partial<AppState>, ReturnType<typeof trayStatus>][] = [
  ['nothing wrong', {}, { shape: 'quiet', count: 0, worst: null }],
  [
    'the most severe decides the shape, all count',
    { open: open(1, 2, 3) },
    { shape: 'critical', count: 6, worst: 'critical' },
  ],
  ['warnings', { open: open(0, 2, 0) }, { shape: 'warning', count: 2, worst: 'warning' }],
  ['information', { open: open(0, 0, 1) }, { shape: 'info', count: 1, worst: 'info' }],
  ['paused', { loops: [loopStatus({ phase: 'paused' })] }, { shape: 'paused', count: 0, worst: null }],
  [
    'paused keeps the count and colour',
    { loops: [loopStatus({ phase: 'paused' })], open: open(1, 0, 0) },
    { shape: 'paused', count: 1, worst: 'critical' },
  ],
  [
    'failing is not quiet',
    { loops: [loopStatus({ phase: 'failing' })] },
    { shape: 'unseen', count: 0, worst: null },
  ],
  [
    'failing keeps what is known',
    { loops: [loopStatus({ phase: 'failing' })], open: open(0, 4, 0) },
    { shape: 'unseen', count: 4, worst: 'warning' },
  ],
  [
    'a stopped loop is not quiet',
    { loops: [loopStatus({ phase: 'stopped' })] },
    { shape: 'unseen', count: 0, worst: null },
  ],
  [
    'a first sync is not quiet yet',
    { loops: [loopStatus({ phase: 'syncing', lastChecked: null })] },
    { shape: 'unseen', count: 0, worst: null },
  ],
  [
    'a later sync is',
    { loops: [loopStatus({ phase: 'syncing' })] },
    { shape: 'quiet', count: 0, worst: null },
  ],
  [
    'no permission at all is not quiet',
    { loops: [loopStatus({ notPermitted: ['pods'], resources: [resource(true)] })] },
    { shape: 'unseen', count: 0, worst: null },
  ],
  [
    'some permission is not quiet either',
    { loops: [loopStatus({ notPermitted: ['nodes'], resources: [resource(true), resource(false)] })] },
    { shape: 'partly', count: 0, worst: null },
  ],
  [
    'with some permission trouble is still trouble',
    { loops: [loopStatus({ notPermitted: ['nodes'], resources: [resource(false)] })], open: open(1, 0, 0) },
    { shape: 'critical', count: 1, worst: 'critical' },
  ],
  [
    'a problem named is not quiet',
    { loops: [loopStatus({ problems: ['x'] })] },
    { shape: 'partly', count: 0, worst: null },
  ],
  ['incidents that cannot be read', { open: null }, { shape: 'unseen', count: 0, worst: null }],
  [
    'the worst of all watched contexts decides, and all of them count',
    two({}, open(0, 1, 0), open(2, 0, 0)),
    { shape: 'critical', count: 3, worst: 'critical' },
  ],
  [
    'one that cannot be seen is not covered up by one that is quiet',
    two({ phase: 'failing' }),
    { shape: 'unseen', count: 0, worst: null },
  ],
  [
    'known trouble in one is louder than another that cannot be seen',
    two({ phase: 'failing' }, open(0, 0, 0), open(0, 1, 0)),
    { shape: 'warning', count: 1, worst: 'warning' },
  ],
  [
    'one paused of two is not quiet, and not paused either',
    two({ phase: 'paused' }),
    { shape: 'partly', count: 0, worst: null },
  ],
  [
    'a watched one without a loop is not quiet',
    {
      watched: [
        { context: 'prod', open: open(0, 0, 0) },
        { context: 'lost', open: open(0, 0, 0) },
      ],
    },
    { shape: 'unseen', count: 0, worst: null },
  ],
  ['nothing chosen', { chosen: null, loops: [] }, { shape: 'unseen', count: 0, worst: null }],
  [
    'another context’s good health says nothing of the chosen one',
    { loops: [loopStatus({ context: 'staging' })] },
    { shape: 'unseen', count: 0, worst: null },
  ],
];

describe('the tray icon’s state', () => {
  test.each(cases)('%s', (_why, changes, expected) => {
    expect(trayStatus(appState(changes))).toEqual(expected);
  });
});
