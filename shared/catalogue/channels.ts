import type { Entries } from './entry.ts';

export const channelEntries = {
  'notifications.channels.telegramUrl': {
    label: 'Address of Telegram',
    does: 'Of Telegram’s Bot API, or of a server of your own that speaks it.',
    group: 'notifications',
  },
  'notifications.channels.slackUrl': {
    label: 'Address of Slack',
    does: 'Of Slack’s Web API.',
    group: 'notifications',
  },
  'notifications.channels.ntfyUrl': {
    label: 'Address of ntfy',
    does: 'Of the ntfy server that your topics are on.',
    group: 'notifications',
  },
  'notifications.linkBase': {
    label: 'Links in messages',
    does: 'The address at which others open this window, if they can. Without it, messages link to the desktop app.',
    group: 'notifications',
  },
  'notifications.heartbeatUrl': {
    label: 'Heartbeat',
    does: 'Asked after every good look at the clusters, at most once a minute: a dead man’s switch elsewhere tells you when Dogwatch is gone.',
    group: 'notifications',
  },
} as const satisfies Entries;
