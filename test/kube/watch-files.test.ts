import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFiles } from '../../electron/kube/watch-files.ts';

let folder: string;
let watcher: { close(): void };
const onChange = vi.fn();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kube-watch-'));
  onChange.mockReset();
});
afterEach(() => {
  watcher.close();
  rmSync(folder, { recursive: true, force: true });
});

function follow(...files: string[]): void {
  watcher = watchFiles(files, onChange, { debounceMs: 20 });
}

const changes = (count: number) =>
  vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(count), { timeout: 3_000 });

describe('watchFiles', () => {
  it('tells once of a burst of writes', async () => {
    const file = join(folder, 'config');
    writeFileSync(file, 'a');
    follow(file);
    for (const text of ['ab', 'abc', 'abcd']) writeFileSync(file, text);
    await changes(1);
  });

  it('tells of a file that an editor replaced, again and again', async () => {
    const file = join(folder, 'config');
    writeFileSync(file, 'a');
    follow(file);
    for (const round of [1, 2]) {
      writeFileSync(`${file}.new`, `round ${round}`);
      renameSync(`${file}.new`, file);
      await changes(round);
    }
  });

  it('tells of a file that comes and goes', async () => {
    const file = join(folder, 'config');
    follow(file);
    writeFileSync(file, 'a');
    await changes(1);
    unlinkSync(file);
    await changes(2);
  });

  it('waits for a folder that is not there yet, however deep, and follows when it is replaced', async () => {
    const home = join(folder, 'home', '.kube');
    follow(join(home, 'config'));
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'config'), 'a');
    await changes(1);
    renameSync(home, `${home}.old`);
    await changes(2);
    mkdirSync(home);
    writeFileSync(join(home, 'config'), 'other');
    await changes(3);
  });

  it('sees the link swap of a mounted Secret', async () => {
    for (const version of ['v1', 'v2']) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'config'), version);
    }
    symlinkSync('v1', join(folder, '..data'));
    symlinkSync(join('..data', 'config'), join(folder, 'config'));
    follow(join(folder, 'config'));
    symlinkSync('v2', join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    await changes(1);
  });

  it('sees a write to what a link leads to', async () => {
    mkdirSync(join(folder, 'dotfiles'));
    mkdirSync(join(folder, 'kube'));
    writeFileSync(join(folder, 'dotfiles', 'config'), 'a');
    symlinkSync(join(folder, 'dotfiles', 'config'), join(folder, 'kube', 'config'));
    follow(join(folder, 'kube', 'config'));
    writeFileSync(join(folder, 'dotfiles', 'config'), 'ab');
    await changes(1);
  });

  it('is silent about neighbours and after it was closed', async () => {
    const file = join(folder, 'config');
    writeFileSync(file, 'a');
    follow(file);
    writeFileSync(join(folder, 'neighbour'), 'x');
    // Real events have to have their chance to be wrong.
    await wait(100);
    watcher.close();
    writeFileSync(file, 'ab');
    await wait(100);
    expect(onChange).not.toHaveBeenCalled();
  });
});
