import type { Entries } from './entry.ts';

export const programEntries = {
  version: {
    label: 'Version',
    does: 'The version of the settings file; older files are migrated when they are read.',
    group: null,
  },
  theme: {
    label: 'Theme',
    does: 'System follows your desktop.',
    group: 'desktop',
    choices: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  launchAtLogin: {
    label: 'Launch at login',
    does: 'Starts with your desktop, hidden in the tray.',
    group: 'desktop',
  },
  'updates.enabled': {
    label: 'Updates',
    does: 'Looks for a newer version once a day, downloads it and installs it when you quit.',
    group: 'desktop',
  },
  'shortcuts.singleLetter': {
    label: 'Single-letter shortcuts',
    does: 'Bare keys such as j, k, a and ? act on the list. Arrows, Enter and keys held with Ctrl or Command always do.',
    group: 'desktop',
  },
  firstRunDone: {
    label: 'First run done',
    does: 'The cards of the first run are shown no more.',
    group: null,
  },
  'history.keepDays': {
    label: 'Keep incidents for',
    does: 'How long resolved incidents are kept.',
    group: 'history',
    unit: 'days',
  },
  'history.maxSizeMB': {
    label: 'Largest database',
    does: 'When it is reached, the oldest resolved incidents go first.',
    group: 'history',
    unit: 'MB',
  },
  logLevel: {
    label: 'Log level',
    does: 'What is written to the log. Debug is for hunting a problem of Dogwatch itself.',
    group: 'history',
    choices: { error: 'Errors', warn: 'Warnings', info: 'Info', debug: 'Debug' },
  },
} as const satisfies Entries;
