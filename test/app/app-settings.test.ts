import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAppSettings } from '../../electron/app/app-settings.ts';

const log = { error() {}, warn() {}, info() {}, debug() {} };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the environment stands over the file, and is never written into it', () => {
  writeFileSync(file, '{"watch":{"interval":10}}');
  const settings = openAppSettings(file, { K8S_WATCHLOOP_INTERVAL: '60' }, log);
  expect(settings.get().watch.interval).toBe(60);
  expect(settings.set('theme', 'dark')).toMatchObject({ theme: 'dark', watch: { interval: 60 } });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ watch: { interval: 10 } });
});

test('what the environment sets is neither changed nor reset', () => {
  const settings = openAppSettings(file, { K8S_WATCHLOOP_INTERVAL: '60' }, log);
  const sentence = 'Interval is set by K8S_WATCHLOOP_INTERVAL; it cannot be changed until that is unset.';
  expect(() => settings.set('watch.interval', 10)).toThrow(sentence);
  expect(() => settings.reset('watch.interval')).toThrow(sentence);
});

test('listeners hear what holds, not what the file says', () => {
  const settings = openAppSettings(file, { K8S_WATCHLOOP_INTERVAL: '60' }, log);
  const heard: number[] = [];
  settings.onChange(({ watch }) => heard.push(watch.interval));
  writeFileSync(file, '{"watch":{"interval":10}}');
  settings.reread();
  expect(heard).toEqual([60]);
});

test('problems of the file and of the environment are told together', () => {
  writeFileSync(file, '{"theme":"pink"}');
  const settings = openAppSettings(file, { LOG_LEVEL: 'loud' }, log);
  expect(settings.problems()).toEqual([
    expect.stringContaining('"theme"'),
    expect.stringMatching(/^LOG_LEVEL/),
  ]);
});
