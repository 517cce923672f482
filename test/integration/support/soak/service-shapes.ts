import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Fault } from './faulty-service.ts';

/** One message as a service understands it. */
export interface Received {
  /** Its idempotency key, where the service is told one. */
  key: string | null;
  /** The incident it links to; null for a digest. */
  incident: string | null;
  /** Incidents that a digest tells of. */
  about: number;
  step: 'opened' | 'worse' | 'resolved' | 'digest';
  /** How often the trouble was seen by then; null where it is not said. */
  count: number | null;
  /** The message it answers, and what the service calls the thread. */
  answersTo: string | null;
  thread: string | null;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/** A service's protocol: its requests, and its answers when it takes a message or fails. */
export interface ServiceShape {
  read(request: IncomingMessage, body: string): Received;
  /** @param seconds for which a busy service asks to be left alone */
  answer(fault: Fault, seconds: number, received: Received): Answer;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  ...{ status, headers, body: JSON.stringify(body) },
});
const isError = (fault: Fault) => fault === 'error' || fault === 'error_lost';

/** What a person reads: title first, a line of its own for each thing. */
function readText(title: string, text: string): Omit<Received, 'key' | 'answersTo' | 'thread'> {
  const incident = /dogwatch:\/\/incident\/([\w-]+)/.exec(text)?.[1] ?? null;
  const [, about = '1'] = /: (?:resolved: )?([\d,]+) (?:new )?incidents?/.exec(title) ?? [];
  const step = /^\w+: (resolved|worse): /.exec(title)?.[1] as 'resolved' | 'worse' | undefined;
  return {
    incident,
    about: Number(about.replaceAll(',', '')),
    step: incident === null ? 'digest' : (step ?? 'opened'),
    count: incident === null ? null : Number(/seen (\d+) times/.exec(text)?.[1] ?? 1),
  };
}

let threads = 0;
const newThread = () => `${1000 + threads++}.0001`;

/** https://api.slack.com/methods/chat.postMessage */
export const slackShape: ServiceShape = {
  read(_request, body) {
    const form = new URLSearchParams(body);
    const blocks = JSON.parse(form.get('blocks') ?? '[]') as { text: { text: string } }[];
    const text = blocks.map((block) => block.text.text).join('\n');
    const said = readText(blocks[0]?.text.text ?? '', text);
    return { ...said, key: null, answersTo: form.get('thread_ts'), thread: newThread() };
  },
  answer(fault, seconds, { thread }) {
    if (fault === 'busy')
      return json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': `${seconds}` });
    if (fault === 'error') return json(200, { ok: false, error: 'internal_error' });
    if (isError(fault)) return json(503, { ok: false, error: 'service_unavailable' });
    if (fault === 'unwelcome') return json(200, { ok: false, error: 'msg_too_long' });
    return json(200, { ok: true, channel: 'C0PAYMENTS', ts: thread, message: { text: '…' } });
  },
};

/** https://core.telegram.org/bots/api#making-requests */
export const telegramShape: ServiceShape = {
  read(_request, body) {
    const { text, reply_parameters: reply } = JSON.parse(body) as {
      text: string;
      reply_parameters?: { message_id: number };
    };
    const thread = String(threads++);
    const answersTo = reply === undefined ? null : String(reply.message_id);
    return { ...readText(text.slice(3).split('\n')[0] ?? '', text), key: null, answersTo, thread };
  },
  answer(fault, seconds, { thread }) {
    const failed = (code: number, description: string, parameters = {}) =>
      json(code, { ok: false, error_code: code, description, parameters });
    if (fault === 'busy')
      return failed(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    if (isError(fault)) return failed(502, 'Bad Gateway');
    if (fault === 'unwelcome') return failed(400, 'Bad Request: message is too long');
    const chat = { id: 4242, type: 'private', first_name: 'x' };
    return json(200, { ok: true, result: { message_id: Number(thread), date: 1, chat, text: '…' } });
  },
};

/** https://docs.ntfy.sh/publish/#publish-as-json */
export const ntfyShape: ServiceShape = {
  read(_request, body) {
    const { title, message, click = '' } = JSON.parse(body) as Record<string, string>;
    const said = readText(title ?? '', `${message}\n${click}`);
    return { ...said, key: null, answersTo: null, thread: null };
  },
  answer: plainAnswer({ code: 42901, http: 429, error: 'limit reached: too many requests' }),
};

/** A receiver that checks the signature, as the README says. */
export const webhookShape = (secret: string): ServiceShape => ({
  read({ headers }, body) {
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-dogwatch-signature'])) ?? [];
    if (createHmac('sha256', secret).update(`${t}.${body}`).digest('hex') !== v1)
      throw new Error('the signature is wrong');
    const { key, incident, incidents, step, facts } = JSON.parse(body);
    const count = incident === null ? null : facts.count;
    return { key, incident, about: incidents.length, step, count, answersTo: null, thread: null };
  },
  answer: plainAnswer({ error: 'slow down' }),
});

function plainAnswer(busy: object): ServiceShape['answer'] {
  return (fault, seconds) => {
    if (fault === 'busy') return json(429, busy, { 'retry-after': `${seconds}` });
    if (isError(fault)) return json(500, { error: 'internal error' });
    if (fault === 'unwelcome') return json(400, { error: 'not like this' });
    return json(200, { id: 'x' });
  };
}
