import { describe, expect, test } from 'vitest';
import { refusalOf, spanInWords, valueInWords } from '../../shared/setting-values.ts';
import type { SettingPath } from '../../shared/settings.ts';

describe('refusalOf', () => {
  test.each<[SettingPath, unknown, string | null]>([
    ['watch.interval', 30, null],
    ['watch.interval', 1, 'takes a number from 5 to 3,600 s'],
    ['watch.interval', '30', 'takes a number from 5 to 3,600 s'],
    ['watch.interval', Number.NaN, 'takes a number from 5 to 3,600 s'],
    ['watch.pageSize', 250.5, 'takes a whole number from 10 to 1,000 objects'],
    ['incidents.flapAfter', 1, 'takes a whole number from 2 to 100 times'],
    ['theme', 'dark', null],
    ['theme', 'pink', 'takes one of system, light, dark'],
    ['watch.enabled', 'yes', 'takes true or false'],
    ['watch.labelSelector', 'x'.repeat(1001), 'takes text of at most 1,000 characters'],
    ['watch.namespaces.include', ['a', 1], 'takes a list, each entry text'],
    ['notifications.severities', ['loud'], 'takes a list, each entry one of critical, warning, info'],
    ['notifications.quietHours.from', '07:30', null],
    ['notifications.quietHours.from', '7:30', 'takes a time such as 22:00'],
    ['notifications.quietHours.from', '24:00', 'takes a time such as 22:00'],
    ['notifications.defaultRoute', 'telegram:123', null],
    [
      'diagnosis.model.baseUrl',
      'ftp://example.com',
      'takes nothing or an address such as https://example.com',
    ],
    [
      'notifications.defaultRoute',
      'pigeon:7',
      'takes native, telegram:ID, slack:ID, webhook:NAME or ntfy:TOPIC',
    ],
  ])('%s = %j: %s', (path, value, refusal) => expect(refusalOf(path, value)).toBe(refusal));
});

describe('valueInWords', () => {
  test.each<[SettingPath, unknown, string]>([
    ['watch.interval', 3600, '3,600 s'],
    ['history.keepDays', 30, '30 days'],
    ['incidents.flapAfter', 3, '3 times'],
    ['watch.enabled', true, 'on'],
    ['watch.systemNamespaces', 'critical', 'Critical only'],
    ['watch.labelSelector', '', 'none'],
    ['context', null, 'none'],
    ['watch.namespaces.include', [], 'none'],
    ['watch.namespaces.include', ['a', 'team-*'], 'a and team-*'],
    ['notifications.severities', ['warning', 'critical'], 'Critical and Warning'],
    ['notifications.severities', [], 'none'],
    ['notifications.off', [], 'all'],
    ['notifications.quietHours.from', '22:00', '22:00'],
  ])('%s = %j: %s', (path, value, words) => expect(valueInWords(path, value)).toBe(words));
});

describe('spanInWords', () => {
  test.each<[SettingPath, unknown, string]>([
    ['watch.interval', 30, ''],
    ['detect.grace.image_pull_failed', 120, '2 minutes'],
    ['incidents.reopenWithin', 5400, '1.5 hours'],
    ['incidents.reopenWithin', 86_400, '1 day'],
    ['incidents.reopenWithin', 2_592_000, '30 days'],
    ['history.keepDays', 300, ''],
    ['theme', 'dark', ''],
  ])('%s = %j: %s', (path, value, words) => expect(spanInWords(path, value)).toBe(words));
});
