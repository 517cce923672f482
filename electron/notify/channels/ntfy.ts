import type { Severity } from '../../../shared/cluster-event.ts';
import type { Channel } from '../channel.ts';
import { postJson } from './http.ts';

/** https://docs.ntfy.sh/publish/#message-priority */
const PRIORITY: Record<Severity, number> = { critical: 5, warning: 4, info: 3 };
const TAG: Record<Severity, string> = {
  critical: 'red_circle',
  warning: 'warning',
  info: 'information_source',
};
/** ntfy takes 4,096 bytes of message and cuts nothing itself. */
const LONGEST = 3_500;

/** A topic of an ntfy server. Its text is plain: no markup is interpreted. */
export function ntfyChannel(
  topic: string,
  { baseUrl, token }: { baseUrl: string; token: string | null },
): Channel {
  return {
    gapMs: 1_000,
    async send(message, { signal }) {
      const body = JSON.stringify({
        topic,
        title: message.title.slice(0, 250),
        message: message.lines.join('\n').slice(0, LONGEST) || message.title.slice(0, 250),
        priority: message.step === 'resolved' ? 2 : PRIORITY[message.severity],
        tags: [message.step === 'resolved' ? 'white_check_mark' : TAG[message.severity]],
        ...(message.link !== null && { click: message.link }),
      });
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
      await postJson('ntfy', baseUrl, body, headers, signal);
      return { thread: null };
    },
  };
}
