import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { electronOn } from './support/stand-in.ts';

async function desktop(platform: NodeJS.Platform = 'linux') {
  const { controls } = await electronOn(platform);
  const { saveFile } = await import('../../electron/shell/save-file.ts');
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { controls, saveFile, folder, file: join(folder, 'mine.csv') };
}

test.each<NodeJS.Platform>(['linux', 'darwin', 'win32'])(
  'on %s it asks where, and writes there',
  async (os) => {
    const { controls, saveFile, folder, file } = await desktop(os);
    controls.saveAs(file);
    const saved = await saveFile('dogwatch.csv', async (append) => {
      await append('one\n');
      await append('zwei ü\n');
    });
    expect(saved).toBe(file);
    expect(controls.outside()).toEqual([['showSaveDialog', 'dogwatch.csv']]);
    expect(readFileSync(file, 'utf8')).toBe('one\nzwei ü\n');
    expect(readdirSync(folder)).toEqual(['mine.csv']);
  },
);

test('writes nothing when the person chooses nothing', async () => {
  const { controls, saveFile, folder } = await desktop();
  controls.saveAs(null);
  expect(await saveFile('dogwatch.csv', () => Promise.reject(new Error('not asked')))).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('an export that fails in the middle leaves what was there before', async () => {
  const { controls, saveFile, folder, file } = await desktop();
  writeFileSync(file, 'before');
  controls.saveAs(file);
  const saving = saveFile('dogwatch.csv', async (append) => {
    await append('half');
    throw new Error('the database is closed');
  });
  await expect(saving).rejects.toThrow(`${file} could not be written (the database is closed).`);
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['mine.csv']);
});

test('a place that cannot be written to is one sentence', async () => {
  const { controls, saveFile, folder } = await desktop();
  controls.saveAs(join(folder, 'missing', 'mine.csv'));
  await expect(saveFile('dogwatch.csv', async () => {})).rejects.toThrow(
    /mine\.csv could not be written \(ENOENT/,
  );
});
