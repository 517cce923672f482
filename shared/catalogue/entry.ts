import type { SettingPath } from '../settings.ts';

/** The parts of the Settings screen, in its order. */
export const SETTING_GROUPS = [
  { id: 'desktop', title: 'This desktop' },
  { id: 'watching', title: 'Watching' },
  { id: 'detection', title: 'What counts' },
  { id: 'incidents', title: 'Incidents' },
  { id: 'notifications', title: 'Notifications' },
  { id: 'quiet-hours', title: 'Quiet hours' },
  { id: 'diagnosis', title: 'Diagnosis' },
  { id: 'remediation', title: 'Remediation' },
  { id: 'history', title: 'History and log' },
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number]['id'];

/** What a person is told of a setting. */
export interface CatalogueEntry {
  label: string;
  /** What it does and what it is good for, in a sentence or two. */
  does: string;
  /** Its part of the Settings screen; null where it has another place in the window, or none. */
  group: SettingGroup | null;
  /** Of a number; 's' is told in minutes, hours and days too. */
  unit?: 's' | 'days' | 'MB' | 'objects' | 'times';
  /** What each choice is called. Without: as the schema has it. */
  choices?: Readonly<Record<string, string>>;
  /** The list holds what is left out: what is ticked on the screen is not in it. */
  leavesOut?: true;
}

export type Entries = Partial<Record<SettingPath, CatalogueEntry>>;
