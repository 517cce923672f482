import { existsSync, realpathSync, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Tells when any of `files` changed, appeared or went. Watches their folders, because editors and the kubelet replace
 * files rather than write into them; where a folder is missing, the nearest one above it that is there; and behind a
 * link, the folder of its target too. Never throws; a folder that cannot be watched is let be.
 */
export function watchFiles(
  files: string[],
  onChange: () => void,
  deps: { debounceMs?: number } = {},
): { close(): void } {
  const watchers = new Map<string, { close(): void }>();
  let seen = fingerprint(files);
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    follow();
    const now = fingerprint(files);
    if (now === seen) return;
    seen = now;
    onChange();
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(look, deps.debounceMs ?? 300);
  }

  function follow(): void {
    const wanted = new Map(files.flatMap(foldersOf).map((folder) => [identity(folder), folder]));
    for (const [key, watcher] of watchers) {
      if (wanted.has(key)) continue;
      watcher.close();
      watchers.delete(key);
    }
    for (const [key, folder] of wanted) if (!watchers.has(key)) start(key, folder);
  }

  function start(key: string, folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, soon);
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(key);
        soon();
      });
      watchers.set(key, watcher);
    } catch {
      // Out of watches, or not allowed: what is read is what was there at the start.
    }
  }

  follow();
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** The folder a file is in, or the nearest above it, and the one its link leads to. */
function foldersOf(file: string): string[] {
  let folder = dirname(file);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const target = realpath(file);
  return target === null ? [folder] : [folder, dirname(target)];
}

function realpath(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}

/** A folder that was replaced by another of the same name needs a new watcher. */
function identity(folder: string): string {
  try {
    const { dev, ino } = statSync(folder);
    return `${folder} ${dev} ${ino}`;
  } catch {
    return folder;
  }
}

function fingerprint(files: string[]): string {
  return files
    .map((file) => {
      try {
        const { ino, size, mtimeNs } = statSync(file, { bigint: true });
        return `${file} ${realpath(file)} ${ino} ${size} ${mtimeNs}`;
      } catch {
        return file;
      }
    })
    .join('\n');
}
