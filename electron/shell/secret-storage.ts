import { safeStorage } from 'electron';
import type { SecretStorage } from '../app/host-ports.ts';

const WEAK =
  'This desktop has no keyring (GNOME Keyring or KWallet), so tokens are only scrambled with a key that every program knows: whoever can read your files can read them.';

/** How Chromium marks what it encrypted with its built-in password instead of a key from a keyring. */
const BUILT_IN_KEY = 'v10';

/** Electron's safeStorage. Its async methods alone: they wait for a keyring to be unlocked instead of blocking the app. */
export function createSecretStorage(platform: NodeJS.Platform): SecretStorage {
  async function builtInKey(): Promise<boolean> {
    if (safeStorage.getSelectedStorageBackend() === 'basic_text') return true;
    const probe = await safeStorage.encryptStringAsync('dogwatch');
    return probe.subarray(0, BUILT_IN_KEY.length).toString('latin1') === BUILT_IN_KEY;
  }

  return {
    isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
    weak: async () => (platform === 'linux' && (await builtInKey()) ? WEAK : null),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(secret) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(secret));
      return { text: result, renew: shouldReEncrypt };
    },
  };
}
