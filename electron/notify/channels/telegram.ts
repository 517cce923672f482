import { Api, GrammyError } from 'grammy/web';
import { plain } from '../../../shared/plain-text.ts';
import { redact } from '../../../shared/redact.ts';
import { type Channel, ChannelError, type ChannelMessage, errorOfStatus, waitOf } from '../channel.ts';
import { unavailable } from './http.ts';

/** https://core.telegram.org/bots/api#sendmessage: 4,096 characters after entities are parsed. */
const LONGEST = 3_800;

/** Telegram's HTML: names from a cluster are text, whatever they look like. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function telegramText({ title, lines, link }: ChannelMessage): string {
  const body = lines.join('\n').slice(0, LONGEST);
  return [`<b>${escaped(title.slice(0, 250))}</b>`, escaped(body), ...(link === null ? [] : [escaped(link)])]
    .filter(Boolean)
    .join('\n');
}

/** A chat of a bot. What follows answers the first message of an incident. */
export function telegramChannel(
  chat: string,
  { baseUrl, token }: { baseUrl: string; token: string },
): Channel {
  const api = new Api(token, { apiRoot: baseUrl });
  return {
    // "avoid sending more than one message per second" to a chat: https://core.telegram.org/bots/faq
    gapMs: 1_100,
    async send(message, { thread, signal }) {
      const reply = thread === null ? null : Number(thread);
      try {
        const sent = await api.sendMessage(
          chat,
          telegramText(message),
          {
            parse_mode: 'HTML',
            link_preview_options: { is_disabled: true },
            ...(reply !== null && {
              reply_parameters: { message_id: reply, allow_sending_without_reply: true },
            }),
          },
          signal as never,
        );
        return { thread: thread ?? String(sent.message_id) };
      } catch (error) {
        throw asChannelError(error, signal);
      }
    },
  };
}

function asChannelError(error: unknown, signal: AbortSignal): ChannelError {
  // The library's other errors hold the URL, and that holds the token.
  if (!(error instanceof GrammyError)) return unavailable('Telegram', error, signal);
  const { error_code: status, description, parameters } = error;
  // A bot that was thrown out of a chat is answered 403: the token is right, the chat is not.
  if (status === 403)
    return new ChannelError('refused', `Telegram refuses the message: ${detailOf(description)}`);
  if (status === 401 || status === 404)
    return new ChannelError('unauthorized', `Telegram does not accept the bot's token (${status})`);
  const wait = waitOf(parameters?.retry_after);
  const told = errorOfStatus('Telegram', status, detailOf(description), null);
  return new ChannelError(told.kind, told.message, wait);
}

const detailOf = (description: string) => plain(redact(description), 200);
