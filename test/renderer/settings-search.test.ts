import { describe, expect, test } from 'vitest';
import { matches, matchingGroups } from '../../renderer/settings/settings-search.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';

const found = (query: string) => matchingGroups(query).flatMap(({ settings }) => settings);

describe('matchingGroups', () => {
  test('without a query shows every setting that has a group, once', () => {
    const shown = Object.entries(settingsCatalogue).filter(([, { group }]) => group !== null);
    expect(found('').toSorted()).toEqual(shown.map(([path]) => path).toSorted());
  });

  test.each([
    ['interval', 'watch.interval'],
    ['WATCH.INTERVAL', 'watch.interval'],
    ['  poll  lists ', 'watch.mode'],
    ['quiet weekday', undefined],
    ['quiet crit', 'notifications.quietHours.critical'],
    ['failed jobs', 'detect.off'],
    ['k8s', undefined],
  ])('%j finds %s', (query, path) => {
    if (path === undefined) expect(found(query)).toEqual([]);
    else expect(found(query)).toContain(path);
  });

  test('leaves out groups without a match', () => {
    expect(matchingGroups('theme').map(({ id }) => id)).toEqual(['desktop']);
  });
});

test('matches asks for every word, in any order and any text', () => {
  expect(matches('json export', ['Export', 'csv or JSON lines'])).toBe(true);
  expect(matches('json pdf', ['Export', 'csv or JSON lines'])).toBe(false);
});
