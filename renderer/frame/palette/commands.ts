import type { AppState } from '../../../shared/app-state.ts';
import { incidentLink } from '../../../shared/deep-link.ts';
import type { Incident } from '../../../shared/incident.ts';
import { describeCommand, shellOf } from '../../../shared/kubectl.ts';
import { plain } from '../../../shared/plain-text.ts';
import { snoozeChoices } from '../../parts/snooze-choices.ts';
import { chosenLoop } from '../health.ts';
import { PAUSES } from '../pauses.ts';
import { routeTo } from '../route.ts';
import { SCREENS } from '../screens.ts';
import type { ShortcutId } from '../shortcut-table.ts';
import type { Deeds } from './deeds.ts';

export const COMMAND_GROUPS = [
  'This incident',
  'Go to',
  'Watching',
  'Switch context',
  'This window',
] as const;

/** Something to do by name. */
export interface Command {
  group: (typeof COMMAND_GROUPS)[number];
  /** Unlike every other; the name alone where that is so. */
  label: string;
  /** Other words it is found by. */
  words?: string;
  /** Stands beside it: where, or what it does. */
  hint?: string;
  /** The shortcut that does the same. */
  shortcut?: ShortcutId;
  /** Why it cannot be done. */
  problem?: string | null;
  run(): void;
}

/** All that can be done in the window as it is: `opened` is the incident whose detail is open. */
export function commandsOf(app: AppState, opened: Incident | null, now: Date, deeds: Deeds): Command[] {
  return [
    ...(opened ? aboutIncident(app, opened, now, deeds) : []),
    ...SCREENS.map(
      ({ screen, label }): Command => ({
        group: 'Go to',
        label,
        words: 'screen',
        shortcut: `go to ${screen}`,
        run: () => deeds.go(routeTo(screen)),
      }),
    ),
    ...aboutWatching(app, deeds),
    ...app.contexts
      .filter(({ chosen }) => !chosen)
      .map(
        ({ name, cluster, problem }): Command => ({
          group: 'Switch context',
          label: plain(name, 120),
          words: `context cluster ${cluster}`,
          problem,
          run: () => deeds.request('contexts.choose', { name }),
        }),
      ),
    ...aboutWindow(app, deeds),
  ];
}

function aboutIncident(app: AppState, incident: Incident, now: Date, deeds: Deeds): Command[] {
  const group = 'This incident';
  const ids = [incident.id];
  const copies: Command[] = [
    {
      group,
      label: 'Copy kubectl describe command',
      words: 'clipboard',
      run: () => deeds.copy(describeCommand(incident, shellOf(app.platform))),
    },
    {
      group,
      label: 'Copy link to the incident',
      words: 'clipboard',
      run: () => deeds.copy(incidentLink(incident.id)),
    },
  ];
  if (incident.state === 'resolved') return copies;
  const acknowledged = incident.state === 'acknowledged';
  return [
    {
      group,
      label: acknowledged ? 'Unacknowledge' : 'Acknowledge',
      shortcut: 'acknowledge',
      run: () => deeds.request(acknowledged ? 'incidents.unacknowledge' : 'incidents.acknowledge', { ids }),
    },
    ...(incident.state === 'snoozed'
      ? [
          {
            group,
            label: 'Wake',
            words: 'snooze',
            run: () => deeds.request('incidents.unsnooze', { ids }),
          } as const,
        ]
      : []),
    ...snoozeChoices(now).map(
      ({ label, until }): Command => ({
        group,
        label: `Snooze: ${lowered(label)}`,
        run: () => deeds.request('incidents.snooze', { ids, until: until.toISOString() }),
      }),
    ),
    {
      group,
      label: 'Close incident',
      words: 'resolve',
      hint: 'New trouble opens it again',
      run: () => deeds.request('incidents.close', { ids }),
    },
    ...copies,
  ];
}

function aboutWatching(app: AppState, deeds: Deeds): Command[] {
  const group = 'Watching';
  const loop = chosenLoop(app);
  if (loop === null) return [];
  const hint = plain(loop.context, 120);
  if (loop.phase === 'paused')
    return [{ group, label: 'Resume', hint, run: () => deeds.request('loop.resume', {}) }];
  return [
    { group, label: 'Check now', words: 'poll refresh', hint, run: () => deeds.request('loop.pollNow', {}) },
    ...PAUSES.map(
      ({ label, minutes }): Command => ({
        group,
        label: `Pause: ${lowered(label)}`,
        hint,
        run: () => deeds.request('loop.pause', { minutes }),
      }),
    ),
  ];
}

const THEMES = { system: 'as the desktop', light: 'light', dark: 'dark' } as const;

function aboutWindow({ host, settings }: AppState, deeds: Deeds): Command[] {
  const group = 'This window';
  const { singleLetter } = settings.shortcuts;
  const set = (path: string, value: string | boolean) => deeds.request('settings.set', { path, value });
  return [
    { group, label: 'Keyboard shortcuts', words: 'help keys', shortcut: 'help', run: deeds.help },
    {
      group,
      label: `Switch single-letter shortcuts ${singleLetter ? 'off' : 'on'}`,
      words: 'keys',
      run: () => set('shortcuts.singleLetter', !singleLetter),
    },
    ...Object.entries(THEMES)
      .filter(([theme]) => theme !== settings.theme)
      .map(
        ([theme, words]): Command => ({
          group,
          label: `Theme: ${words}`,
          words: 'looks mode',
          run: () => set('theme', theme),
        }),
      ),
    ...(host === 'desktop'
      ? [{ group, label: 'Open log', run: () => deeds.request('shell.openLog', {}) } as const]
      : []),
  ];
}

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);
