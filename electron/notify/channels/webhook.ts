import { createHmac } from 'node:crypto';
import type { Channel, ChannelMessage } from '../channel.ts';
import { postJson } from './http.ts';

/** What a webhook receives, as shared/webhook-payload.ts has it. */
export function webhookBody(message: ChannelMessage): string {
  const { key, incident, incidents, step, severity, context, title, lines, link, at, facts } = message;
  return JSON.stringify({
    version: 1,
    key,
    at,
    step,
    severity,
    context,
    incident,
    incidents,
    title,
    lines,
    link,
    facts,
  });
}

/**
 * `X-Dogwatch-Signature: t=SECONDS,v1=HEX`: HMAC-SHA256 of "SECONDS.BODY" under the shared secret. The time is in it so
 * that a receiver can refuse what was recorded and sent again.
 */
export function signature(body: string, secret: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hex}`;
}

/** A URL of a person's own. The URL itself may be the secret, so nobody is told it. */
export function webhookChannel(
  name: string,
  { url, secret }: { url: string; secret: string | null },
  now: () => number,
): Channel {
  return {
    gapMs: 100,
    async send(message, { signal }) {
      const body = webhookBody(message);
      const signed = secret === null ? {} : { 'x-dogwatch-signature': signature(body, secret, now()) };
      const headers = { 'idempotency-key': message.key, ...signed };
      await postJson(`The webhook ${name}`, url, body, headers, signal);
      return { thread: null };
    },
  };
}
