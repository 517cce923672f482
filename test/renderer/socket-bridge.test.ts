import { expect, it } from 'vitest';
import type { ConnectionStatus } from '../../renderer/frame/connection.ts';
import { connectSocket } from '../../renderer/frame/socket-bridge.ts';

class WireEnd extends EventTarget {
  sent: { id: number; channel: string; payload: unknown }[] = [];
  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
  say(data: unknown): void {
    this.dispatchEvent(
      new MessageEvent('message', { data: typeof data === 'string' ? data : JSON.stringify(data) }),
    );
  }
}

function wire() {
  const ends: WireEnd[] = [];
  const waits: { ms: number; task: () => void }[] = [];
  const statuses: ConnectionStatus[] = [];
  const connection = connectSocket('ws://localhost/ipc', {
    open() {
      const end = new WireEnd();
      ends.push(end);
      return end;
    },
    after: (ms, task) => void waits.push({ ms, task }),
  });
  connection.onStatus((status) => statuses.push(status));
  const end = (): WireEnd => ends.at(-1) ?? new WireEnd();
  return { connection, statuses, waits, end };
}

it('answers each request with the reply of its own id', async () => {
  const { connection, end } = wire();
  end().open();
  const first = connection.request('loop.resume', {});
  const second = connection.request('loop.pollNow', {});
  expect(end().sent).toEqual([
    { id: 1, channel: 'loop.resume', payload: {} },
    { id: 2, channel: 'loop.pollNow', payload: {} },
  ]);
  end().say({ id: 2, reply: { ok: false, error: 'second' } });
  end().say({ id: 1, reply: { ok: true, value: null } });
  expect(await first).toEqual({ ok: true, value: null });
  expect(await second).toEqual({ ok: false, error: 'second' });
});

it('hands a push to its subscribers until they end', () => {
  const { connection, end } = wire();
  end().open();
  const seen: unknown[] = [];
  const stop = connection.subscribe('navigate', (value) => seen.push(value));
  const push = { push: 'navigate', value: { screen: 'settings', incident: null } };
  end().say(push);
  stop();
  end().say(push);
  expect(seen).toEqual([{ screen: 'settings', incident: null }]);
});

it('ignores frames that make no sense', () => {
  const { end, statuses } = wire();
  end().open();
  for (const junk of ['', 'not json', 'null', '7', '{}', '{"id":99,"reply":{"ok":true}}']) end().say(junk);
  expect(statuses).toEqual(['connecting', 'up']);
});

it('fails what was asked when the socket closes, and what is asked while it is closed', async () => {
  const { connection, end } = wire();
  end().open();
  const asked = connection.request('loop.resume', {});
  end().close();
  expect((await asked).ok).toBe(false);
  expect((await connection.request('loop.resume', {})).ok).toBe(false);
  expect(end().sent).toHaveLength(1);
});

it('tries again ever more slowly, quickly again after a success, and keeps its subscribers', () => {
  const { connection, statuses, waits, end } = wire();
  const seen: unknown[] = [];
  connection.subscribe('incidents', (value) => seen.push(value));
  for (let attempt = 0; attempt < 7; attempt++) {
    end().close();
    waits.at(-1)?.task();
  }
  expect(waits.map(({ ms }) => ms)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  end().open();
  end().say({ push: 'incidents', value: [] });
  expect(seen).toEqual([[]]);
  end().close();
  expect(waits.at(-1)?.ms).toBe(250);
  expect(statuses).toEqual(['connecting', 'lost', 'up', 'lost']);
});
