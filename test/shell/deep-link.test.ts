import { describe, expect, test } from 'vitest';
import {
  incidentOfNotification,
  notificationId,
  notificationOfActivation,
  parseDeepLink,
} from '../../electron/shell/deep-link.ts';
import { incidentLink } from '../../shared/deep-link.ts';

const ID = '7d444840-9dc0-4bd1-b245-5ffdce74fad2';

describe('a deep link', () => {
  test('that the window hands out leads to its incident', () =>
    expect(parseDeepLink(incidentLink(ID))).toEqual({ screen: 'incident', incident: ID }));

  test.each([
    [`dogwatch://incident/${ID}`, { screen: 'incident', incident: ID }],
    [`dogwatch://incident/${ID}/`, { screen: 'incident', incident: ID }],
    [`DOGWATCH://Incident/${ID}`, { screen: 'incident', incident: ID }],
    ['dogwatch://incidents', { screen: 'incidents' }],
    ['dogwatch://settings/', { screen: 'settings' }],
  ])('%s shows something', (link, destination) => {
    expect(parseDeepLink(link)).toEqual(destination);
  });

  test.each([
    'dogwatch://',
    'dogwatch://quit',
    'dogwatch://pause/60',
    'dogwatch://incident',
    'dogwatch://incident/1',
    'dogwatch://incident/../settings',
    `dogwatch://incident/${ID}?approve=1`,
    `dogwatch://incident/${ID}/delete`,
    `dogwatch://settings/${ID}`,
    'https://example.com/incident',
    '',
  ])('%s does nothing', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });
});

describe('a notification’s id', () => {
  test('leads back to its incident', () => {
    expect(incidentOfNotification(notificationId(ID))).toBe(ID);
    expect(notificationOfActivation(`type=click&tag=${notificationId(ID)}`)).toBe(notificationId(ID));
    // Windows keeps 64 characters of a toast's tag.
    expect(notificationId(ID).length).toBeLessThanOrEqual(64);
  });

  test.each([null, '', ID, 'incident-', 'incident-<x>', `digest-${ID}`])('%s leads to no incident', (id) => {
    expect(incidentOfNotification(id)).toBeNull();
  });
});
