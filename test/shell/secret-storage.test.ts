import { expect, test } from 'vitest';
import { electronOn } from './support/stand-in.ts';

async function storageOn(platform: NodeJS.Platform, backend = 'gnome_libsecret') {
  const { electron } = await electronOn(platform);
  electron.safeStorage.backend = backend;
  const { createSecretStorage } = await import('../../electron/shell/secret-storage.ts');
  return { keyring: electron.safeStorage, storage: createSecretStorage(platform) };
}

test.each(['linux', 'darwin', 'win32'] as const)('on %s what is encrypted comes back', async (platform) => {
  const { storage } = await storageOn(platform);
  const secret = await storage.encrypt('xoxb-token');
  expect(Buffer.from(secret).toString()).not.toContain('xoxb-token');
  expect(await storage.decrypt(secret)).toEqual({ text: 'xoxb-token', renew: false });
});

test('a new key asks for the secret to be encrypted anew', async () => {
  const { storage, keyring } = await storageOn('linux');
  const secret = await storage.encrypt('xoxb-token');
  keyring.key = 2;
  expect(await storage.decrypt(secret)).toEqual({ text: 'xoxb-token', renew: true });
});

test.each([
  ['linux', 'basic_text', expect.stringContaining('no keyring')],
  ['linux', 'gnome_libsecret', null],
  ['linux', 'kwallet6', null],
  ['darwin', 'unused', null],
  ['win32', 'unused', null],
] as const)('on %s with %s the warning is %s', async (platform, backend, warning) => {
  const { storage } = await storageOn(platform, backend);
  expect(await storage.weak()).toEqual(warning);
});

test('a locked keyring is not available', async () => {
  const { storage, keyring } = await storageOn('linux');
  expect(await storage.isAvailable()).toBe(true);
  keyring.locked = true;
  expect(await storage.isAvailable()).toBe(false);
  await expect(storage.encrypt('token')).rejects.toThrow();
});
