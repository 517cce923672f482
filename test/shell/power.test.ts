import { expect, test, vi } from 'vitest';
import { scriptedApp } from './support/scripted-app.ts';
import { electronOn } from './support/stand-in.ts';

async function powered(platform: NodeJS.Platform) {
  const { controls } = await electronOn(platform);
  const { followPower } = await import('../../electron/shell/power.ts');
  const { app } = scriptedApp();
  const quit = vi.fn();
  followPower(app, platform, quit);
  return { controls, app, quit };
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s sleep suspends and waking looks at once',
  async (platform) => {
    const { controls, app } = await powered(platform);
    controls.power('suspend');
    expect(app.suspend).toHaveBeenCalledOnce();
    expect(app.wake).not.toHaveBeenCalled();
    controls.power('resume');
    expect(app.wake).toHaveBeenCalledOnce();
  },
);

test.each(['darwin', 'win32'] as const)('on %s an unlock wakes only what slept', async (platform) => {
  const { controls, app } = await powered(platform);
  controls.power('unlock-screen');
  expect(app.wake).not.toHaveBeenCalled();
  controls.power('suspend');
  controls.power('unlock-screen');
  controls.power('resume');
  expect(app.wake).toHaveBeenCalledOnce();
});

test.each(['linux', 'darwin'] as const)('on %s a shutdown quits', async (platform) => {
  const { controls, quit } = await powered(platform);
  controls.power('shutdown');
  expect(quit).toHaveBeenCalledOnce();
});

test.each(['darwin', 'win32'] as const)('on %s a locked screen stops nothing', async (platform) => {
  const { controls, app } = await powered(platform);
  controls.power('lock-screen');
  controls.power('unlock-screen');
  expect(app.suspend).not.toHaveBeenCalled();
  expect(app.wake).not.toHaveBeenCalled();
});
