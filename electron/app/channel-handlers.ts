import type { ChannelState, ChannelsView } from '../../shared/channel-requests.ts';
import { parseRoute } from '../../shared/route.ts';
import { incidentTitle } from '../../shared/wording.ts';
import { openChannel, secretsOf } from '../notify/open-channel.ts';
import { testMessage } from '../notify/test-message.ts';
import type { HostPort } from './app.ts';
import type { AppSettings } from './app-settings.ts';
import type { Clock } from './clock.ts';
import type { Handlers } from './requests.ts';
import type { Rules } from './rules.ts';
import type { Secrets } from './secrets.ts';
import type { Session } from './session-ports.ts';

export interface ChannelHandlerDeps {
  session(): Session;
  secrets: Secrets;
  settings: AppSettings;
  rules: Rules;
  hostPort: HostPort;
  clock: Clock;
  chosen(): string | null;
}

type ChannelChannel = 'channels.list' | 'channels.test' | 'channels.dead' | 'channels.again' | 'secrets.set';

const TEST_MS = 20_000;
const DEAD_SHOWN = 200;

/** Chats and webhooks: what is set up, what fails and why, and what was given up. */
export function channelHandlers(deps: ChannelHandlerDeps): Pick<Handlers, ChannelChannel> {
  const { session, secrets, settings, rules, clock } = deps;

  /** Those that settings and rules name, and those that something is owed to. */
  function routes(): string[] {
    const named = rules.book.inEffect().flatMap(({ follows }) => follows.notify);
    const all = [settings.get().notifications.defaultRoute, ...named, ...session().channels.owedTo()];
    return [...new Set(all)].filter((route) => {
      const parsed = parseRoute(route);
      return parsed !== null && parsed.channel !== 'native';
    });
  }

  async function stateOf(text: string): Promise<ChannelState> {
    const route = parseRoute(text);
    const names = route === null || route.channel === 'native' ? [] : secretsOf(route);
    const health = session()
      .channels.health()
      .find((one) => one.route === text);
    const count = (state: string) =>
      session()
        .channels.counts()
        .find((one) => one.channel === text && one.state === state)?.count ?? 0;
    return {
      route: text,
      secrets: await Promise.all(
        names.map(async (name, index) => ({
          name,
          needed: index === 0 && route?.channel !== 'ntfy',
          from: await secrets.source(name),
        })),
      ),
      waiting: count('pending'),
      dead: count('dead'),
      error: health?.error ?? null,
      pausedUntil:
        health === undefined || health.pausedUntil <= clock.now()
          ? null
          : new Date(health.pausedUntil).toISOString(),
    };
  }

  async function view(): Promise<ChannelsView> {
    return {
      channels: await Promise.all(routes().map(stateOf)),
      warning: await secrets.warning(),
      canKeep: deps.hostPort.secrets !== undefined,
    };
  }

  return {
    'channels.list': view,
    async 'channels.test'({ route }) {
      const channel = await openChannel(route, {
        secrets,
        settings: settings.get().notifications.channels,
        clock,
      });
      const message = testMessage(deps.chosen(), clock.now());
      await channel.send(message, { thread: null, signal: AbortSignal.timeout(TEST_MS) });
      return null;
    },
    'channels.dead': () =>
      session()
        .channels.dead(DEAD_SHOWN)
        .map(({ id, channel, incident, step, error, doneAt, createdAt }) => {
          const about = session().archive.incidents.get(incident);
          return {
            ...{ delivery: id, route: channel, incident, step },
            title: about === null ? 'an incident' : incidentTitle(about, clock.now()),
            reason: error ?? 'It was given up.',
            at: new Date(doneAt ?? createdAt).toISOString(),
          };
        }),
    'channels.again'({ delivery }) {
      session().channels.again(delivery);
      return null;
    },
    async 'secrets.set'({ name, value }) {
      await secrets.set(name, value);
      return view();
    },
  };
}
