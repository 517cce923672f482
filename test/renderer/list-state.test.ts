import { describe, expect, it } from 'vitest';
import type { View } from '../../renderer/frame/store.ts';
import { listState } from '../../renderer/incidents/list-state.ts';
import type { AppState } from '../../shared/app-state.ts';
import { scenes } from '../support/scenes.ts';

const ready = { status: 'ready', error: null, total: 0 } as const;

function view(app: AppState | null, part: Partial<View> = {}): View {
  return {
    connection: 'up',
    app,
    problem: null,
    incidents: new Map(),
    active: ready,
    resolved: ready,
    toasts: [],
    ...part,
  };
}

const kindOf = (app: AppState | null, part?: Partial<View>) =>
  listState(view(app, part), 'active', 0, 0).kind;

describe('an empty list says why', () => {
  it.each([
    ['quiet', scenes.quiet(), 'quiet'],
    ['the first look runs', scenes.syncing(), 'syncing'],
    ['the API cannot be reached', scenes.unreachable(), 'unreachable'],
    ['nothing may be read', scenes.forbidden(), 'forbidden'],
    ['something may not be read', scenes.partlyPermitted(), 'quiet'],
    ['paused', scenes.paused(), 'paused'],
    ['switched off', scenes.stopped(), 'stopped'],
    ['no context is chosen', scenes.noContext(), 'no-context'],
    ['the chosen context cannot be used', scenes.unusable(), 'unusable'],
  ] as const)('%s', (_, scene, kind) => {
    expect(kindOf(scene.state)).toBe(kind);
  });

  it('the chosen context has no loop', () => {
    expect(kindOf({ ...scenes.quiet().state, loops: [] })).toBe('unwatched');
  });

  it('never calls a failing cluster quiet, even one that was checked before', () => {
    const { state } = scenes.unreachable();
    const loops = state.loops.map((loop) => ({ ...loop, lastChecked: new Date().toISOString() }));
    expect(kindOf({ ...state, loops })).toBe('unreachable');
  });

  it('still connecting, or why the state cannot be read', () => {
    expect(kindOf(null)).toBe('connecting');
    expect(kindOf(null, { problem: 'No.' })).toBe('unreadable');
  });

  it('the incidents are being read, or cannot be', () => {
    const { state } = scenes.quiet();
    expect(kindOf(state, { active: { status: 'loading', error: null, total: 0 } })).toBe('reading');
    expect(kindOf(state, { active: { status: 'failed', error: 'Locked.', total: 0 } })).toBe('unreadable');
  });

  it('the filter matches none of those known', () => {
    expect(listState(view(scenes.quiet().state), 'active', 4, 0).kind).toBe('no-match');
  });

  it('nothing was resolved yet', () => {
    expect(listState(view(scenes.quiet().state), 'resolved', 0, 0).kind).toBe('nothing-resolved');
  });
});

it('is rows whenever there are any, whatever the loop does', () => {
  expect(listState(view(scenes.unreachable().state), 'active', 3, 3).kind).toBe('rows');
});
