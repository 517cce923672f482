import { encodePng } from './png.ts';

/** One size of an icon: straight RGBA, `size` x `size` pixels, row by row. */
export interface IconImage {
  size: number;
  rgba: Uint8Array;
}

const HEADER = 6;
const ENTRY = 16;
const BITMAP_HEADER = 40;

/** Windows' icon file. Bitmaps below 256 px, which everything since Windows 95 reads; PNG above, as Vista wants it. */
export function encodeIco(images: readonly IconImage[]): Buffer {
  const bodies = images.map(({ size, rgba }) => (size < 256 ? bitmap(size, rgba) : encodePng(rgba, size)));
  const header = Buffer.alloc(HEADER + ENTRY * images.length);
  header.writeUInt16LE(1, 2); // an icon, not a cursor
  header.writeUInt16LE(images.length, 4);
  let at = header.length;
  images.forEach(({ size }, index) => {
    const entry = HEADER + ENTRY * index;
    const length = bodies[index]?.length ?? 0;
    header.writeUInt8(size % 256, entry); // 0 says 256
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4); // planes
    header.writeUInt16LE(32, entry + 6); // bits a pixel
    header.writeUInt32LE(length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += length;
  });
  return Buffer.concat([header, ...bodies]);
}

/** A device independent bitmap: BGRA from the bottom up, then a mask of which alpha has made a formality. */
function bitmap(size: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(BITMAP_HEADER);
  header.writeUInt32LE(BITMAP_HEADER, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // picture and mask together
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = (y * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      pixels.set([blue, green, red, alpha], ((size - 1 - y) * size + x) * 4);
    }
  // One bit a pixel, rows filled up to 32 bits.
  const mask = Buffer.alloc(size * Math.ceil(size / 32) * 4);
  return Buffer.concat([header, pixels, mask]);
}
