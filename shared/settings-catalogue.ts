import { channelEntries } from './catalogue/channels.ts';
import { detectionEntries } from './catalogue/detection.ts';
import { diagnosisEntries } from './catalogue/diagnosis.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { incidentEntries } from './catalogue/incidents.ts';
import { notificationEntries } from './catalogue/notifications.ts';
import { programEntries } from './catalogue/program.ts';
import { remediationEntries } from './catalogue/remediation.ts';
import { watchingEntries } from './catalogue/watching.ts';
import type { SettingPath } from './settings.ts';

/** The files of shared/catalogue/, in the order in which the screen shows their settings. */
export const CATALOGUE_PARTS = [
  programEntries,
  watchingEntries,
  detectionEntries,
  incidentEntries,
  notificationEntries,
  channelEntries,
  diagnosisEntries,
  remediationEntries,
];

/**
 * What each setting is called and does. A setting of the schema without an entry does not compile; one that a person
 * may change gets a `group`, and appears on the Settings screen with a control for its type.
 */
export const settingsCatalogue: Readonly<Record<SettingPath, CatalogueEntry>> = {
  ...programEntries,
  ...watchingEntries,
  ...detectionEntries,
  ...incidentEntries,
  ...notificationEntries,
  ...channelEntries,
  ...diagnosisEntries,
  ...remediationEntries,
};
