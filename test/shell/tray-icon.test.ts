import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../electron/shell/png.ts';
import { trayIcon } from '../../electron/shell/tray-icon.ts';
import type { TrayShape, TrayStatus } from '../../electron/shell/tray-status.ts';

const SHAPES: TrayShape[] = ['quiet', 'critical', 'warning', 'info', 'paused', 'unseen', 'partly'];
const status = (shape: TrayShape, count = 0): TrayStatus => ({
  shape,
  count,
  worst: count > 0 ? 'critical' : null,
});
const pairs = SHAPES.flatMap((a, at) => SHAPES.slice(at + 1).map((b): [TrayShape, TrayShape] => [a, b]));

/** Share of pixels in which two silhouettes differ clearly, colour left aside. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let differing = 0;
  for (let at = 3; at < a.length; at += 4) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 100) differing++;
  return differing / (a.length / 4);
}

describe.each([16, 18, 24])('at %i px', (size) => {
  test.each(pairs)('%s and %s differ by shape alone', (a, b) => {
    const draw = (shape: TrayShape) => trayIcon(status(shape), { size, ink: 'template', counted: false });
    // A ring with "?" and a ring with "–" are the closest: both say that something is not seen.
    expect(difference(draw(a), draw(b))).toBeGreaterThan(a === 'unseen' && b === 'partly' ? 0.03 : 0.08);
  });

  test.each(['critical', 'warning', 'info', 'unseen'] as const)(
    'every count looks different on %s',
    (shape) => {
      const icons = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) =>
        Buffer.from(trayIcon(status(shape, count), { size, ink: 'colour', counted: true })).toString(
          'base64',
        ),
      );
      expect(new Set(icons).size).toBe(icons.length);
    },
  );
});

test('from ten on the icon says 9+', () => {
  const draw = (count: number) =>
    trayIcon(status('critical', count), { size: 24, ink: 'colour', counted: true });
  expect(draw(10)).toEqual(draw(1234));
});

test('a macOS template has no colour and shows no number', () => {
  const draw = (count: number) =>
    trayIcon(status('critical', count), { size: 18, ink: 'template', counted: false });
  const icon = draw(3);
  expect(icon.filter((_value, at) => at % 4 !== 3).every((value) => value === 0)).toBe(true);
  expect(icon).toEqual(draw(7));
});

test('the severity colours the ring of a cluster that cannot be seen', () => {
  const draw = (worst: TrayStatus['worst']) =>
    trayIcon({ shape: 'unseen', count: 1, worst }, { size: 24, ink: 'colour', counted: true });
  expect(draw('critical')).not.toEqual(draw('warning'));
});

test('a PNG holds the pixels row by row', () => {
  const rgba = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  const png = encodePng(rgba, 2);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const dataLength = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + dataLength));
  expect([...rows]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10, 11, 12, 13, 14, 15, 16]);
});
