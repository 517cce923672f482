import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellDriver } from './shell-driver.ts';
import { expect, test } from './shell-test.ts';

/** Tokens of channels: typed into the settings, kept by the system's keyring, never shown again. */

test.beforeEach(() => {
  test.skip(test.info().project.name === 'electron', 'would use the keyring of the machine');
});

const TOKEN = 'tk_9f8e7d6c5b4a';

/** The card of a channel that takes a token. */
async function ntfy(shell: ShellDriver) {
  await shell.clickMenu('Settings');
  const page = await shell.page();
  await page.getByRole('textbox', { name: 'Default route' }).fill('ntfy:alerts');
  await page.keyboard.press('Enter');
  return page.getByRole('region', { name: 'ntfy:alerts' });
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('a token is kept encrypted, for its owner alone, and forgotten again', async ({ launch, folder }) => {
  const card = await ntfy(await launch());
  const field = card.getByLabel('ntfy-token', { exact: true });
  await field.fill(TOKEN);
  await field.press('Enter');
  await expect(card).toContainText('ntfy-token kept encrypted');
  await expect(field).toHaveValue('');
  const secret = join(folder, 'data/secrets/ntfy-token.secret');
  expect(statSync(secret).mode & 0o777).toBe(0o600);
  for (const file of everyFile(join(folder, 'data')))
    expect(readFileSync(file, 'latin1'), file).not.toContain(TOKEN);

  await card.getByRole('button', { name: 'Forget' }).click();
  await expect(card).toContainText('ntfy-token not set');
  expect(everyFile(join(folder, 'data'))).not.toContain(secret);
});

test('a desktop without a keyring says how little it protects', async ({ launch }) => {
  const shell = await launch();
  await shell.standIn?.controls.useKeyring('basic_text');
  const card = await ntfy(shell);
  await expect(card).toBeVisible();
  await expect(
    (await shell.page()).getByText(
      /This desktop has no keyring .* whoever can read your files can read them/,
    ),
  ).toBeVisible();
});

test('a keyring that is locked keeps nothing, and says what to do', async ({ launch }) => {
  const shell = await launch({ platform: 'darwin' });
  await shell.standIn?.controls.useKeyring('keychain', true);
  const card = await ntfy(shell);
  const field = card.getByLabel('ntfy-token', { exact: true });
  await field.fill(TOKEN);
  await card.getByRole('button', { name: 'Keep' }).click();
  await expect(card.getByRole('alert')).toContainText(
    /keyring is locked or missing: unlock it, or give it as DOGWATCH_NTFY_TOKEN/,
  );
  await expect(card).toContainText('ntfy-token not set');
});
