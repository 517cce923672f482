import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeIcns } from '../../build/icons/icns.ts';
import { root } from '../../build/paths.mjs';

const icon = (name: string) => readFileSync(`${root}/build/icons/${name}`);

test('Linux gets a picture of each size, named for it', () => {
  const names = readdirSync(`${root}/build/icons/linux`);
  expect(names).toHaveLength(8);
  for (const name of names) {
    const size = icon(`linux/${name}`).readUInt32BE(16);
    expect(name).toBe(`${size}x${size}.png`);
  }
});

test('Windows gets every size between which it would blur', () => {
  const ico = icon('icon.ico');
  const sizes = Array.from(
    { length: ico.readUInt16LE(4) },
    (_, index) => ico.readUInt8(6 + index * 16) || 256,
  );
  expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
});

test('macOS gets one file with sizes up to 1024 px', () => {
  const icns = icon('icon.icns');
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const pixels: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    pixels.push(icns.readUInt32BE(at + 8 + 16));
  expect(pixels).toEqual([32, 64, 128, 256, 256, 512, 512, 1024]);
});

test('a type is its picture’s length and the picture', () => {
  const icns = encodeIcns((size) => Buffer.alloc(size));
  expect(icns.length).toBe(
    8 + [32, 64, 128, 256, 256, 512, 512, 1024].reduce((sum, size) => sum + 8 + size, 0),
  );
});
