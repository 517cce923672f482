import { existsSync, readFileSync, renameSync } from 'node:fs';
import { leafOf, refusalOf } from '../../shared/setting-values.ts';
import { SETTINGS_VERSION, type SettingPath, type Settings } from '../../shared/settings.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';
import type { Log } from './log.ts';
import { isJson, type ParsedSettings, parseSettings, withoutPath, withValue } from './settings-json.ts';
import { migrated, type SettingsJson } from './settings-migrations.ts';
import { writeWhole } from './write-file.ts';

export interface SettingsFile {
  get(): Settings;
  /** One sentence for each thing in the file that could not be used; what stands there instead is the default. */
  problems(): readonly string[];
  /**
   * Sets one value by its dotted path ("watch.interval") and saves. What was edited in the file meanwhile is kept.
   * @throws Error with one sentence when the path is unknown, the value is refused, or the file cannot be written.
   */
  set(path: string, value: unknown): Settings;
  /** Takes a value out of the file, so that its default holds, also a later version's. @throws as `set`. */
  reset(path: string): Settings;
  /** The file may have been edited: reads it again. While it cannot be read, what was read before holds. */
  reread(): void;
  onChange(listener: (settings: Settings) => void): void;
}

/** What stands in the file, as far as it could be read. */
interface Reading {
  /** null: there is no file. */
  text: string | null;
  content: SettingsJson;
  problems: string[];
  /** The name's ending under which the file is kept before a save would destroy what it says. */
  keepAs: string | null;
}

/**
 * Reads settings.json; never throws. Keys that nobody knows stay in the file and are named in `problems`; a file that
 * is broken or of a newer version is kept under another name before the first save.
 */
export function openSettingsFile(file: string, log: Log): SettingsFile {
  const listeners = new Set<(settings: Settings) => void>();
  let reading = read(file, {});
  let parsed = parseSettings(reading.content);
  warn();

  function warn(): void {
    for (const problem of problems()) log.warn(problem);
  }

  function problems(): string[] {
    return [...reading.problems, ...parsed.problems.map((problem) => `${file}: ${problem}`)];
  }

  function reread(): void {
    const before = JSON.stringify(parsed.settings);
    const next = read(file, reading.content);
    if (next.text === reading.text && next.problems.join() === reading.problems.join()) return;
    reading = next;
    parsed = parseSettings(next.content);
    log.info('The settings were read again.', { file });
    warn();
    tell(before);
  }

  function tell(before: string): void {
    if (JSON.stringify(parsed.settings) === before) return;
    for (const listener of listeners) listener(parsed.settings);
  }

  /** Writes one change into the file as it stands there now. */
  function change(edit: (content: SettingsJson) => SettingsJson): Settings {
    reread();
    const before = JSON.stringify(parsed.settings);
    const content = { ...edit(reading.content), version: SETTINGS_VERSION };
    const changed: ParsedSettings = parseSettings(content);
    if (reading.keepAs !== null) keepAside(file, reading.keepAs);
    const text = `${JSON.stringify(content, null, 2)}\n`;
    save(file, text);
    reading = { text, content, problems: [], keepAs: null };
    parsed = changed;
    tell(before);
    return parsed.settings;
  }

  return {
    get: () => parsed.settings,
    problems,
    reread,
    set(path, value) {
      const known = leafOf(path as SettingPath).path;
      const refusal = refusalOf(known, value);
      if (refusal !== null) throw new Error(`${settingsCatalogue[known].label} (${known}) ${refusal}.`);
      return change((content) => withValue(content, known.split('.'), value));
    },
    reset(path) {
      const known = leafOf(path as SettingPath).path;
      return change((content) => withoutPath(content, known.split('.')));
    },
    onChange: (listener) => void listeners.add(listener),
  };
}

/** `before`: what holds while the file cannot be read. */
function read(file: string, before: SettingsJson): Reading {
  const instead = Object.keys(before).length === 0 ? 'the defaults are used' : 'what was read before is used';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { text: null, content: {}, problems: [], keepAs: null };
    const problem = `cannot read ${file} (${(error as Error).message}): ${instead}`;
    return { text: null, content: before, problems: [problem], keepAs: 'unreadable' };
  }
  if (text.trim() === '') return { text, content: {}, problems: [], keepAs: null };
  try {
    const value: unknown = JSON.parse(text);
    if (!isJson(value)) throw new Error('it is not an object');
    return ofVersion(file, text, value);
  } catch (error) {
    const problem = `${file} is not valid JSON (${(error as Error).message}): ${instead}; saving a setting keeps it as ${freeName(file, 'invalid')}`;
    return { text, content: before, problems: [problem], keepAs: 'invalid' };
  }
}

function ofVersion(file: string, text: string, value: SettingsJson): Reading {
  const { file: content, newer } = migrated(value);
  if (newer === null) return { text, content, problems: [], keepAs: null };
  const keepAs = `version-${newer}`;
  const problem = `${file} was written by a newer Dogwatch (version ${newer}, this one knows ${SETTINGS_VERSION}): what this one understands is used; saving a setting keeps the file as ${freeName(file, keepAs)}`;
  return { text, content: parseSettings(content).valid, problems: [problem], keepAs };
}

/** A name that nothing has yet: what was kept before is not overwritten. */
function freeName(file: string, ending: string): string {
  for (let count = 1; ; count++) {
    const name = `${file}.${ending}${count === 1 ? '' : `-${count}`}`;
    if (!existsSync(name)) return name;
  }
}

/** Nothing a person or a newer version wrote is lost. */
function keepAside(file: string, ending: string): void {
  try {
    renameSync(file, freeName(file, ending));
  } catch (error) {
    throw new Error(`cannot keep ${file} aside (${(error as Error).message}): settings are not saved`, {
      cause: error,
    });
  }
}

function save(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new Error(`cannot save settings to ${file} (${(error as Error).message})`, { cause: error });
  }
}
