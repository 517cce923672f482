import { plain } from '../../../shared/plain-text.ts';
import { redact } from '../../../shared/redact.ts';
import { ChannelError, errorOfStatus } from '../channel.ts';

const LONGEST_ANSWER = 500;

/** Posts JSON; the answer's body is read no further than a sentence. @throws ChannelError, without the URL: it may be a secret */
export async function postJson(
  who: string,
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'dogwatch', ...headers },
      // A redirect may lead anywhere, and would take the body along.
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    throw unavailable(who, error, signal);
  }
  const text = await response.text().catch(() => '');
  if (response.ok) return text;
  const detail = plain(redact(text), LONGEST_ANSWER);
  throw errorOfStatus(who, response.status, detail, response.headers.get('retry-after'));
}

/** A service that could not be asked. */
export function unavailable(who: string, error: unknown, signal: AbortSignal): ChannelError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = isTimeout(signal.reason) ? 'no answer in time' : code || 'the connection broke';
  return new ChannelError('unavailable', `${who} cannot be reached (${plain(why, 100)})`);
}

const isTimeout = (reason: unknown) => reason instanceof Error && reason.name === 'TimeoutError';
