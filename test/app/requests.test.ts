import { expect, test } from 'vitest';
import type { Log } from '../../electron/app/log.ts';
import { answer, type Handlers } from '../../electron/app/requests.ts';

const log: Log = { error() {}, warn() {}, info() {}, debug() {} };
const ID = '6f0c2f1e-5d0a-4d3e-9a66-0b1f6a8e1c11';

/** Echoes any payload; the channel under test alone matters. */
const handlers = new Proxy({} as Handlers, { get: () => (payload: unknown) => payload });
const failing = new Proxy({} as Handlers, {
  get: () => () => {
    throw new Error('There is no context "x" in the kubeconfig.');
  },
});

test('a payload that fits reaches the handler', async () => {
  expect(await answer(handlers, log, 'incidents.get', { id: ID })).toEqual({ ok: true, value: { id: ID } });
});

test('the payloads that are refused below in one part are accepted whole', async () => {
  const since = { at: '2026-11-22T14:02:07.113456789Z', lines: 2 };
  for (const payload of [logs({}), logs({ since })])
    expect(await answer(handlers, log, 'pod.logs', payload)).toEqual({ ok: true, value: payload });
});

test.each([
  ['an unknown channel', 'incidents.drop', {}],
  ['a channel of the prototype', '__proto__', {}],
  ['a channel that is an object’s method', 'hasOwnProperty', {}],
  ['no payload', 'incidents.get', undefined],
  ['a wrong type', 'incidents.get', { id: 7 }],
  ['an id of another shape', 'incidents.get', { id: "1' OR 1=1" }],
  ['a surplus field', 'incidents.get', { id: ID, path: '/etc/passwd' }],
  ['too many ids', 'incidents.close', { ids: Array.from({ length: 1001 }, () => ID) }],
  ['a name longer than Kubernetes has', 'pod.logs', logs({ name: 'x'.repeat(254) })],
  ['more lines than anyone reads', 'pod.logs', logs({ lines: 1e9 })],
  ['a place in a log that is none', 'pod.logs', logs({ since: { at: 'just now', lines: 1 } })],
  ['a file elsewhere', 'shell.saveText', { name: '../.bashrc', text: '' }],
  ['a file that is hidden', 'shell.saveText', { name: '.bashrc', text: '' }],
  ['a time that is none', 'incidents.snooze', { ids: [ID], until: 'tomorrow' }],
  ['an endless pause', 'loop.pause', { minutes: 1e6 }],
])('%s is refused with a sentence', async (_why, channel, payload) => {
  const reply = await answer(handlers, log, channel, payload);
  expect(reply.ok).toBe(false);
  expect(reply).toHaveProperty('error', expect.stringMatching(/\S+/));
});

test('what a handler throws is the reply’s sentence, never a rejection', async () => {
  expect(await answer(failing, log, 'contexts.choose', { name: 'x' })).toEqual({
    ok: false,
    error: 'There is no context "x" in the kubeconfig.',
  });
});

function logs(change: Record<string, unknown>) {
  return {
    incident: ID,
    namespace: 'shop',
    name: 'web',
    container: 'app',
    previous: false,
    lines: 100,
    since: null,
    ...change,
  };
}
