import { describe, expect, test } from 'vitest';
import { settingLeaves } from '../../shared/setting-leaves.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { CATALOGUE_PARTS, settingsCatalogue } from '../../shared/settings-catalogue.ts';

const leaves = [...settingLeaves.values()];
const entries = Object.entries(settingsCatalogue);

describe('the catalogue of settings', () => {
  test('has exactly one entry for every single setting', () => {
    const paths = CATALOGUE_PARTS.flatMap((part) => Object.keys(part));
    expect(paths.toSorted()).toEqual(leaves.map(({ path }) => path).toSorted());
  });

  test.each(entries)('%s is labelled and explained in whole sentences', (_path, { label, does }) => {
    expect(label).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(does).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('no two settings of one group have the same label', () => {
    const labels = entries
      .filter(([, { group }]) => group)
      .map(([, { group, label }]) => `${group} ${label}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test.each(leaves)('the choices of $path are those of its schema', ({ path, schema }) => {
    const { choices } = settingsCatalogue[path];
    const element = 'element' in schema ? schema.element : schema;
    const options = Object(element).type === 'enum' ? Object(element).options : undefined;
    if (choices !== undefined) expect(Object.keys(choices)).toEqual(options);
    else expect(options).toBeUndefined();
  });

  test('a list that leaves out has choices to leave out', () => {
    for (const [, { leavesOut, choices }] of entries) if (leavesOut) expect(choices).toBeDefined();
  });
});

describe('the leaves of the schema', () => {
  test('name every default', () => {
    const defaults = defaultSettings();
    for (const leaf of leaves) {
      const value = leaf.path.split('.').reduce<unknown>((at, key) => Object(at)[key], defaults);
      expect(leaf.default, leaf.path).toEqual(value);
      expect(leaf.schema.safeParse(value).success, leaf.path).toBe(true);
      expect(leaf.schema.safeParse(undefined).success, leaf.path).toBe(false);
    }
  });
});
