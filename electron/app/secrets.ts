import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStorage } from './host-ports.ts';

/** Where a secret comes from: a variable, the file a variable names, or what Dogwatch keeps encrypted itself. */
export type SecretSource = 'environment' | 'file' | 'kept';

/** Tokens of channels and models. None ever reaches settings.json, the database, a log or the window. */
export interface Secrets {
  /** Null when there is none under this name. @throws Error with one sentence when it is there but cannot be read. */
  get(name: string): Promise<string | null>;
  /** Where `get` would take it from, without reading it; null when there is none. */
  source(name: string): Promise<SecretSource | null>;
  /**
   * Keeps it encrypted; null forgets it.
   * @throws Error with one sentence where nothing can be kept, or where the environment decides.
   */
  set(name: string, value: string | null): Promise<void>;
  /** One sentence to show beside every field for a token where what is kept is hardly protected. */
  warning(): Promise<string | null>;
}

export interface SecretsOptions {
  /** Holds one ciphertext file (0600) a secret. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Absent on hosts without a keyring. */
  storage?: SecretStorage | undefined;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The variable that gives the secret `slack-token`: DOGWATCH_SLACK_TOKEN. With _FILE behind it, it names a file. */
export const variableOf = (name: string) => `DOGWATCH_${name.toUpperCase().replaceAll('-', '_')}`;

/** The environment goes first, as in a container; then the file it names; then what a person typed into the window. */
export function openSecrets({ folder, env, storage }: SecretsOptions): Secrets {
  const fileOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`"${name}" cannot be the name of a secret.`);
    return join(folder, `${name}.secret`);
  };

  async function source(name: string): Promise<SecretSource | null> {
    if (given(env, variableOf(name)) !== null) return 'environment';
    if (given(env, `${variableOf(name)}_FILE`) !== null) return 'file';
    return (await readIfThere(fileOf(name))) === null ? null : 'kept';
  }

  async function kept(name: string): Promise<string | null> {
    const secret = await readIfThere(fileOf(name));
    if (secret === null) return null;
    const opened = await unlocked(name).then((there) => there.decrypt(secret).catch(unreadable(name)));
    if (opened.renew) await keep(name, opened.text).catch(() => {});
    return opened.text;
  }

  async function keep(name: string, text: string): Promise<void> {
    const file = fileOf(name);
    const secret = await (await unlocked(name)).encrypt(text);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const partial = `${file}.${process.pid}.tmp`;
    await writeFile(partial, secret, { mode: 0o600, flush: true });
    await rename(partial, file);
    await chmod(file, 0o600);
  }

  /** @throws Error that says what to do instead. */
  async function unlocked(name: string): Promise<SecretStorage> {
    const instead = `give it as ${variableOf(name)}, or name a file that holds it in ${variableOf(name)}_FILE`;
    if (storage === undefined) throw new Error(`Without a desktop Dogwatch keeps no ${name}: ${instead}.`);
    if (await storage.isAvailable()) return storage;
    throw new Error(
      `The ${name} is out of reach while the system’s keyring is locked or missing: unlock it, or ${instead}.`,
    );
  }

  return {
    source,
    async get(name) {
      const text = given(env, variableOf(name));
      if (text !== null) return text;
      const file = given(env, `${variableOf(name)}_FILE`);
      return file === null ? kept(name) : readGiven(file, `${variableOf(name)}_FILE`);
    },
    async set(name, value) {
      const from = await source(name);
      if (from === 'environment' || from === 'file')
        throw new Error(
          `The ${name} is given by ${variableOf(name)}${from === 'file' ? '_FILE' : ''}: change it there.`,
        );
      if (value === null) await rm(fileOf(name), { force: true });
      else await keep(name, value);
    },
    warning: async () => (storage !== undefined && (await storage.isAvailable()) ? storage.weak() : null),
  };
}

/** An empty variable is as good as none. */
const given = (env: NodeJS.ProcessEnv, variable: string) => env[variable]?.trim() || null;

/** What `docker secret` and Kubernetes volumes mount: the text alone, often with a line break at its end. */
async function readGiven(file: string, variable: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The file that ${variable} names cannot be read (${error.code ?? 'unknown reason'}).`);
  });
  if (text.trim() === '') throw new Error(`The file that ${variable} names is empty.`);
  return text.trim();
}

async function readIfThere(file: string): Promise<Buffer | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Error(`A kept secret cannot be read (${error.code ?? 'unknown reason'}).`);
  });
}

/** The system’s own words may quote what it was given. */
const unreadable = (name: string) => (): never => {
  throw new Error(
    `The kept ${name} cannot be decrypted (another person or machine encrypted it): enter it again.`,
  );
};
