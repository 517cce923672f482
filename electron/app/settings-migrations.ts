import { SETTINGS_VERSION } from '../../shared/settings.ts';

/** A settings file as it was read: only what a person chose, of any version, odd values included. */
export type SettingsJson = Readonly<Record<string, unknown>>;

/** The first one brings a file of version 1 to version 2, and so on. They never throw: values may be anything. */
export const MIGRATIONS: readonly ((file: SettingsJson) => SettingsJson)[] = [
  // Whoever had picked a context does not need the cards of the first run.
  (file) => (typeof file.context === 'string' ? { ...file, firstRunDone: true } : file),
];

/**
 * The file as this version has it. `newer` is the version of a file that a later Dogwatch wrote; it is left as it is.
 * A file without a version is of version 1; one whose version is no version is taken for today's.
 */
export function migrated(file: SettingsJson): { file: SettingsJson; newer: number | null } {
  const { version = 1 } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { file, newer: null };
  if (version > SETTINGS_VERSION) return { file: { ...file, version: SETTINGS_VERSION }, newer: version };
  const today = MIGRATIONS.slice(version - 1).reduce((before, migrate) => migrate(before), file);
  return { file: { ...today, version: SETTINGS_VERSION }, newer: null };
}
