import { expect, test } from 'vitest';
import { MIGRATIONS, migrated } from '../../electron/app/settings-migrations.ts';
import { SETTINGS_VERSION } from '../../shared/settings.ts';

test('there is one migration for each version but the first', () => {
  expect(MIGRATIONS).toHaveLength(SETTINGS_VERSION - 1);
});

test.each([
  ['a file without a version is of version 1', { context: 'prod' }, { context: 'prod', firstRunDone: true }],
  [
    'whoever picked a context needs no first run',
    { version: 1, context: 'prod' },
    { context: 'prod', firstRunDone: true },
  ],
  ['whoever picked none sees it', { version: 1, theme: 'dark' }, { theme: 'dark' }],
  ['odd values are left to be refused', { version: 1, context: 7 }, { context: 7 }],
  ['a file of today stays as it is', { version: 2, context: 'prod' }, { context: 'prod' }],
])('%s', (_what, file, expected) => {
  expect(migrated(file)).toEqual({ file: { ...expected, version: SETTINGS_VERSION }, newer: null });
});

test('a newer file is named and not touched', () => {
  expect(migrated({ version: 99, context: 'prod' })).toEqual({
    file: { version: SETTINGS_VERSION, context: 'prod' },
    newer: 99,
  });
});

test.each([0, -1, 1.5, '1', null, {}])('a version that is none (%j) is left to be refused', (version) => {
  expect(migrated({ version })).toEqual({ file: { version }, newer: null });
});
