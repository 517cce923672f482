import { settingLeaves } from '../../shared/setting-leaves.ts';
import { refusalOf, valueInWords } from '../../shared/setting-values.ts';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import type { SettingsJson } from './settings-migrations.ts';

/** What a settings file means, and what of it could not be used: one clause for each. */
export interface ParsedSettings {
  settings: Settings;
  /** What of the file is valid. */
  valid: SettingsJson;
  problems: string[];
}

/** Takes what is valid; each unknown key and each refused value becomes one clause and the default. Never throws. */
export function parseSettings(file: SettingsJson): ParsedSettings {
  const problems: string[] = [];
  let valid: SettingsJson = structuredClone(file);
  // Each round removes at least one offending key, so this ends.
  for (;;) {
    const result = settingsSchema.safeParse(valid);
    if (result.success) return { settings: result.data, valid, problems };
    for (const issue of result.error.issues) {
      const path = issue.path.map(String);
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          problems.push(`unknown setting "${[...path, key].join('.')}" is ignored`);
          valid = withoutPath(valid, [...path, key]);
        }
      } else {
        problems.push(refused(path, file));
        valid = path.length === 0 ? {} : withoutPath(valid, path);
      }
    }
  }
}

function refused(path: readonly string[], file: SettingsJson): string {
  const leaf = path
    .map((_key, index) => settingLeaves.get(path.slice(0, index + 1).join('.')))
    .find((found) => found !== undefined);
  if (leaf === undefined) return `"${path.join('.')}" takes a group of settings: their defaults are used`;
  const value = leaf.path.split('.').reduce<unknown>((at, key) => Object(at)[key], file);
  const usual = valueInWords(leaf.path, leaf.default);
  return `"${leaf.path}" ${refusalOf(leaf.path, value) ?? 'is refused'}: its default (${usual}) is used`;
}

export const isJson = (value: unknown): value is SettingsJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function withValue(
  from: SettingsJson,
  [key, ...rest]: readonly string[],
  value: unknown,
): SettingsJson {
  if (key === undefined) return from;
  const inner = from[key];
  return { ...from, [key]: rest.length === 0 ? value : withValue(isJson(inner) ? inner : {}, rest, value) };
}

export function withoutPath(from: SettingsJson, [key, ...rest]: readonly string[]): SettingsJson {
  if (key === undefined) return from;
  const { [key]: inner, ...others } = from;
  // An array element that is refused takes its whole list with it: a list with a hole means something else.
  return rest.length === 0 || !isJson(inner) ? others : { ...others, [key]: withoutPath(inner, rest) };
}
