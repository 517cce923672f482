import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AutostartPlace,
  autostartFile,
  execLine,
  isAutostarted,
  removeAutostart,
  writeAutostart,
} from '../../electron/shell/xdg-autostart.ts';

let home: string;
let place: AutostartPlace;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dogwatch-autostart-'));
  place = { env: {}, home };
});
afterEach(() => rmSync(home, { recursive: true }));

test.each([
  [undefined, '/home/ann/.config/autostart/dev.dogwatch.app.desktop'],
  ['', '/home/ann/.config/autostart/dev.dogwatch.app.desktop'],
  ['relative', '/home/ann/.config/autostart/dev.dogwatch.app.desktop'],
  ['/etc/ann', '/etc/ann/autostart/dev.dogwatch.app.desktop'],
])('with XDG_CONFIG_HOME %j the entry is %s', (config, file) => {
  expect(autostartFile({ env: { XDG_CONFIG_HOME: config }, home: '/home/ann' })).toBe(file);
});

describe('the entry', () => {
  test('is written whole, readable by the desktop, and found again', () => {
    expect(isAutostarted(place)).toBe(false);
    writeAutostart(place, ['/opt/Dogwatch/dogwatch', '--hidden']);
    const file = autostartFile(place);
    expect(readFileSync(file, 'utf8')).toContain('\nExec=/opt/Dogwatch/dogwatch --hidden\n');
    expect(readFileSync(file, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Dogwatch\n/);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readdirSync(dirname(file))).toEqual(['dev.dogwatch.app.desktop']);
    expect(isAutostarted(place)).toBe(true);
  });

  test('takes the place of an older one', () => {
    writeAutostart(place, ['/old', '--hidden']);
    writeAutostart(place, ['/new', '--hidden']);
    expect(readFileSync(autostartFile(place), 'utf8')).toMatch(/^Exec=\/new --hidden$/m);
  });

  test.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
    'that a desktop switched off with %s is off',
    (line) => {
      writeAutostart(place, ['/dogwatch']);
      const entry = readFileSync(autostartFile(place), 'utf8').replace(
        'X-GNOME-Autostart-enabled=true\n',
        '',
      );
      writeFileSync(autostartFile(place), `${entry}${line}\n`);
      expect(isAutostarted(place)).toBe(false);
      writeAutostart(place, ['/dogwatch']);
      expect(isAutostarted(place)).toBe(true);
    },
  );

  test('can be removed, also twice', () => {
    writeAutostart(place, ['/dogwatch']);
    removeAutostart(place);
    removeAutostart(place);
    expect(existsSync(autostartFile(place))).toBe(false);
    expect(isAutostarted(place)).toBe(false);
  });

  test('that cannot be written is one sentence', () => {
    writeFileSync(join(home, '.config'), 'a file');
    expect(() => writeAutostart(place, ['/dogwatch'])).toThrow(
      /cannot be written \(E\w+\): Dogwatch does not start at login\.$/,
    );
  });

  test('that cannot be removed is one sentence', () => {
    mkdirSync(autostartFile(place), { recursive: true });
    expect(() => removeAutostart(place)).toThrow(
      /cannot be removed \(\w+\): Dogwatch still starts at login\.$/,
    );
  });
});

// From the specification: quoting first, then the escapes of a string value; a literal $ in quotes is written "\\$".
test.each([
  [['/usr/bin/dogwatch', '--hidden'], '/usr/bin/dogwatch --hidden'],
  [['/home/ann/My Apps/Dogwatch.AppImage', '--hidden'], '"/home/ann/My Apps/Dogwatch.AppImage" --hidden'],
  [['/a"b'], String.raw`"/a\\"b"`],
  [['/a$b'], String.raw`"/a\\$b"`],
  [['/a`b'], '"/a\\\\`b"'],
  [['/a\\b'], String.raw`"/a\\\\b"`],
  [['/100%/dogwatch'], '/100%%/dogwatch'],
  [['/über/dogwatch'], '"/über/dogwatch"'],
])('%j is written %s', (command, line) => {
  expect(execLine(command)).toBe(line);
});
