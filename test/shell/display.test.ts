import { expect, test } from 'vitest';
import { noDisplay } from '../../electron/shell/display.ts';

test.each([
  ['linux', {}, /no display/],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: '' }, /no display/],
  ['linux', { DISPLAY: ':0' }, null],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, null],
  ['darwin', {}, null],
  ['win32', {}, null],
] as const)('on %s with %j: %s', (platform, env, complaint) => {
  const said = noDisplay(platform, env);
  if (complaint === null) expect(said).toBeNull();
  else expect(said).toMatch(complaint);
});
