/** Encryption with a key that the operating system keeps for this person; Electron's safeStorage on the desktop. */
export interface SecretStorage {
  /** False while the keyring is locked or missing. */
  isAvailable(): Promise<boolean>;
  /** One sentence to be said aloud where what it encrypts is hardly protected; null where it is. */
  weak(): Promise<string | null>;
  /** @throws Error when the operating system refuses. */
  encrypt(text: string): Promise<Uint8Array>;
  /**
   * `renew`: the key has changed since, so the text should be encrypted anew.
   * @throws Error for what this person on this machine did not encrypt.
   */
  decrypt(secret: Uint8Array): Promise<{ text: string; renew: boolean }>;
}

/** Whether Dogwatch starts, hidden, when the person logs in. The operating system remembers it, not settings.json. */
export interface LaunchAtLogin {
  /** As the system has it now: a person may have switched it off there. */
  isOn(): Promise<boolean>;
  /** @throws Error with one sentence when the system does not do it (or wants to be asked by the person). */
  set(on: boolean): Promise<void>;
}
