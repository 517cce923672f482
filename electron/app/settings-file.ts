import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { defaultSettings, type Settings, settingsSchema } from '../../shared/settings.ts';
import type { Log } from './log.ts';

type Json = Record<string, unknown>;

export interface SettingsFile {
  get(): Settings;
  /** One sentence for each thing in the file that could not be used; what stands there instead is the default. */
  readonly problems: readonly string[];
  /**
   * Sets one value by its dotted path ("watch.interval") and saves.
   * @throws Error with one sentence when the path is unknown, the value is refused, or the file cannot be written.
   */
  set(path: string, value: unknown): Settings;
  onChange(listener: (settings: Settings) => void): void;
}

/** Reads settings.json; never throws. Keys that nobody knows stay in the file and are named in `problems`. */
export function openSettingsFile(file: string, log: Log): SettingsFile {
  const listeners = new Set<(settings: Settings) => void>();
  const problems: string[] = [];
  const read = readJson(file, problems);
  let raw = read.value;
  let broken = read.broken;
  let settings = parse(raw, file, problems);
  for (const problem of problems) log.warn(problem);

  return {
    get: () => settings,
    problems,
    set(path, value) {
      const keys = path.split('.');
      if (!hasPath(defaultSettings(), keys)) throw new Error(`there is no setting "${path}"`);
      const changed = withValue(raw, keys, value);
      const refused: string[] = [];
      const parsed = parse(changed, file, refused);
      const about = refused.find((problem) => problem.includes(`"${path}"`));
      if (about !== undefined) throw new Error(about);
      if (broken) keepAside(file);
      save(file, changed);
      broken = false;
      raw = changed;
      settings = parsed;
      for (const listener of listeners) listener(settings);
      return settings;
    },
    onChange: (listener) => void listeners.add(listener),
  };
}

function readJson(file: string, problems: string[]): { value: Json; broken: boolean } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      problems.push(`cannot read ${file} (${(error as Error).message}): the defaults are used`);
    return { value: {}, broken: false };
  }
  if (text.trim() === '') return { value: {}, broken: false };
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return { value, broken: false };
    throw new Error('it is not an object');
  } catch (error) {
    problems.push(
      `${file} is not valid JSON (${(error as Error).message}): the defaults are used; saving a setting keeps it as ${asideName(file)}`,
    );
    return { value: {}, broken: true };
  }
}

const asideName = (file: string) => `${file}.invalid`;

/** A broken file is kept under another name before the first save, so that nothing a person wrote is lost. */
function keepAside(file: string): void {
  try {
    renameSync(file, asideName(file));
  } catch (error) {
    throw new Error(
      `cannot keep the invalid ${file} aside (${(error as Error).message}): settings are not saved`,
      {
        cause: error,
      },
    );
  }
}

/** Takes what is valid; each unknown key and each refused value becomes one sentence and the default. */
function parse(raw: Json, file: string, problems: string[]): Settings {
  let candidate: Json = structuredClone(raw);
  // Each round removes at least one offending key, so this ends.
  for (;;) {
    const result = settingsSchema.safeParse(candidate);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          const path = [...issue.path, key].map(String);
          problems.push(`${file}: unknown setting "${path.join('.')}" is ignored`);
          candidate = withoutPath(candidate, path);
        }
      } else {
        const path = issue.path.map(String);
        problems.push(`${file}: "${path.join('.')}" is refused (${issue.message}): its default is used`);
        candidate = path.length === 0 ? {} : withoutPath(candidate, path);
      }
    }
  }
}

function save(file: string, value: Json): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(temporary, file);
    chmodSync(file, 0o600);
  } catch (error) {
    throw new Error(`cannot save settings to ${file} (${(error as Error).message})`, { cause: error });
  }
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasPath(value: unknown, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  return isJson(value) && Object.hasOwn(value, key) && hasPath(value[key], rest);
}

function withValue(from: Json, keys: readonly string[], value: unknown): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return from;
  const inner = from[key];
  return { ...from, [key]: rest.length === 0 ? value : withValue(isJson(inner) ? inner : {}, rest, value) };
}

function withoutPath(from: Json, keys: readonly string[]): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return from;
  const { [key]: inner, ...others } = from;
  // An array element that is refused takes its whole list with it: a list with a hole means something else.
  return rest.length === 0 || !isJson(inner) ? others : { ...others, [key]: withoutPath(inner, rest) };
}
