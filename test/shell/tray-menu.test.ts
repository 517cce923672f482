import { describe, expect, test } from 'vitest';
import { type MenuItem, trayMenu } from '../../electron/shell/tray-menu.ts';
import { appState, incident, loopStatus, NOW } from './support/states.ts';

const labels = (items: MenuItem[]) => items.map((item) => (item.kind === 'separator' ? '—' : item.label));
const find = (items: MenuItem[], label: string) =>
  items.find((item) => item.kind !== 'separator' && item.label.startsWith(label));
const submenu = (items: MenuItem[], label: string) => {
  const item = find(items, label);
  return item?.kind === 'submenu' ? item.items : [];
};

describe('the tray menu', () => {
  test('of a quiet cluster', () => {
    expect(labels(trayMenu(appState(), [], NOW))).toEqual([
      'prod: all quiet, checked 4 s ago',
      '—',
      'Contexts',
      'Poll Now',
      'Pause',
      '—',
      'Open Dogwatch',
      'Settings…',
      'Open Logs',
      '—',
      'Quit Dogwatch',
    ]);
  });

  test('names the newest seven incidents, by shape and sentence, and says how many more there are', () => {
    const incidents = Array.from({ length: 9 }, (_, number) => incident(number));
    const menu = trayMenu(
      appState({ open: { critical: 9, warning: 0, info: 0 } }),
      incidents.slice(0, 7),
      NOW,
    );
    expect(labels(menu).slice(2, 11)).toEqual([
      ...incidents.slice(0, 7).map(({ name }) => expect.stringMatching(new RegExp(`^● ${name} .*`))),
      '2 more…',
      '—',
    ]);
    expect(menu[2]).toMatchObject({
      kind: 'action',
      action: { do: 'show-incident', incident: incidents[0]?.id },
    });
  });

  test('offers the contexts as a radio group; one with a problem is greyed out and says why', () => {
    expect(submenu(trayMenu(appState(), [], NOW), 'Contexts')).toEqual([
      {
        kind: 'radio',
        label: 'prod',
        checked: true,
        enabled: true,
        action: { do: 'choose-context', context: 'prod' },
      },
      {
        kind: 'radio',
        label: 'staging',
        checked: false,
        enabled: true,
        action: { do: 'choose-context', context: 'staging' },
      },
      {
        kind: 'radio',
        label: 'old (no such cluster)',
        checked: false,
        enabled: false,
        action: { do: 'choose-context', context: 'old' },
      },
    ]);
  });

  test('pauses for 15 minutes, an hour or until resumed', () => {
    expect(submenu(trayMenu(appState(), [], NOW), 'Pause')).toEqual([
      { kind: 'action', label: 'For 15 minutes', action: { do: 'pause', minutes: 15 } },
      { kind: 'action', label: 'For 1 hour', action: { do: 'pause', minutes: 60 } },
      { kind: 'action', label: 'Until I resume', action: { do: 'pause', minutes: null } },
    ]);
  });

  test('of a paused cluster resumes instead', () => {
    const paused = appState({ loops: [loopStatus({ phase: 'paused', pausedUntil: 'manual' })] });
    const menu = trayMenu(paused, [], NOW);
    expect(find(menu, 'Resume')).toMatchObject({ action: { do: 'resume' } });
    expect(find(menu, 'Pause')).toBeUndefined();
    expect(find(menu, 'Poll Now')).toBeUndefined();
    expect(labels(menu)[0]).toBe('prod: paused until you resume');
  });

  test('without a context asks for one', () => {
    const menu = trayMenu(appState({ chosen: null, loops: [], contexts: [] }), [], NOW);
    expect(labels(menu)[0]).toBe('Nothing is watched: choose a context');
    expect(labels(submenu(menu, 'Contexts'))).toEqual(['No contexts in the kubeconfig']);
    expect(find(menu, 'Poll Now')).toBeUndefined();
  });

  test('has one line for each watched context, with what is open there', () => {
    const state = appState({
      loops: [loopStatus(), loopStatus({ context: 'staging' })],
      watched: [
        { context: 'prod', open: { critical: 1, warning: 1, info: 0 } },
        { context: 'staging', open: { critical: 0, warning: 0, info: 0 } },
        { context: 'lost', open: { critical: 0, warning: 0, info: 0 } },
      ],
    });
    expect(labels(trayMenu(state, [], NOW)).slice(0, 3)).toEqual([
      'prod: 2 incidents, checked 4 s ago',
      'staging: all quiet, checked 4 s ago',
      'lost: not watched',
    ]);
  });

  test('names the context of an incident that is not of the one shown', () => {
    const incidents = [incident(1), incident(2, { context: 'staging' })];
    const [, , first, second] = labels(trayMenu(appState(), incidents, NOW));
    expect(first).toMatch(/^● web-1 /);
    expect(second).toMatch(/^● staging: web-2 /);
  });

  test('says nothing of calm while the incidents cannot be read', () => {
    expect(labels(trayMenu(appState({ open: null }), [], NOW))[0]).toBe('prod: checked 4 s ago');
  });

  test.each([
    ['a line break', 'web\nQuit'],
    ['a right-to-left override', 'web\u202egnp.exe'],
    ['200 characters', 'x'.repeat(200)],
    ['an emoji at the cut', '🐕'.repeat(100)],
  ])('keeps one short line of a name with %s', (_what, name) => {
    const [, , item] = trayMenu(appState(), [incident(1, { name })], NOW);
    const label = item?.kind === 'action' ? item.label : '';
    expect(label).toMatch(/^● \S/);
    expect(label).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(label.isWellFormed()).toBe(true);
    expect(Array.from(label).length).toBeLessThanOrEqual(72);
  });
});
