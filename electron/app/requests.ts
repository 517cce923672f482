import { z } from 'zod';
import type { Channel } from '../../shared/channels.ts';
import { type Payload, type Replies, type Reply, requestPayloads } from '../../shared/ipc.ts';
import type { Log } from './log.ts';

/** One handler a channel; a missing one is a compile error. What it throws becomes the reply's sentence. */
export type Handlers = { [C in Channel]: (payload: Payload<C>) => Replies[C] | Promise<Replies[C]> };

/**
 * Answers one request of the window, which is not trusted: unknown channels and payloads that do not fit their
 * schema are refused. Never rejects, because IPC keeps only an error's message and loses the rest.
 */
export async function answer(
  handlers: Handlers,
  log: Log,
  channel: string,
  payload: unknown,
): Promise<Reply<unknown>> {
  if (!Object.hasOwn(requestPayloads, channel)) {
    log.warn('a request on an unknown channel was refused', { channel: channel.slice(0, 100) });
    return { ok: false, error: 'Dogwatch does not know this request.' };
  }
  const known = channel as Channel;
  const checked = requestPayloads[known].safeParse(payload);
  if (!checked.success) {
    log.warn(`a request on ${known} was refused`, { issues: checked.error.issues });
    return { ok: false, error: `${known}: ${z.prettifyError(checked.error)}` };
  }
  try {
    const handler = handlers[known] as (payload: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (error) {
    log.info(`${known} could not be answered`, { error });
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
