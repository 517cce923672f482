import { expect, test } from 'vitest';
import { encodeIco } from '../../electron/shell/ico.ts';

const red = (size: number) => ({
  size,
  rgba: Uint8Array.from({ length: size * size * 4 }, (_, at) => [200, 10, 20, 255][at % 4] ?? 0),
});

test('the directory says of each picture how large it is and where it lies', () => {
  const icon = encodeIco([red(16), red(24), red(256)]);
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, 3]);
  let end = 6 + 3 * 16;
  for (const [index, size] of [16, 24, 0].entries()) {
    const entry = 6 + index * 16;
    expect([icon.readUInt8(entry), icon.readUInt8(entry + 1)]).toEqual([size, size]);
    expect(icon.readUInt32LE(entry + 12)).toBe(end);
    end += icon.readUInt32LE(entry + 8);
  }
  expect(icon.length).toBe(end);
});

test('a small picture is a bitmap, blue first and from the bottom up, with its mask', () => {
  const rgba = new Uint8Array(16 * 16 * 4);
  rgba.set([1, 2, 3, 4], 0); // top left
  const icon = encodeIco([{ size: 16, rgba }]);
  const body = icon.subarray(icon.readUInt32LE(6 + 12));
  expect([body.readUInt32LE(0), body.readInt32LE(4), body.readInt32LE(8)]).toEqual([40, 16, 32]);
  expect(body.readUInt16LE(14)).toBe(32);
  expect([...body.subarray(40 + 15 * 16 * 4).subarray(0, 4)]).toEqual([3, 2, 1, 4]);
  expect(body.length).toBe(40 + 16 * 16 * 4 + 16 * 4);
});

test('one of 256 px is a PNG', () => {
  const icon = encodeIco([red(256)]);
  expect(icon.subarray(icon.readUInt32LE(6 + 12)).readUInt32BE(0)).toBe(0x89504e47);
});
