import type { Screen } from './route.ts';
import { SCREENS } from './screens.ts';

export interface Shortcut {
  /**
   * Any of them does it. A `KeyboardEvent.key` (the space bar is Space), with Mod+ where Ctrl (on a Mac Command) is
   * held and Shift+ where Shift is and the key is no character; two of them with a blank between follow one another.
   */
  keys: readonly string[];
  does: string;
  group: (typeof GROUPS)[number];
}

const WALK = 'Walk the list';
const CHOOSE = 'Choose what it shows';
const DEAL = 'Deal with incidents';
const READ = 'Read an incident';
const ANYWHERE = 'Anywhere';

/** The help sheet's headings, in its order. */
export const GROUPS = [WALK, CHOOSE, DEAL, READ, ANYWHERE] as const;

const FIXED = {
  next: { keys: ['j', 'ArrowDown'], does: 'Next incident', group: WALK },
  previous: { keys: ['k', 'ArrowUp'], does: 'Previous incident', group: WALK },
  pageDown: { keys: ['PageDown'], does: 'A page down', group: WALK },
  pageUp: { keys: ['PageUp'], does: 'A page up', group: WALK },
  first: { keys: ['Home'], does: 'First incident', group: WALK },
  last: { keys: ['End'], does: 'Last incident', group: WALK },
  open: { keys: ['Enter'], does: 'Open it, or go into the open one', group: WALK },
  unfold: { keys: ['ArrowRight'], does: 'Unfold what it explains, or the group', group: WALK },
  fold: { keys: ['ArrowLeft'], does: 'Fold it away', group: WALK },
  leave: { keys: ['Escape'], does: 'Unmark all, then close the open one', group: WALK },
  mark: { keys: ['x', 'Space'], does: 'Mark it, or unmark it', group: DEAL },
  markDown: { keys: ['Shift+ArrowDown'], does: 'Mark on downwards', group: DEAL },
  markUp: { keys: ['Shift+ArrowUp'], does: 'Mark on upwards', group: DEAL },
  markAll: { keys: ['Mod+a'], does: 'Mark all that the list shows', group: DEAL },
  search: { keys: ['/'], does: 'Search', group: CHOOSE },
  filter: { keys: ['f'], does: 'Filter by severity, state, type, namespace', group: CHOOSE },
  arrange: { keys: ['v'], does: 'Sort and group', group: CHOOSE },
  acknowledge: { keys: ['a'], does: 'Acknowledge, or take it back', group: DEAL },
  snooze: { keys: ['s'], does: 'Snooze, or wake', group: DEAL },
  find: { keys: ['Mod+f'], does: 'Search its log or its YAML', group: READ },
  palette: { keys: ['Mod+k'], does: 'Find a screen, an incident or a command', group: ANYWHERE },
  help: { keys: ['?'], does: 'Show these shortcuts', group: ANYWHERE },
} as const satisfies Record<string, Shortcut>;

type Jump = `go to ${Screen}`;
export type ShortcutId = keyof typeof FIXED | Jump;

/** Every shortcut of the window: what binds them and the help sheet both read them here. */
export const SHORTCUTS: ReadonlyMap<ShortcutId, Shortcut> = new Map<ShortcutId, Shortcut>([
  ...(Object.entries(FIXED) as [keyof typeof FIXED, Shortcut][]),
  ...SCREENS.map(({ screen, label, jump }): [Jump, Shortcut] => [
    `go to ${screen}`,
    { keys: [`g ${jump}`], does: `Go to ${label}`, group: ANYWHERE },
  ]),
]);
