import type { ChannelState, ChannelsView, DeadLetter } from '../../shared/channel-requests.ts';
import type { Scene } from './fake-bridge.ts';
import { ago } from './scene-incidents.ts';
import { scenes } from './scenes.ts';

/** Chats and webhooks in every state. */

function channel(route: string, part: Partial<ChannelState> = {}): ChannelState {
  return { route, secrets: [], waiting: 0, dead: 0, error: null, pausedUntil: null, ...part };
}

const LETTER: DeadLetter = {
  delivery: '0b9c7b0e-7777-4222-8333-444455556661',
  route: 'slack:C0123456789',
  incident: '0b9c7b0e-1111-4222-8333-444455556666',
  title: 'payments-api keeps crashing: app exits 1 after 2 s',
  step: 'opened',
  reason: 'Slack says channel_not_found.',
  at: ago(7),
};

const EVERY: ChannelsView = {
  canKeep: true,
  warning:
    'This desktop has no keyring (GNOME Keyring or KWallet), so tokens are only scrambled with a key that every program knows.',
  channels: [
    channel('slack:C0123456789', {
      secrets: [{ name: 'slack-token', needed: true, from: 'kept' }],
      dead: 1,
      error: 'Slack says channel_not_found.',
    }),
    channel('telegram:12345', {
      secrets: [{ name: 'telegram-token', needed: true, from: null }],
      waiting: 3,
      error: 'There is no telegram-token.',
      pausedUntil: ago(-4),
    }),
    channel('webhook:ops', { secrets: [{ name: 'webhook-ops', needed: true, from: 'environment' }] }),
    channel('ntfy:dogwatch', { secrets: [{ name: 'ntfy-token', needed: false, from: null }] }),
  ],
};

/** Settings of a person who has them all, one of them failing, with a message that was given up. */
export function withChannels(part: Partial<ChannelsView> = {}): Scene {
  return {
    ...scenes.quiet(),
    answers: {
      'channels.list': { ...EVERY, ...part },
      'channels.dead': [LETTER],
      'secrets.set': { ...EVERY, ...part },
    },
  };
}
