import TinyQueue from 'tinyqueue';

interface Entry {
  at: number;
  key: string;
}

/**
 * Keys ordered by the time they fall due: a heap whose outdated entries are skipped, so that ten thousand graces cost
 * one timer and no scan.
 */
export interface DueQueue {
  /** Sets, moves or (with null) removes the time of a key, in epoch ms. */
  set(key: string, at: number | null): void;
  /** Takes the keys due by `now` out of the queue, earliest first. */
  takeDue(now: number): string[];
  /** Epoch ms of the earliest key; null when empty. */
  next(): number | null;
  clear(): void;
}

export function createDueQueue(): DueQueue {
  const times = new Map<string, number>();
  let heap = byTime();

  const first = (): Entry | undefined => {
    for (let top = heap.peek(); top; top = heap.peek()) {
      if (times.get(top.key) === top.at) return top;
      heap.pop();
    }
    return undefined;
  };

  return {
    set(key, at) {
      if (at === null) times.delete(key);
      else if (times.get(key) !== at) {
        times.set(key, at);
        heap.push({ at, key });
      }
    },
    takeDue(now) {
      const due: string[] = [];
      for (let top = first(); top && top.at <= now; top = first()) {
        times.delete(top.key);
        due.push(top.key);
      }
      return due;
    },
    next: () => first()?.at ?? null,
    clear() {
      times.clear();
      heap = byTime();
    },
  };
}

const byTime = () => new TinyQueue<Entry>([], (a, b) => a.at - b.at);
