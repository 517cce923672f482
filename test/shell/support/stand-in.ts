import { vi } from 'vitest';
import type { Clock } from '../../../electron/app/clock.ts';
import type { Log } from '../../../electron/app/log.ts';

/** A fresh Electron of one platform under the modules that a test imports after this, and the hands that move it. */
export async function electronOn(platform: NodeJS.Platform, { ready = true } = {}) {
  vi.resetModules();
  const { electronModules } = await import('../../support/electron-stand-in/electron-modules.ts');
  const { controls } = await import('../../support/electron-stand-in/controls.ts');
  const { Readiness } = await import('../../support/electron-stand-in/readiness.ts');
  const exits: number[] = [];
  const pages: [string, ...unknown[]][] = [];
  const told =
    (name: string) =>
    (...args: unknown[]) =>
      void pages.push([name, ...args]);
  const electron = electronModules({
    platform,
    ready: new Readiness(),
    pages: {
      open: told('open'),
      load: async (...args) => told('load')(...args),
      reload: told('reload'),
      close: told('close'),
      send: told('send'),
    },
    exit: (code) => void exits.push(code),
    handOver: () => false,
  });
  if (ready) electron.ready.become();
  vi.doMock('electron', () => electron.modules);
  return { electron, controls: controls(electron, platform), pages, exits };
}

export const silentLog = () =>
  ({ error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() }) satisfies Log;

/** Time that stands still until it is moved. */
export function handClock(start: number): Clock & { advance(ms: number): void } {
  let now = start;
  let timers: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.task();
    },
  };
}
