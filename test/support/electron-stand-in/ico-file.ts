import { encodePng } from '../../../electron/shell/png.ts';

/** The bitmaps of a Windows icon file as PNGs. @throws Error for what Windows would not read. */
export function readIco(file: Buffer): { size: number; png: Buffer }[] {
  if (file.readUInt16LE(0) !== 0 || file.readUInt16LE(2) !== 1) throw new Error('Not an icon file.');
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = file.subarray(6 + index * 16);
    const size = entry.readUInt8(0);
    const body = file.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8));
    if (body.readUInt32LE(0) !== 40 || body.readInt32LE(4) !== size)
      throw new Error('Not a bitmap of its size.');
    const rgba = new Uint8Array(size * size * 4);
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const at = 40 + ((size - 1 - y) * size + x) * 4;
        const [blue = 0, green = 0, red = 0, alpha = 0] = body.subarray(at, at + 4);
        rgba.set([red, green, blue, alpha], (y * size + x) * 4);
      }
    return { size, png: encodePng(rgba, size) };
  });
}
