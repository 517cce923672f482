import { useEffect } from 'react';

/** ms after which what a window begins with is there. */
const BEGUN = 500;

/** Loads a part of the window before it is asked for: then it comes at once when its key is pressed. */
export function useLoadedSoon(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load(), BEGUN);
    return () => clearTimeout(timer);
  }, [load]);
}
