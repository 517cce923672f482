import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './shell-test.ts';

test.beforeEach(() => {
  test.skip(test.info().project.name === 'electron', 'changes what the machine starts at login');
});

test('Linux: the switch in the settings writes an autostart entry and takes it away', async ({
  launch,
  folder,
}) => {
  const shell = await launch();
  await shell.clickMenu('Settings');
  const control = (await shell.page()).getByRole('switch', { name: 'Launch at login' });
  await expect(control).not.toBeChecked();
  const entry = join(folder, 'config-home/autostart/dev.dogwatch.app.desktop');
  // The switch itself is behind its picture.
  await control.press('Space');
  await expect.poll(() => existsSync(entry)).toBe(true);
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.+ --hidden$/m);
  await expect(control).toBeChecked();
  await control.press('Space');
  await expect.poll(() => existsSync(entry)).toBe(false);
});

test('Linux: what the desktop’s own settings switched off is off in ours when the window comes back', async ({
  launch,
  folder,
}) => {
  const shell = await launch();
  await shell.clickMenu('Settings');
  const control = (await shell.page()).getByRole('switch', { name: 'Launch at login' });
  const entry = join(folder, 'config-home/autostart/dev.dogwatch.app.desktop');
  await control.press('Space');
  await expect(control).toBeChecked();
  const written = readFileSync(entry, 'utf8');
  writeFileSync(entry, written.replace('X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'));
  await shell.standIn?.controls.blurWindow();
  await shell.clickTray();
  await expect(control).not.toBeChecked();
  // Nothing was written back over what the person decided there.
  expect(readFileSync(entry, 'utf8')).toContain('X-GNOME-Autostart-enabled=false');
});

test('macOS: started by the login, it shows no window and no dock icon', async ({ launch }) => {
  const shell = await launch({ platform: 'darwin', openedAtLogin: true });
  expect(await shell.window()).toBeNull();
  expect(await shell.standIn?.controls.activationPolicy()).toBe('accessory');
  await shell.clickTray();
  expect(await shell.window()).toMatchObject({ visible: true });
});

test('macOS: what the system refuses is said at the switch, and it stays off', async ({ launch }) => {
  const shell = await launch({ platform: 'darwin' });
  await shell.clickMenu('Settings');
  const page = await shell.page();
  const control = page.getByRole('switch', { name: 'Launch at login' });
  await control.press('Space');
  await expect(page.getByText('Only the installed app can be started at login.')).toBeVisible();
  await expect(control).not.toBeChecked();
});

test('updates are explained, not offered, where no signed package was installed', async ({ launch }) => {
  const shell = await launch();
  await shell.clickMenu('Settings');
  const page = await shell.page();
  await expect(page.getByRole('switch', { name: 'Updates' })).toBeDisabled();
  await expect(page.getByText(/This Dogwatch was not installed from a signed package/)).toBeVisible();
});

test('Open Logs shows the folder', async ({ launch, folder }) => {
  const shell = await launch();
  await shell.clickMenu('Open Logs');
  const logs = join(folder, 'data/logs');
  await expect.poll(() => shell.standIn?.controls.outside()).toEqual([['openPath', logs]]);
  expect(existsSync(join(logs, 'dogwatch.log'))).toBe(true);
});
