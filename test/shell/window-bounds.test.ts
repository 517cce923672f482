import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bounds, clampBounds, readBounds, writeBounds } from '../../electron/shell/window-bounds.ts';

const bounds = (x: number, y: number, width: number, height: number): Bounds => ({ x, y, width, height });
const laptop = bounds(0, 25, 1440, 875);
const monitor = bounds(1440, 0, 2560, 1440);

describe('where the window opens', () => {
  test.each<[string, Bounds | null, [Bounds, ...Bounds[]], Bounds]>([
    ['the first time in the middle', null, [laptop], bounds(180, 102, 1080, 720)],
    ['where it was', bounds(100, 100, 900, 600), [laptop], bounds(100, 100, 900, 600)],
    [
      'where it was, on the second monitor',
      bounds(2000, 200, 1200, 900),
      [laptop, monitor],
      bounds(2000, 200, 1200, 900),
    ],
    [
      'in the middle when its monitor is gone',
      bounds(2000, 200, 1200, 800),
      [laptop],
      bounds(120, 62, 1200, 800),
    ],
    [
      'pulled back when half of it is off the edge',
      bounds(1200, 700, 900, 600),
      [laptop],
      bounds(540, 300, 900, 600),
    ],
    ['not beneath the panel', bounds(100, 0, 900, 600), [laptop], bounds(100, 25, 900, 600)],
    ['no larger than the display', bounds(-500, -500, 5000, 5000), [laptop], laptop],
    ['no smaller than can be used', bounds(100, 100, 50, 40), [laptop], bounds(100, 100, 480, 360)],
  ])('%s', (_why, saved, displays, expected) => {
    expect(clampBounds(saved, displays)).toEqual(expected);
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dogwatch-bounds-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('gives back what was written, for its owner only', () => {
    const file = join(folder, 'new', 'window.json');
    writeBounds(file, laptop);
    expect(readBounds(file)).toEqual(laptop);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"x":1}',
    '{"x":0,"y":0,"width":"9","height":9}',
    '{"x":0,"y":0,"width":0,"height":9}',
  ])('is as if not there when it says %s', (text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(readBounds(file)).toBeNull();
  });

  test('that cannot be written is no trouble', () => {
    const file = join(folder, 'blocked');
    writeFileSync(file, 'a file, no folder');
    writeBounds(join(file, 'window.json'), laptop);
    expect(readFileSync(file, 'utf8')).toBe('a file, no folder');
  });
});
