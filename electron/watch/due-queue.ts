interface Entry {
  at: number;
  key: string;
}

/**
 * Keys ordered by the time they fall due: a binary heap whose outdated entries are skipped, so that ten thousand
 * graces cost one timer and no scan.
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
  const heap: Entry[] = [];

  const first = (): Entry | undefined => {
    for (let top = heap[0]; top; top = heap[0]) {
      if (times.get(top.key) === top.at) return top;
      removeFirst(heap);
    }
    return undefined;
  };

  return {
    set(key, at) {
      if (at === null) times.delete(key);
      else if (times.get(key) !== at) {
        times.set(key, at);
        insert(heap, { at, key });
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
      heap.length = 0;
    },
  };
}

function insert(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (!parent || parent.at <= entry.at) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = entry;
}

function removeFirst(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = at * 2 + 1;
    const left = heap[down];
    if (!left) break;
    const right = heap[down + 1];
    if (right && right.at < left.at) down++;
    const child = heap[down];
    if (!child || last.at <= child.at) break;
    heap[at] = child;
    at = down;
  }
  heap[at] = last;
}
