import { describe, expect, it } from 'vitest';
import { type Command, commandsOf } from '../../renderer/frame/palette/commands.ts';
import type { Deeds } from '../../renderer/frame/palette/deeds.ts';
import { ranked } from '../../renderer/frame/palette/ranking.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { incident } from '../support/scene-incidents.ts';
import { appState, scenes } from '../support/scenes.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

function recorded(app: AppState, opened: Incident | null = null) {
  const done: unknown[] = [];
  const deeds: Deeds = {
    request: (channel, payload) => done.push([channel, payload]),
    go: (route) => done.push(route),
    copy: (text) => done.push(text),
    help: () => done.push('help'),
  };
  const commands = commandsOf(app, opened, NOW, deeds);
  return {
    commands,
    labels: (group: Command['group']) =>
      commands.filter((command) => command.group === group).map(({ label }) => label),
    run(label: string): unknown {
      commands.find((command) => command.label === label)?.run();
      return done.at(-1);
    },
  };
}

describe('the commands', () => {
  it('go to every screen, with the keys that do the same', () => {
    const { commands, run } = recorded(appState());
    expect(commands.find(({ label }) => label === 'Clusters')?.shortcut).toBe('go to clusters');
    expect(run('Clusters')).toEqual({ screen: 'clusters' });
  });

  it('look at the cluster, pause and resume, and say which one', () => {
    const { commands, run } = recorded(appState());
    expect(commands.find(({ label }) => label === 'Check now')?.hint).toBe('prod-eu');
    expect(run('Check now')).toEqual(['loop.pollNow', {}]);
    expect(run('Pause: 1 hour')).toEqual(['loop.pause', { minutes: 60 }]);
    expect(recorded(scenes.paused().state).labels('Watching')).toEqual(['Resume']);
    expect(recorded(scenes.unusable().state).labels('Watching')).toEqual([]);
  });

  it('switch to another context, and tell why to one that cannot be used', () => {
    const { labels, commands, run } = recorded(appState());
    expect(labels('Switch context')).not.toContain('prod-eu');
    expect(run('staging')).toEqual(['contexts.choose', { name: 'staging' }]);
    expect(commands.find(({ label }) => label === 'old-lab')?.problem).toMatch(/lab-admin/);
  });

  it('change the theme and the shortcuts to what they are not', () => {
    const settings = { ...defaultSettings(), theme: 'dark' as const };
    const { labels, run } = recorded(appState({ settings }));
    expect(labels('This window')).not.toContain('Theme: dark');
    expect(run('Theme: light')).toEqual(['settings.set', { path: 'theme', value: 'light' }]);
    expect(run('Switch single-letter shortcuts off')).toEqual([
      'settings.set',
      { path: 'shortcuts.singleLetter', value: false },
    ]);
  });

  it('open the log only where there is a desktop to open it on', () => {
    expect(recorded(appState({ host: 'headless' })).labels('This window')).not.toContain('Open log');
  });
});

describe('the commands about the incident that is open', () => {
  it('deal with it', () => {
    const open = incident('crash_loop', { name: 'web' });
    const { run } = recorded(appState(), open);
    expect(run('Acknowledge')).toEqual(['incidents.acknowledge', { ids: [open.id] }]);
    expect(run('Snooze: 1 hour')).toEqual([
      'incidents.snooze',
      { ids: [open.id], until: '2026-11-22T13:00:00.000Z' },
    ]);
    expect(run('Close incident')).toEqual(['incidents.close', { ids: [open.id] }]);
    expect(run('Copy kubectl describe command')).toBe(
      'kubectl --context prod-eu -n shop describe deployment/web',
    );
  });

  it.each([
    ['acknowledged', 'Unacknowledge', 'Acknowledge'],
    ['snoozed', 'Wake', 'Unacknowledge'],
    ['resolved', 'Copy link to the incident', 'Close incident'],
  ] as const)('fit what is %s', (state, there, absent) => {
    const labels = recorded(appState(), incident('crash_loop', { state })).labels('This incident');
    expect(labels).toContain(there);
    expect(labels).not.toContain(absent);
  });

  it('are none where none is open', () => {
    expect(recorded(appState()).labels('This incident')).toEqual([]);
  });
});

describe('what letters mean', () => {
  const { commands } = recorded(appState(), incident('crash_loop'));
  const best = (typed: string) => ranked(commands, typed)[0]?.commands[0]?.label;

  it.each([
    ['check', 'Check now'],
    ['dark', 'Theme: dark'],
    ['clust', 'Clusters'],
    ['stag', 'staging'],
    ['ack', 'Acknowledge'],
    ['pause 1', 'Pause: 15 minutes'],
    ['shortcuts', 'Keyboard shortcuts'],
  ])('%j is %j', (typed, label) => {
    expect(best(typed)).toBe(label);
  });

  it('without any, all commands stand in their order', () => {
    const all = ranked(commands, ' ');
    expect(all.map(({ group }) => group)).toEqual([
      'This incident',
      'Go to',
      'Watching',
      'Switch context',
      'This window',
    ]);
    expect(all.flatMap((group) => group.commands)).toHaveLength(commands.length);
  });

  it('none that nothing is called', () => {
    expect(ranked(commands, 'qqqq')).toEqual([]);
  });
});

it('no two commands are called the same', () => {
  const { commands } = recorded(appState(), incident('crash_loop'));
  const names = commands.map(({ group, label }) => `${group} ${label}`);
  expect(new Set(names).size).toBe(names.length);
});
