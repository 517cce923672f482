import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelMessage } from '../../electron/notify/channel.ts';
import { ntfyChannel } from '../../electron/notify/channels/ntfy.ts';
import { slackChannel } from '../../electron/notify/channels/slack.ts';
import { telegramChannel } from '../../electron/notify/channels/telegram.ts';
import { webhookChannel } from '../../electron/notify/channels/webhook.ts';
import { json, type Service, startService } from './support/service.ts';

/** Each channel against a local server that speaks its service's protocol: statuses, limits, error bodies. */

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.asked = [];
});

const HOSTILE = '<b>web</b> & *bold* _it_ `x` <!channel> [a](http://evil) <script>';
const message: ChannelMessage = {
  key: 'key-1',
  incident: '01990000-0000-7000-8000-000000000001',
  incidents: ['01990000-0000-7000-8000-000000000001'],
  step: 'opened',
  severity: 'critical',
  context: 'prod',
  title: `prod: ${HOSTILE} keeps crashing`,
  lines: ['critical · prod · shop', HOSTILE],
  link: 'dogwatch://incident/1',
  at: '2026-11-22T12:00:00.000Z',
  facts: { type: 'crash_loop', count: 3 },
};
const signal = AbortSignal.timeout(30_000);
const TOKEN = '123456:secret-token';
const body = (index = 0) => JSON.parse(service.asked[index]?.body ?? '{}');
const form = () => new URLSearchParams(service.asked[0]?.body ?? '');

describe('telegram', () => {
  const channel = () => telegramChannel('-100123', { baseUrl: service.url, token: TOKEN });
  const sent = json(200, {
    ok: true,
    result: { message_id: 77, date: 1, chat: { id: -100123, type: 'group' } },
  });

  test('sends HTML in which a name is text', async () => {
    service.answer = sent;
    expect(await channel().send(message, { thread: null, signal })).toEqual({ thread: '77' });
    expect(service.asked[0]?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(body()).toMatchObject({ chat_id: '-100123', parse_mode: 'HTML' });
    expect(body().text.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/);
    expect(body().text).toContain('&lt;script&gt;');
  });

  test('answers the first message of the incident, and the thread stays that', async () => {
    service.answer = sent;
    expect(await channel().send(message, { thread: '42', signal })).toEqual({ thread: '42' });
    expect(body().reply_parameters).toEqual({ message_id: 42, allow_sending_without_reply: true });
  });

  test.each([
    [429, { parameters: { retry_after: 7 } }, 'Too Many Requests: retry after 7', 'throttled', 7000],
    [401, {}, 'Unauthorized', 'unauthorized', null],
    [403, {}, 'Forbidden: bot was kicked from the group chat', 'refused', null],
    [400, {}, 'Bad Request: chat not found', 'refused', null],
    [502, {}, 'Bad Gateway', 'unavailable', null],
  ])('%i is told as what it means', async (status, more, description, kind, retryAfterMs) => {
    service.answer = json(status, { ok: false, error_code: status, description, ...more });
    const sending = channel().send(message, { thread: null, signal });
    await expect(sending).rejects.toMatchObject({ kind, retryAfterMs });
    await expect(sending).rejects.not.toThrow(TOKEN);
  });

  test('a cut connection is unavailable, and the token is in no message', async () => {
    service.answer = (_asked, response) => void response.socket?.destroy();
    const error = await channel()
      .send(message, { thread: null, signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'unavailable' });
    expect(String(error)).not.toContain(TOKEN);
  });
});

describe('slack', () => {
  const channel = () => slackChannel('C123456789', { baseUrl: `${service.url}/api/`, token: 'xoxb-secret' });

  test('sends plain text blocks; the fallback text mentions nobody', async () => {
    service.answer = json(200, { ok: true, ts: '1700.1' });
    expect(await channel().send(message, { thread: null, signal })).toEqual({ thread: '1700.1' });
    expect(service.asked[0]?.path).toBe('/api/chat.postMessage');
    expect(service.asked[0]?.headers.authorization).toBe('Bearer xoxb-secret');
    expect(form().get('text')).not.toContain('<!channel>');
    const blocks = JSON.parse(form().get('blocks') ?? '[]') as { text: { type: string } }[];
    expect(blocks.map(({ text }) => text.type)).toEqual(['plain_text', 'plain_text']);
  });

  test('follows in the thread of the first message', async () => {
    service.answer = json(200, { ok: true, ts: '1700.2' });
    expect(await channel().send(message, { thread: '1700.1', signal })).toEqual({ thread: '1700.1' });
    expect(form().get('thread_ts')).toBe('1700.1');
  });

  test.each([
    [200, { ok: false, error: 'invalid_auth' }, {}, 'unauthorized', null],
    [200, { ok: false, error: 'channel_not_found' }, {}, 'refused', null],
    [200, { ok: false, error: 'internal_error' }, {}, 'unavailable', null],
    [429, { ok: false, error: 'ratelimited' }, { 'retry-after': '30' }, 'throttled', 30_000],
    [503, {}, {}, 'unavailable', null],
  ])('%i %j is told as what it means', async (status, answer, headers, kind, retryAfterMs) => {
    service.answer = json(status, answer, headers as Record<string, string>);
    await expect(channel().send(message, { thread: null, signal })).rejects.toMatchObject({
      kind,
      retryAfterMs,
    });
  });
});

test('a page that is not Slack’s is no refusal: a proxy, or a hotel that wants a sign-in', async () => {
  service.answer = (_asked, response) => void response.end('<html>Sign in</html>');
  const slack = slackChannel('C123456789', { baseUrl: `${service.url}/api/`, token: 'xoxb-secret' });
  await expect(slack.send(message, { thread: null, signal })).rejects.toMatchObject({ kind: 'unavailable' });
});

describe('ntfy', () => {
  test('publishes plain text with a priority', async () => {
    service.answer = json(200, { id: 'x' });
    const channel = ntfyChannel('alerts', { baseUrl: service.url, token: 'tk_1' });
    await channel.send(message, { thread: null, signal });
    expect(service.asked[0]?.headers.authorization).toBe('Bearer tk_1');
    expect(body()).toMatchObject({ topic: 'alerts', priority: 5, tags: ['red_circle'], click: message.link });
    expect(body().message).toContain(HOSTILE);
  });

  test('a limit is told with its waiting time', async () => {
    service.answer = json(429, { code: 42901, error: 'limit reached' }, { 'retry-after': '5' });
    const channel = ntfyChannel('alerts', { baseUrl: service.url, token: null });
    await expect(channel.send(message, { thread: null, signal })).rejects.toMatchObject({
      kind: 'throttled',
      retryAfterMs: 5000,
    });
  });
});

describe('webhook', () => {
  const secret = 'shared';
  const channel = (path = '/hook/very-secret') =>
    webhookChannel('ops', { url: service.url + path, secret }, () => 1_700_000_000_500);

  test('gets JSON, its idempotency key, and a signature that anybody with the secret can check', async () => {
    service.answer = json(204, {});
    await channel().send(message, { thread: null, signal });
    const [asked] = service.asked;
    expect(asked?.headers['idempotency-key']).toBe('key-1');
    const v1 = createHmac('sha256', secret).update(`1700000000.${asked?.body}`).digest('hex');
    expect(asked?.headers['x-dogwatch-signature']).toBe(`t=1700000000,v1=${v1}`);
    expect(body()).toEqual({
      version: 1,
      ...{ key: 'key-1', at: message.at, step: 'opened', severity: 'critical', context: 'prod' },
      ...{
        incident: message.incident,
        incidents: message.incidents,
        title: message.title,
        lines: message.lines,
        link: message.link,
      },
      facts: { type: 'crash_loop', count: 3 },
    });
  });

  test('a redirect is not followed, and the address is in no message', async () => {
    service.answer = (_asked, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' });
      response.end();
    };
    const error = await channel()
      .send(message, { thread: null, signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'refused' });
    expect(String(error)).not.toContain('very-secret');
  });

  test.each([
    [500, 'unavailable'],
    [408, 'unavailable'],
    [401, 'unauthorized'],
    [404, 'refused'],
    [413, 'refused'],
  ])('%i is %s', async (status, kind) => {
    service.answer = json(status, {});
    await expect(channel().send(message, { thread: null, signal })).rejects.toMatchObject({ kind });
  });
});

test.each([
  ['telegram', () => telegramChannel('1', { baseUrl: service.url, token: TOKEN })],
  ['slack', () => slackChannel('C123456789', { baseUrl: `${service.url}/api/`, token: TOKEN })],
  ['ntfy', () => ntfyChannel('alerts', { baseUrl: service.url, token: null })],
  ['webhook', () => webhookChannel('ops', { url: service.url, secret: null }, () => 0)],
])('%s is not waited for when it never answers', async (_name, channel) => {
  service.answer = () => {};
  const impatient = AbortSignal.timeout(50);
  await expect(channel().send(message, { thread: null, signal: impatient })).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringMatching(/\(no answer in time\)$/),
  });
});
