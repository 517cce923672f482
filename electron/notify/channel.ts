import type { Severity } from '../../shared/cluster-event.ts';

/** One message in plain text: each channel escapes it for its own markup. */
export interface ChannelMessage {
  /** The same however often it is sent. */
  key: string;
  /** A test, a digest and a summary are about no single incident. */
  incident: string | null;
  /** Every incident that it tells of, a digest's included. */
  incidents: readonly string[];
  step: 'opened' | 'worse' | 'resolved' | 'digest' | 'test';
  severity: Severity;
  context: string;
  /** One line. */
  title: string;
  lines: readonly string[];
  /** Where to look at it; null where nobody else can follow a link. */
  link: string | null;
  /** RFC 3339. */
  at: string;
  /** For machines: what the incident is about. */
  facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface SendOptions {
  /** The thread to answer in, where the channel has threads. */
  thread: string | null;
  /** Ends it: Dogwatch stops, or the service takes too long (a TimeoutError). */
  signal: AbortSignal;
}

/** Sends to one place of one service. */
export interface Channel {
  /** Returns what the service calls the message's thread; null where it has none. @throws ChannelError */
  send(message: ChannelMessage, options: SendOptions): Promise<{ thread: string | null }>;
  /** Shortest time between two messages, in ms, that the service puts up with. */
  readonly gapMs: number;
}

/**
 * - `throttled`: too fast; `retryAfterMs` says how long to wait.
 * - `refused`: the service will never take this message there: no such chat, too long.
 * - `unauthorized`: the token is missing, wrong or revoked; others will fare no better until it is mended.
 * - `unavailable`: no answer, a broken one, or an error of the service's own.
 */
export type ChannelErrorKind = 'throttled' | 'refused' | 'unauthorized' | 'unavailable';

/** The message is one sentence without secrets. */
export class ChannelError extends Error {
  readonly kind: ChannelErrorKind;
  readonly retryAfterMs: number | null;

  constructor(kind: ChannelErrorKind, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = 'ChannelError';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What an HTTP status means for a message. */
export function errorOfStatus(
  who: string,
  status: number,
  detail: string,
  retryAfter: string | null,
): ChannelError {
  const said = detail === '' ? '' : `: ${detail}`;
  if (status === 429)
    return new ChannelError('throttled', `${who} asks to slow down${said}`, waitOf(retryAfter));
  if (status === 401 || status === 403)
    return new ChannelError('unauthorized', `${who} does not accept the credentials (${status})${said}`);
  if (status >= 500 || status === 408)
    return new ChannelError('unavailable', `${who} fails (${status})${said}`);
  return new ChannelError('refused', `${who} refuses the message (${status})${said}`);
}

const LONGEST_WAIT_MS = 60 * 60_000;

/** Retry-After in seconds or as a date (RFC 9110 §10.2.3), at most an hour. */
export function waitOf(retryAfter: string | number | null | undefined): number | null {
  if (retryAfter === null || retryAfter === undefined || retryAfter === '') return null;
  const seconds = Number(retryAfter);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(retryAfter)) - Date.now();
  return Number.isFinite(ms) ? Math.round(Math.min(Math.max(ms, 0), LONGEST_WAIT_MS)) : null;
}
