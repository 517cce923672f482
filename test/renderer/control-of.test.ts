import { describe, expect, test } from 'vitest';
import { controlOf } from '../../renderer/settings/control-of.ts';
import { leafOf } from '../../shared/setting-values.ts';
import type { SettingPath } from '../../shared/settings.ts';
import { settingsCatalogue } from '../../shared/settings-catalogue.ts';

describe('controlOf', () => {
  test.each<[SettingPath, unknown]>([
    ['watch.enabled', { kind: 'switch' }],
    ['watch.interval', { kind: 'number', min: 5, max: 3600, whole: false }],
    ['watch.pageSize', { kind: 'number', min: 10, max: 1000, whole: true }],
    ['theme', { kind: 'choice', options: ['system', 'light', 'dark'] }],
    ['watch.labelSelector', { kind: 'text' }],
    ['notifications.quietHours.from', { kind: 'time' }],
    ['watch.namespaces.include', { kind: 'list' }],
    ['notifications.severities', { kind: 'choices', options: ['critical', 'warning', 'info'] }],
    ['diagnosis.model.baseUrl', { kind: 'text' }],
    ['context', null],
  ])('%s: %j', (path, control) => expect(controlOf(leafOf(path).schema)).toEqual(control));

  test('every setting on the screen has one', () => {
    const shown = Object.entries(settingsCatalogue).filter(([, { group }]) => group !== null);
    for (const [path] of shown) expect(controlOf(leafOf(path as SettingPath).schema), path).not.toBeNull();
  });
});
