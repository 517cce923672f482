/** macOS' icon file: PNGs under the types that say their size, at one pixel a point and at two. */
export function encodeIcns(pngOf: (pixels: number) => Buffer): Buffer {
  const entries = Object.entries(TYPES).map(([type, pixels]) => {
    const png = pngOf(pixels);
    const header = Buffer.alloc(8);
    header.write(type, 'latin1');
    header.writeUInt32BE(8 + png.length, 4);
    return Buffer.concat([header, png]);
  });
  const header = Buffer.alloc(8);
  header.write('icns', 'latin1');
  header.writeUInt32BE(8 + entries.reduce((sum, entry) => sum + entry.length, 0), 4);
  return Buffer.concat([header, ...entries]);
}

/** 16 and 32 points at one pixel have no type for PNG: macOS makes them from their doubles. */
const TYPES = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};
