import type { Machine } from './machine.ts';

/** `safeStorage` over a keyring that can be locked, missing or changed. Only its async methods: the others are deprecated. */
export class SafeStorageModule {
  readonly #machine: Machine;
  /** Linux: which keyring the desktop has. */
  backend = 'gnome_libsecret';
  locked = false;
  /** Changes when the system makes a new key; what older keys encrypted is still readable. */
  key = 1;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  getSelectedStorageBackend = () => (this.#machine.ready.isReady ? this.backend : 'unknown');

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    this.#machine.ready.demand('safeStorage');
    return !this.locked;
  }

  /** Chromium's marks: v10 is its built-in password on Linux and the keychain's key elsewhere, v11 a keyring's key. */
  async encryptStringAsync(text: string): Promise<Buffer> {
    this.#demandKey();
    const mark = this.#machine.platform === 'linux' && this.backend !== 'basic_text' ? 'v11' : 'v10';
    const scrambled = Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a);
    return Buffer.concat([Buffer.from(`${mark}${this.key}`), scrambled]);
  }

  async decryptStringAsync(secret: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    this.#demandKey();
    if (!/^v1[01]\d$/.test(secret.subarray(0, 4).toString('latin1')))
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    const text = Buffer.from(secret.subarray(4).map((byte) => byte ^ 0x5a)).toString('utf8');
    return { result: text, shouldReEncrypt: secret.subarray(3, 4).toString() !== String(this.key) };
  }

  #demandKey(): void {
    this.#machine.ready.demand('safeStorage');
    if (this.locked) throw new Error('Encryption is temporarily unavailable.');
  }
}
