import type { AppState, ContextInfo } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { statusLine } from '../../shared/loop-wording.ts';
import { incidentTitle } from '../../shared/wording.ts';
import { trayStatus } from './tray-status.ts';

/** What a click in the tray menu asks for. */
export type TrayAction =
  | { do: 'open' }
  | { do: 'show-incident'; incident: string }
  | { do: 'choose-context'; context: string }
  | { do: 'poll-now' }
  | { do: 'pause'; minutes: number | null }
  | { do: 'resume' }
  | { do: 'settings' }
  | { do: 'open-log' }
  | { do: 'quit' };

export type MenuItem =
  | { kind: 'separator' }
  /** A line to read. */
  | { kind: 'text'; label: string }
  | { kind: 'action'; label: string; action: TrayAction }
  | { kind: 'radio'; label: string; checked: boolean; enabled: boolean; action: TrayAction }
  | { kind: 'submenu'; label: string; items: MenuItem[] };

/** How many incidents the menu names. */
export const MENU_INCIDENTS = 7;
const LABEL_LENGTH = 72;
const SEVERITY_MARKS = { critical: '●', warning: '▲', info: '■' } as const;
const PAUSES = [
  { label: 'For 15 minutes', minutes: 15 },
  { label: 'For 1 hour', minutes: 60 },
  { label: 'Until I resume', minutes: null },
];
const SEPARATOR: MenuItem = { kind: 'separator' };

/** The whole tray menu as data. `incidents` come as App.openIncidents gives them; `now` is epoch ms. */
export function trayMenu(state: AppState, incidents: readonly Incident[], now: number): MenuItem[] {
  const shown = incidents.slice(0, MENU_INCIDENTS);
  const { count } = trayStatus(state);
  const unnamed = count - shown.length;
  return [
    ...statusLines(state, now),
    SEPARATOR,
    ...shown.map((incident) => incidentItem(incident, state, now)),
    ...(shown.length > 0 && unnamed > 0 ? [action(`${unnamed} more…`, { do: 'open' })] : []),
    ...(shown.length > 0 ? [SEPARATOR] : []),
    { kind: 'submenu', label: 'Contexts', items: contextItems(state.contexts) },
    ...loopItems(state.loops.find((loop) => loop.context === state.chosen)),
    SEPARATOR,
    action('Open Dogwatch', { do: 'open' }),
    action('Settings…', { do: 'settings' }),
    action('Open Logs', { do: 'open-log' }),
    SEPARATOR,
    action('Quit Dogwatch', { do: 'quit' }),
  ];
}

/** What the tray says in words: the menu's first lines and the tooltip. One line a watched context. */
export function statusLines(state: AppState, now: number): Extract<MenuItem, { kind: 'text' }>[] {
  if (state.watched.length === 0)
    return [
      text(state.chosen === null ? 'Nothing is watched: choose a context' : `${state.chosen}: not watched`),
    ];
  return state.watched.map(({ context, open }) => {
    const loop = state.loops.find((one) => one.context === context);
    return text(loop === undefined ? `${context}: not watched` : statusLine(loop, open, now));
  });
}

/** Named with its context where it is not of the one that is shown. */
function incidentItem(incident: Incident, { chosen }: AppState, now: number): MenuItem {
  const place = incident.context === chosen ? '' : `${incident.context}: `;
  return action(`${SEVERITY_MARKS[incident.severity]} ${place}${incidentTitle(incident, now)}`, {
    do: 'show-incident',
    incident: incident.id,
  });
}

function contextItems(contexts: readonly ContextInfo[]): MenuItem[] {
  if (contexts.length === 0) return [text('No contexts in the kubeconfig')];
  return contexts.map(({ name, problem, chosen }) => ({
    kind: 'radio',
    label: cut(problem === null ? name : `${name} (${problem})`),
    checked: chosen,
    enabled: problem === null,
    action: { do: 'choose-context', context: name },
  }));
}

function loopItems(loop: LoopStatus | undefined): MenuItem[] {
  if (loop === undefined) return [];
  if (loop.phase === 'paused') return [action('Resume', { do: 'resume' })];
  const pauses = PAUSES.map(({ label, minutes }) => action(label, { do: 'pause', minutes }));
  return [action('Poll Now', { do: 'poll-now' }), { kind: 'submenu', label: 'Pause', items: pauses }];
}

const text = (label: string) => ({ kind: 'text' as const, label: cut(label) });
const action = (label: string, what: TrayAction): MenuItem => ({
  kind: 'action',
  label: cut(label),
  action: what,
});

/** Names come from the cluster and the kubeconfig: one line, of a bearable length. */
function cut(label: string): string {
  const line = label.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length > LABEL_LENGTH ? `${letters.slice(0, LABEL_LENGTH - 1).join('')}…` : line;
}
