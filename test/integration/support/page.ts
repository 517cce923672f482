import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';
import type { AppState } from '../../../shared/app-state.ts';
import type { Channel } from '../../../shared/channels.ts';
import type { Payload, Replies, Reply } from '../../../shared/ipc.ts';

/** What a browser sees of the headless host: the requests and pushes of its WebSocket. */
export interface Page {
  /** @throws Error with the sentence of a request that was refused. */
  request<C extends Channel>(channel: C, payload: Payload<C>): Promise<Replies[C]>;
  state(): Promise<AppState>;
  /** Every frame received so far, as text. */
  frames: string[];
}

/** Follows the link that the host printed, as a browser would. */
export async function openPage(link: string): Promise<Page> {
  const url = new URL(link);
  const headers = { cookie: await cookieFor(url), origin: url.origin };
  const socket = new WebSocket(`ws://${url.host}/ipc`, { headers });
  const frames: string[] = [];
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  socket.on('message', (data) => {
    frames.push(String(data));
    const { id, reply } = JSON.parse(String(data)) as { id?: number; reply: Reply<unknown> };
    if (id !== undefined) waiting.get(id)?.(reply);
  });
  // The host may be killed under it.
  await new Promise((resolve, reject) => socket.once('open', resolve).on('error', reject));

  async function request<C extends Channel>(channel: C, payload: Payload<C>): Promise<Replies[C]> {
    const id = waiting.size + 1;
    const reply = await new Promise<Reply<unknown>>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, channel, payload }));
    });
    if (!reply.ok) throw new Error(reply.error);
    return reply.value as Replies[C];
  }
  return { request, state: () => request('app.state', {}), frames };
}

function cookieFor(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    httpRequest(url, (response) => {
      response.resume();
      resolve(response.headers['set-cookie']?.[0]?.split(';')[0] ?? '');
    })
      .on('error', reject)
      .end();
  });
}
