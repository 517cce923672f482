import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecretStorage } from '../../electron/app/host-ports.ts';
import { openSecrets } from '../../electron/app/secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Turns the text around: enough to tell what is kept from what was given. */
function keyring() {
  const state = { available: true, weak: null as string | null, renew: false, encrypted: 0 };
  const turn = (text: string) => [...text].reverse().join('');
  const storage: SecretStorage = {
    isAvailable: async () => state.available,
    weak: async () => state.weak,
    async encrypt(text) {
      state.encrypted++;
      return Buffer.from(`sealed:${turn(text)}`);
    },
    async decrypt(secret) {
      const text = Buffer.from(secret).toString();
      if (!text.startsWith('sealed:')) throw new Error(`bad ciphertext ${text}`);
      return { text: turn(text.slice('sealed:'.length)), renew: state.renew };
    },
  };
  return { state, storage };
}

const kept = () => join(folder, 'secrets');
const open = (env: NodeJS.ProcessEnv = {}, storage?: SecretStorage) =>
  openSecrets({ folder: kept(), env, storage });

describe('on a desktop', () => {
  test('what is kept is ciphertext that only its owner may read', async () => {
    const secrets = open({}, keyring().storage);
    expect(await secrets.get('slack-token')).toBeNull();
    expect(await secrets.source('slack-token')).toBeNull();
    await secrets.set('slack-token', 'xoxb-1');
    expect(await secrets.get('slack-token')).toBe('xoxb-1');
    expect(await secrets.source('slack-token')).toBe('kept');
    expect(readdirSync(kept())).toEqual(['slack-token.secret']);
    const file = join(kept(), 'slack-token.secret');
    expect(readFileSync(file, 'utf8')).not.toContain('xoxb-1');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(kept()).mode & 0o777).toBe(0o700);
  });

  test('null forgets it', async () => {
    const secrets = open({}, keyring().storage);
    await secrets.set('slack-token', 'xoxb-1');
    await secrets.set('slack-token', null);
    await secrets.set('slack-token', null);
    expect(await secrets.get('slack-token')).toBeNull();
    expect(readdirSync(kept())).toEqual([]);
  });

  test('after a change of the key it is encrypted anew', async () => {
    const { state, storage } = keyring();
    const secrets = open({}, storage);
    await secrets.set('slack-token', 'xoxb-1');
    state.renew = true;
    expect(await secrets.get('slack-token')).toBe('xoxb-1');
    expect(state.encrypted).toBe(2);
  });

  test('a locked keyring is one sentence with a way out', async () => {
    const { state, storage } = keyring();
    const secrets = open({}, storage);
    await secrets.set('slack-token', 'xoxb-1');
    state.available = false;
    const sentence = /locked or missing: unlock it, or give it as DOGWATCH_SLACK_TOKEN, or name a file/;
    await expect(secrets.get('slack-token')).rejects.toThrow(sentence);
    await expect(secrets.set('slack-token', 'xoxb-2')).rejects.toThrow(sentence);
    expect(await secrets.get('other-token'), 'what is not there needs no key').toBeNull();
  });

  test('another machine’s file is one sentence that quotes nothing of it', async () => {
    const secrets = open({}, keyring().storage);
    await secrets.set('slack-token', 'xoxb-1');
    writeFileSync(join(kept(), 'slack-token.secret'), 'foreign');
    const failure = await secrets.get('slack-token').catch((error: Error) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining('enter it again') });
    expect(String(failure)).not.toContain('foreign');
  });

  test('a weak keyring is said aloud', async () => {
    const { state, storage } = keyring();
    expect(await open({}, storage).warning()).toBeNull();
    state.weak = 'This desktop has no keyring.';
    expect(await open({}, storage).warning()).toBe('This desktop has no keyring.');
    state.available = false;
    expect(await open({}, storage).warning()).toBeNull();
  });
});

describe('the environment', () => {
  test('goes first and cannot be changed from the window', async () => {
    const { storage } = keyring();
    await open({}, storage).set('slack-token', 'typed');
    const secrets = open({ DOGWATCH_SLACK_TOKEN: ' xoxb-env ' }, storage);
    expect(await secrets.get('slack-token')).toBe('xoxb-env');
    expect(await secrets.source('slack-token')).toBe('environment');
    await expect(secrets.set('slack-token', 'new')).rejects.toThrow(
      'given by DOGWATCH_SLACK_TOKEN: change it there',
    );
  });

  test('may name a file, read each time', async () => {
    const file = join(folder, 'mounted');
    writeFileSync(file, 'xoxb-file\n');
    const secrets = open({ DOGWATCH_SLACK_TOKEN_FILE: file });
    expect(await secrets.get('slack-token')).toBe('xoxb-file');
    expect(await secrets.source('slack-token')).toBe('file');
    writeFileSync(file, 'xoxb-rotated\n');
    expect(await secrets.get('slack-token')).toBe('xoxb-rotated');
    await expect(secrets.set('slack-token', null)).rejects.toThrow('given by DOGWATCH_SLACK_TOKEN_FILE');
  });

  test.each([
    ['missing', null, /cannot be read \(ENOENT\)/],
    ['empty', ' \n', /is empty/],
  ])('a %s file is one sentence', async (_name, text, sentence) => {
    const file = join(folder, 'mounted');
    if (text !== null) writeFileSync(file, text);
    await expect(open({ DOGWATCH_SLACK_TOKEN_FILE: file }).get('slack-token')).rejects.toThrow(sentence);
  });

  test('an empty variable is none', async () => {
    expect(await open({ DOGWATCH_SLACK_TOKEN: '' }).get('slack-token')).toBeNull();
  });
});

test('without a keyring nothing is kept, and it is said where secrets come from', async () => {
  const secrets = open();
  expect(await secrets.get('slack-token')).toBeNull();
  expect(await secrets.warning()).toBeNull();
  await expect(secrets.set('slack-token', 'xoxb-1')).rejects.toThrow(
    'Without a desktop Dogwatch keeps no slack-token: give it as DOGWATCH_SLACK_TOKEN',
  );
});

test.each(['../settings', 'a/b', '', 'Upper', 'a.b', 'a--b'])('%j is no name of a secret', async (name) => {
  await expect(open({}, keyring().storage).get(name)).rejects.toThrow('cannot be the name of a secret');
});
