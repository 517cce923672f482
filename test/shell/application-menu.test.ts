import { describe, expect, test, vi } from 'vitest';
import { electronOn } from './support/stand-in.ts';

async function menuOn(platform: NodeJS.Platform) {
  const { controls } = await electronOn(platform);
  const { setApplicationMenu } = await import('../../electron/shell/application-menu.ts');
  const settings = vi.fn();
  setApplicationMenu(platform, { settings });
  return { menu: controls.applicationMenu(), controls, settings };
}

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  test('the Edit roles are there: without them macOS has no copy and paste', async () => {
    const { menu } = await menuOn(platform);
    expect(menu.map(({ label }) => label)).toContain('editMenu');
  });

  test('there is a way to the settings and to the end', async () => {
    const { menu, controls, settings } = await menuOn(platform);
    const [first] = menu;
    const labels = first?.submenu.map(({ label }) => label) ?? [];
    expect(labels).toContain('quit');
    controls.clickApplicationMenu([0, labels.indexOf('Settings…')]);
    expect(settings).toHaveBeenCalledOnce();
  });

  test('no role opens developer tools or reloads the page', async () => {
    const { menu } = await menuOn(platform);
    const roles = menu.flatMap(({ label, submenu }) => [label, ...submenu.map((item) => item.label)]);
    expect(roles.filter((role) => /devtools|reload|viewMenu/i.test(role))).toEqual([]);
  });
});

test('on macOS the first menu is the app’s, and there is one for windows', async () => {
  const { menu } = await menuOn('darwin');
  expect(menu.map(({ label }) => label)).toEqual(['Dogwatch', 'editMenu', 'View', 'windowMenu']);
});
