import { z } from 'zod';

/** What a link, a notification or a second launch asks the first one to show. */
export type Destination =
  | { screen: 'incidents' }
  | { screen: 'settings' }
  | { screen: 'incident'; incident: string };

const incidentId = z.uuid();

/**
 * Reads `dogwatch://incident/ID`, `dogwatch://incidents` and `dogwatch://settings`. Any page can make the desktop open
 * such a link, so verbs only show something, and what is not one of these is null.
 */
export function parseDeepLink(link: string): Destination | null {
  const [, verb, id] = /^dogwatch:\/\/([a-z]+)(?:\/([0-9a-f-]+))?\/?$/i.exec(link) ?? [];
  switch (verb?.toLowerCase()) {
    case 'incident':
      return incidentId.safeParse(id).success && id !== undefined
        ? { screen: 'incident', incident: id }
        : null;
    case 'incidents':
      return id === undefined ? { screen: 'incidents' } : null;
    case 'settings':
      return id === undefined ? { screen: 'settings' } : null;
    default:
      return null;
  }
}

const NOTIFICATION_PREFIX = 'incident-';

/** The operating system's name for an incident's notification: one is shown at a time, and it leads back after a restart. */
export const notificationId = (incident: string) => `${NOTIFICATION_PREFIX}${incident}`;

/** The incident a notification of this or of an earlier run was about. */
export function incidentOfNotification(id: string | null): string | null {
  if (!id?.startsWith(NOTIFICATION_PREFIX)) return null;
  const incident = id.slice(NOTIFICATION_PREFIX.length);
  return incidentId.safeParse(incident).success ? incident : null;
}

/** Windows hands an activated toast's id back as its tag: "type=click&tag=incident-…". */
export const notificationOfActivation = (activation: string) => new URLSearchParams(activation).get('tag');
