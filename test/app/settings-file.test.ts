import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../../electron/app/log.ts';
import { openSettingsFile } from '../../electron/app/settings-file.ts';
import { defaultSettings } from '../../shared/settings.ts';

const log: Log = { error() {}, warn() {}, info() {}, debug() {} };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-settings-'));
  file = join(folder, 'config', 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const given = (text: string) => {
  file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return openSettingsFile(file, log);
};

describe('reading', () => {
  test('no file means the defaults, and no complaint', () => {
    const settings = openSettingsFile(file, log);
    expect(settings.get()).toEqual(defaultSettings());
    expect(settings.problems).toEqual([]);
  });

  test('an unknown key is named and the rest is used', () => {
    const settings = given('{"watch":{"interval":10,"colour":"red"},"extra":1}');
    expect(settings.get().watch.interval).toBe(10);
    expect(settings.problems).toHaveLength(2);
    expect(settings.problems.join(' ')).toMatch(/"watch\.colour".*"extra"|"extra".*"watch\.colour"/);
  });

  test('a refused value is named and replaced by its default, its neighbours stay', () => {
    const settings = given('{"watch":{"interval":1,"pageSize":100},"theme":"dark"}');
    expect(settings.get()).toMatchObject({ watch: { interval: 30, pageSize: 100 }, theme: 'dark' });
    expect(settings.problems).toEqual([expect.stringContaining('"watch.interval"')]);
  });

  test.each(['{', '[]', '"x"', '{"watch": 3'])(
    'text that is no settings object (%s) gives the defaults',
    (text) => {
      const settings = given(text);
      expect(settings.get()).toEqual(defaultSettings());
      expect(settings.problems).toHaveLength(1);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  test('a list with a refused element falls back as a whole', () => {
    const settings = given('{"detect":{"off":["crash_loop","no_such_type"]}}');
    expect(settings.get().detect.off).toEqual([]);
    expect(settings.problems).toHaveLength(1);
  });
});

describe('saving', () => {
  test('a value is saved, told to listeners and read again', () => {
    const settings = openSettingsFile(file, log);
    const heard: number[] = [];
    settings.onChange(({ watch }) => heard.push(watch.interval));
    settings.set('watch.interval', 15);
    expect(heard).toEqual([15]);
    expect(openSettingsFile(file, log).get().watch.interval).toBe(15);
  });

  test('only what a person chose is written, and unknown keys are kept', () => {
    const settings = given('{"extra":1}');
    settings.set('theme', 'dark');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ extra: 1, theme: 'dark' });
  });

  test('the file is readable by its owner only and no temporary file stays behind', () => {
    openSettingsFile(file, log).set('theme', 'light');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'config'))).toEqual(['settings.json']);
  });

  test('a broken file is kept under another name before the first save', () => {
    const settings = given('{broken');
    settings.set('theme', 'dark');
    expect(readFileSync(`${file}.invalid`, 'utf8')).toBe('{broken');
  });

  test.each([
    ['watch.interval', 1],
    ['watch.interval', 'soon'],
    ['watch.nothing', 1],
    ['__proto__.x', 1],
  ])('%s = %j is refused and nothing changes', (path, value) => {
    const settings = openSettingsFile(file, log);
    expect(() => settings.set(path, value)).toThrow(path);
    expect(settings.get()).toEqual(defaultSettings());
  });
});
