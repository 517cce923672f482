import { formatRoute, parseRoute, type Route } from '../../shared/route.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Secrets } from '../app/secrets.ts';
import { type Channel, ChannelError } from './channel.ts';
import { ntfyChannel } from './channels/ntfy.ts';
import { slackChannel } from './channels/slack.ts';
import { telegramChannel } from './channels/telegram.ts';
import { webhookChannel } from './channels/webhook.ts';

export type ChannelSettings = Settings['notifications']['channels'];

/** The names of a route's secrets (app/secrets.ts); the first one it cannot do without. */
export function secretsOf(route: Exclude<Route, { channel: 'native' }>): string[] {
  if (route.channel !== 'webhook') return [`${route.channel}-token`];
  const name = route.id.toLowerCase().replaceAll('_', '-');
  return [`webhook-${name}-url`, `webhook-${name}-secret`];
}

/** The channel behind a route, with its secrets as they are now. @throws ChannelError when something is missing */
export async function openChannel(
  text: string,
  { secrets, settings, clock }: { secrets: Pick<Secrets, 'get'>; settings: ChannelSettings; clock: Clock },
): Promise<Channel> {
  const route = parseRoute(text);
  if (route === null || route.channel === 'native')
    throw new ChannelError('refused', `"${text.slice(0, 100)}" is no route to a channel.`);
  const [first = '', second = ''] = secretsOf(route);
  const given = async (name: string) => (name === '' ? null : await secrets.get(name).catch(unreadable));
  switch (route.channel) {
    case 'telegram':
      return telegramChannel(route.id, {
        baseUrl: settings.telegramUrl,
        token: needed(await given(first), first, route),
      });
    case 'slack':
      return slackChannel(route.id, {
        baseUrl: settings.slackUrl,
        token: needed(await given(first), first, route),
      });
    case 'ntfy':
      return ntfyChannel(route.id, { baseUrl: settings.ntfyUrl, token: await given(first) });
    case 'webhook': {
      const url = needed(await given(first), first, route);
      if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
        throw new ChannelError(
          'unauthorized',
          `The address of ${formatRoute(route)} is no http or https URL.`,
        );
      return webhookChannel(route.id, { url, secret: await given(second) }, clock.now);
    }
  }
}

function needed(secret: string | null, name: string, route: Route): string {
  if (secret !== null && secret !== '') return secret;
  const variable = `DOGWATCH_${name.toUpperCase().replaceAll('-', '_')}`;
  throw new ChannelError(
    'unauthorized',
    `${formatRoute(route)} has no ${name}: give it in the settings, or as ${variable}.`,
  );
}

/** The keyring is locked, the file is gone: it is there, and will be again. */
function unreadable(error: unknown): never {
  throw new ChannelError('unauthorized', error instanceof Error ? error.message : String(error));
}
