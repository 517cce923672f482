const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes as a person reads them: 533725184 is "509 MiB". */
export function bytesInWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), BINARY.length - 1);
  const value = bytes / 1024 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${BINARY[power]}`;
}
