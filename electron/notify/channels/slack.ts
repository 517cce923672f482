import { ErrorCode, WebClient } from '@slack/web-api';
import { plain } from '../../../shared/plain-text.ts';
import { redact } from '../../../shared/redact.ts';
import { type Channel, ChannelError, type ChannelMessage, errorOfStatus, waitOf } from '../channel.ts';
import { unavailable } from './http.ts';

/** https://api.slack.com/reference/block-kit/blocks#section: 3,000 characters of text. */
const LONGEST = 2_900;

/** Of `ok: false`: these say that the token is wrong. https://api.slack.com/methods/chat.postMessage#errors */
const UNAUTHORIZED = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'missing_scope',
]);
const UNAVAILABLE = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** The fallback text: what Slack would take for mentions, links and entities is escaped. */
export const slackEscaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Blocks of plain text: no markup of a name or a log line is interpreted. */
export function slackBlocks({ title, lines, link }: ChannelMessage) {
  const text = (value: string) => ({ type: 'plain_text' as const, text: value, emoji: false });
  const body = [...lines, ...(link === null ? [] : [link])].join('\n').slice(0, LONGEST);
  return [
    { type: 'header' as const, text: text(title.slice(0, 150)) },
    ...(body === '' ? [] : [{ type: 'section' as const, text: text(body) }]),
  ];
}

/** A conversation of a Slack app. What follows stands in the thread of an incident's first message. */
export function slackChannel(
  channel: string,
  { baseUrl, token }: { baseUrl: string; token: string },
): Channel {
  return {
    // One message a second a channel: https://api.slack.com/apis/rate-limits
    gapMs: 1_100,
    async send(message, { thread, signal }) {
      const client = new WebClient(token, {
        slackApiUrl: baseUrl,
        // Its own calls take no signal.
        fetch: (url, init) => fetch(url, { ...init, signal }),
        // Retries and waiting are the outbox's: it survives a restart.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        logger: silent,
      });
      try {
        const sent = await client.chat.postMessage({
          channel,
          text: slackEscaped(message.title),
          blocks: slackBlocks(message),
          mrkdwn: false,
          parse: 'none',
          unfurl_links: false,
          unfurl_media: false,
          ...(thread !== null && { thread_ts: thread }),
        });
        return { thread: thread ?? sent.ts ?? null };
      } catch (error) {
        throw asChannelError(error, signal);
      }
    },
  };
}

function asChannelError(error: unknown, signal: AbortSignal): ChannelError {
  const { code, data, retryAfter, statusCode } = Object(error) as {
    code?: unknown;
    data?: { error?: unknown };
    retryAfter?: unknown;
    statusCode?: unknown;
  };
  if (code === ErrorCode.RateLimitedError)
    return new ChannelError('throttled', 'Slack asks to slow down', waitOf(Number(retryAfter)));
  if (code === ErrorCode.HTTPError) return errorOfStatus('Slack', Number(statusCode), '', null);
  if (code !== ErrorCode.PlatformError) return unavailable('Slack', error, signal);
  const said = plain(redact(String(data?.error ?? '')), 100);
  // The library takes a page that is no JSON for Slack's word: a proxy's, or a sign-in's.
  if (!/^[a-z][a-z0-9_]*$/.test(said))
    return new ChannelError('unavailable', 'Slack cannot be reached (something else answers)');
  if (UNAUTHORIZED.has(said))
    return new ChannelError('unauthorized', `Slack does not accept the token (${said})`);
  if (UNAVAILABLE.has(said)) return new ChannelError('unavailable', `Slack fails (${said})`);
  if (said === 'ratelimited') return new ChannelError('throttled', 'Slack asks to slow down');
  return new ChannelError('refused', `Slack refuses the message (${said})`);
}

/** The library logs requests on its own; ours is told by what is thrown. */
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};
