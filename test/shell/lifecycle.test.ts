import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { electronOn, handClock, silentLog } from './support/stand-in.ts';
import { NOW } from './support/states.ts';

const EVENTS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'] as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

// The code under test listens to the whole process: what it adds is taken away after each test.
let before: Map<string, unknown[]>;
beforeEach(() => {
  before = new Map(EVENTS.map((event) => [event, process.listeners(event as 'SIGINT')]));
});
afterEach(() => {
  for (const event of EVENTS)
    for (const listener of process.listeners(event as 'SIGINT'))
      if (!before.get(event)?.includes(listener)) process.off(event, listener);
});
const added = (event: (typeof EVENTS)[number]) =>
  process.listeners(event as 'SIGINT').filter((listener) => !before.get(event)?.includes(listener));

async function followed(stop: () => Promise<void> = async () => {}) {
  const machine = await electronOn('linux');
  const { followLifecycle } = await import('../../electron/shell/lifecycle.ts');
  const clock = handClock(NOW);
  const log = silentLog();
  const onLeave = vi.fn();
  const stopping = vi.fn(stop);
  followLifecycle({ clock, log, onLeave, stop: stopping });
  return { ...machine, clock, log, onLeave, stop: stopping };
}

describe('quitting', () => {
  test('lets windows close, ends the work, and only then exits, with 0', async () => {
    const work = Promise.withResolvers<void>();
    const { controls, onLeave, stop, exits } = await followed(() => work.promise);
    controls.quit();
    await settled();
    expect(onLeave).toHaveBeenCalled();
    expect(stop).toHaveBeenCalledOnce();
    expect(exits).toEqual([]);
    work.resolve();
    await settled();
    await settled();
    expect(exits).toEqual([0]);
  });

  test('for an update lets the windows close before it begins', async () => {
    const { controls, onLeave, stop, exits } = await followed();
    controls.quitForUpdate();
    expect(onLeave).toHaveBeenCalledOnce();
    for (let turn = 0; turn < 3; turn++) await settled();
    expect(stop).toHaveBeenCalledOnce();
    expect(exits).toEqual([0]);
  });

  test('asked for twice stops once', async () => {
    const work = Promise.withResolvers<void>();
    const { controls, stop, exits } = await followed(() => work.promise);
    controls.quit();
    controls.quit();
    await settled();
    work.resolve();
    await settled();
    await settled();
    expect(stop).toHaveBeenCalledOnce();
    expect(exits).toEqual([0]);
  });

  test('does not wait for ever, and says so', async () => {
    const { controls, clock, log, exits } = await followed(() => new Promise(() => {}));
    controls.quit();
    await settled();
    clock.advance(5_000);
    await settled();
    await settled();
    expect(exits).toEqual([0]);
    expect(log.error).toHaveBeenCalledOnce();
  });

  test('goes on when stopping fails', async () => {
    const { controls, log, exits } = await followed(() => Promise.reject(new Error('disk full')));
    controls.quit();
    await settled();
    await settled();
    await settled();
    expect(exits).toEqual([0]);
    expect(log.error).toHaveBeenCalledOnce();
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is what %s means', async (signal) => {
    const { stop } = await followed();
    for (const listener of added(signal)) listener(signal);
    await settled();
    expect(stop).toHaveBeenCalledOnce();
  });
});

test('the last window’s end is not the program’s', async () => {
  const { electron, stop } = await followed();
  expect(electron.app.listenerCount('window-all-closed')).toBe(1);
  electron.app.emit('window-all-closed');
  await settled();
  expect(stop).not.toHaveBeenCalled();
});

test('unexpected errors are logged each time and told once', async () => {
  await electronOn('linux');
  const { surviveFailures } = await import('../../electron/shell/lifecycle.ts');
  const log = silentLog();
  const tell = vi.fn();
  surviveFailures(log, tell);
  const error = new Error('bug');
  for (const listener of [...added('uncaughtException'), ...added('unhandledRejection')])
    (listener as unknown as (error: Error) => void)(error);
  expect(log.error.mock.calls).toEqual([
    ['unexpected error', { error }],
    ['unexpected error', { error }],
  ]);
  expect(tell).toHaveBeenCalledOnce();
});

test('a helper process that ends is logged, and told to nobody', async () => {
  const { electron } = await electronOn('linux');
  const { surviveFailures } = await import('../../electron/shell/lifecycle.ts');
  const log = silentLog();
  const tell = vi.fn();
  surviveFailures(log, tell);
  electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
  electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
  expect(log.warn.mock.calls).toEqual([
    ['a helper process of the window ended', { type: 'GPU', reason: 'crashed', exitCode: 139 }],
  ]);
  expect(tell).not.toHaveBeenCalled();
});
