/** Where a message goes: this desktop, or a chat, room, webhook or topic of a channel. */
export type Route = { channel: 'native' } | { channel: RouteChannel; id: string };
export type RouteChannel = keyof typeof IDS;

/** What each channel's own names look like. A webhook goes by the name it has in the settings, never by its URL. */
const IDS = {
  /** A chat's number, negative for groups, or a public channel's @name. */
  telegram: /^(-?\d{1,20}|@\w{5,32})$/,
  /** A conversation's ID (C0123456789) or #name. */
  slack: /^(#[\p{Ll}\p{Nd}._-]{1,79}|[A-Z][A-Z0-9]{5,20})$/u,
  webhook: /^[\w-]{1,64}$/,
  ntfy: /^[\w-]{1,64}$/,
} as const;

/** For sentences: "takes …". */
export const ROUTE_SHAPES = 'native, telegram:ID, slack:ID, webhook:NAME or ntfy:TOPIC';

/** Reads `native` or `<channel>:<id>`; null for everything else. */
export function parseRoute(text: string): Route | null {
  if (text === 'native') return { channel: 'native' };
  const [, channel = '', id = ''] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  return isRouteChannel(channel) && IDS[channel].test(id) ? { channel, id } : null;
}

export function formatRoute(route: Route): string {
  return route.channel === 'native' ? 'native' : `${route.channel}:${route.id}`;
}

const isRouteChannel = (channel: string): channel is RouteChannel => Object.hasOwn(IDS, channel);
