import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
    expect(settings.problems()).toEqual([]);
  });

  test('an unknown key is named and the rest is used', () => {
    const settings = given('{"watch":{"interval":10,"colour":"red"},"extra":1}');
    expect(settings.get().watch.interval).toBe(10);
    expect(settings.problems()).toHaveLength(2);
    expect(settings.problems().join(' ')).toMatch(/"watch\.colour".*"extra"|"extra".*"watch\.colour"/);
  });

  test('a refused value is named and replaced by its default, its neighbours stay', () => {
    const settings = given('{"watch":{"interval":1,"pageSize":100},"theme":"dark"}');
    expect(settings.get()).toMatchObject({ watch: { interval: 30, pageSize: 100 }, theme: 'dark' });
    expect(settings.problems()).toEqual([expect.stringContaining('"watch.interval"')]);
  });

  test.each(['{', '[]', '"x"', '{"watch": 3'])(
    'text that is no settings object (%s) gives the defaults',
    (text) => {
      const settings = given(text);
      expect(settings.get()).toEqual(defaultSettings());
      expect(settings.problems()).toHaveLength(1);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  test('a list with a refused element falls back as a whole', () => {
    const settings = given('{"detect":{"off":["crash_loop","no_such_type"]}}');
    expect(settings.get().detect.off).toEqual([]);
    expect(settings.problems()).toHaveLength(1);
  });
});

describe('a file of another version', () => {
  test('an older one is migrated when it is read, and written as of today with the first change', () => {
    const settings = given('{"context":"prod"}');
    expect(settings.get()).toMatchObject({ version: 2, context: 'prod', firstRunDone: true });
    expect(settings.problems()).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('{"context":"prod"}');
    settings.set('theme', 'dark');
    const written = { context: 'prod', firstRunDone: true, theme: 'dark', version: 2 };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(written);
  });

  test('a newer one gives what is understood, and is kept under another name before a save', () => {
    const text = '{"version":7,"theme":"dark","watch":{"interval":"PT10S"},"telepathy":true}';
    const settings = given(text);
    expect(settings.get()).toMatchObject({ theme: 'dark', watch: { interval: 30 } });
    expect(settings.problems()).toEqual([expect.stringMatching(/newer Dogwatch \(version 7/)]);
    expect(readFileSync(file, 'utf8')).toBe(text);
    settings.set('watch.interval', 10);
    expect(readFileSync(`${file}.version-7`, 'utf8')).toBe(text);
    const written = { version: 2, theme: 'dark', watch: { interval: 10 } };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(written);
    expect(settings.problems()).toEqual([]);
  });

  test('what was kept aside before is not overwritten', () => {
    for (const theme of ['dark', 'light'])
      given(`{"version":7,"theme":"${theme}"}`).set('watch.interval', 10);
    expect(readFileSync(`${file}.version-7`, 'utf8')).toContain('dark');
    expect(readFileSync(`${file}.version-7-2`, 'utf8')).toContain('light');
  });
});

describe('a file that is edited while Dogwatch runs', () => {
  test('is taken over, and told once', () => {
    const settings = given('{"watch":{"interval":10}}');
    const heard: number[] = [];
    settings.onChange(({ watch }) => heard.push(watch.interval));
    writeFileSync(file, '{"watch":{"interval":20}}');
    settings.reread();
    settings.reread();
    expect(heard).toEqual([20]);
  });

  test('is not overwritten by a save that comes before it was read', () => {
    const settings = given('{"watch":{"interval":10}}');
    writeFileSync(file, '{"watch":{"interval":20},"mine":1}');
    settings.set('theme', 'dark');
    expect(settings.get()).toMatchObject({ watch: { interval: 20 }, theme: 'dark' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ watch: { interval: 20 }, mine: 1 });
  });

  test('half written it changes nothing; saving keeps it under another name', () => {
    const settings = given('{"watch":{"interval":10}}');
    writeFileSync(file, '{"watch":{"inter');
    settings.reread();
    expect(settings.get().watch.interval).toBe(10);
    expect(settings.problems()).toEqual([expect.stringContaining('what was read before is used')]);
    settings.set('theme', 'dark');
    expect(settings.get()).toMatchObject({ watch: { interval: 10 }, theme: 'dark' });
    expect(readFileSync(`${file}.invalid`, 'utf8')).toBe('{"watch":{"inter');
  });

  test('deleted it means the defaults', () => {
    const settings = given('{"theme":"dark"}');
    rmSync(file);
    settings.reread();
    expect(settings.get()).toEqual(defaultSettings());
  });

  test('a complaint goes with its reason', () => {
    const settings = given('{"theme":"pink"}');
    expect(settings.problems()).toEqual([
      `${file}: "theme" takes one of system, light, dark: its default (System) is used`,
    ]);
    writeFileSync(file, '{"theme":"dark"}');
    settings.reread();
    expect(settings.problems()).toEqual([]);
  });
});

describe('saving', () => {
  test('a value that is reset leaves the file, and its neighbours stay', () => {
    const settings = given('{"watch":{"interval":10,"pageSize":100}}');
    settings.reset('watch.interval');
    expect(settings.get().watch).toMatchObject({ interval: 30, pageSize: 100 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ watch: { pageSize: 100 }, version: 2 });
    expect(() => settings.reset('watch')).toThrow('there is no setting "watch"');
  });

  test('a link to the file stays a link', () => {
    const settings = given('{}');
    const link = join(folder, 'link.json');
    symlinkSync(file, link);
    openSettingsFile(link, log).set('theme', 'dark');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    settings.reread();
    expect(settings.get().theme).toBe('dark');
  });

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
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ extra: 1, theme: 'dark', version: 2 });
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
