import { closeSync, cpSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Entry {
  files?: Record<string, Entry>;
  offset?: string;
  size?: number;
  unpacked?: boolean;
}

/** What is in an asar archive: a header of sizes, a JSON directory, then the files. */
export function readAsar(archive: string) {
  const file = openSync(archive, 'r');
  const read = (at: number, length: number) => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, at);
    return bytes;
  };
  const sizes = read(0, 16);
  const root: Entry = JSON.parse(read(16, sizes.readUInt32LE(12)).toString('utf8'));
  const files = new Map<string, Entry>();
  const visit = (entry: Entry, path: string) => {
    for (const [name, inner] of Object.entries(entry.files ?? {})) {
      const at = path === '' ? name : `${path}/${name}`;
      if (inner.files) visit(inner, at);
      else files.set(at, inner);
    }
  };
  visit(root, '');
  const bytesOf = (path: string) => {
    const { offset = '0', size = 0 } = files.get(path) ?? {};
    return read(8 + sizes.readUInt32LE(4) + Number(offset), size);
  };
  return {
    /** Paths of all files, sorted. */
    files: [...files.keys()].sort(),
    /** Those of them that stand beside the archive, because the system has to load them. */
    unpacked: [...files].filter(([, entry]) => entry.unpacked).map(([path]) => path),
    text: (path: string) => bytesOf(path).toString('utf8'),
    /** Everything as plain files, as a runtime that knows archives sees it. */
    extract(folder: string) {
      for (const [path, entry] of files) {
        if (entry.unpacked) continue;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytesOf(path));
      }
      cpSync(`${archive}.unpacked`, folder, { recursive: true });
    },
    close: () => closeSync(file),
  };
}
