import type { Entries } from './entry.ts';
import { EVENT_TYPE_NAMES } from './event-type-names.ts';

export const notificationEntries = {
  'notifications.native': {
    label: 'Notify on this desktop',
    does: 'One notification for each incident that opens or reopens.',
    group: 'notifications',
  },
  'notifications.severities': {
    label: 'Severities told',
    does: 'The others are recorded and shown, but not told.',
    group: 'notifications',
    choices: { critical: 'Critical', warning: 'Warning', info: 'Info' },
  },
  'notifications.off': {
    label: 'Troubles told',
    does: 'What is not ticked is recorded and shown, but not told.',
    group: 'notifications',
    choices: EVENT_TYPE_NAMES,
    leavesOut: true,
  },
  'notifications.sound': {
    label: 'Sound',
    does: 'Notifications make the sound your desktop has for them. Those of severity info never do.',
    group: 'notifications',
  },
  'notifications.defaultRoute': {
    label: 'Default route',
    does: 'Where incidents go that no rule sends elsewhere: native is this desktop.',
    group: 'notifications',
  },
  'notifications.quietHours.enabled': {
    label: 'Keep quiet hours',
    does: 'What happens meanwhile is held back and told as one digest afterwards.',
    group: 'quiet-hours',
  },
  'notifications.quietHours.from': {
    label: 'From',
    does: 'On the clock of this machine.',
    group: 'quiet-hours',
  },
  'notifications.quietHours.to': {
    label: 'To',
    does: 'On the next day where it is not later than the beginning.',
    group: 'quiet-hours',
  },
  'notifications.quietHours.days': {
    label: 'Days',
    does: 'The days on which quiet hours begin.',
    group: 'quiet-hours',
    choices: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  },
  'notifications.quietHours.critical': {
    label: 'Critical may break through',
    does: 'Critical incidents are told at once, quiet hours or not.',
    group: 'quiet-hours',
  },
} as const satisfies Entries;
