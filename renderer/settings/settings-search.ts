import { SETTING_GROUPS, type SettingGroup } from '../../shared/catalogue/entry.ts';
import type { SettingPath } from '../../shared/settings.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';

/** A part of the screen and the settings in it that match, in the catalogue's order. */
export interface ShownGroup {
  id: SettingGroup;
  title: string;
  settings: readonly SettingPath[];
}

const PATHS = Object.keys(settingsCatalogue) as SettingPath[];

/** The groups that have settings in which every word of the query occurs; all of them for an empty query. */
export function matchingGroups(query: string): ShownGroup[] {
  return SETTING_GROUPS.map(({ id, title }) => ({
    id,
    title,
    settings: PATHS.filter((path) => {
      const { group, label, does, choices = {} } = settingsCatalogue[path];
      return group === id && matches(query, [title, label, does, path, ...Object.values(choices)]);
    }),
  })).filter(({ settings }) => settings.length > 0);
}

/** Whether every word of the query occurs somewhere in the texts. */
export function matches(query: string, texts: readonly string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}
