import { type RefObject, useEffect, useRef, useState } from 'react';

/** A section counts as read from this far below the upper edge, in px. */
const READING_LINE = 60;

export interface Sections {
  /** What scrolls. */
  box: RefObject<HTMLDivElement | null>;
  /** The section at the upper edge. */
  current: string | undefined;
  /** For the `ref` of a section. */
  place(id: string): (element: HTMLElement | null) => void;
  toTop(): void;
}

/**
 * Sections of one long page, each with an address of its own behind the screen's ("#/settings/history"): an address
 * scrolls its section into sight and puts the focus there.
 */
export function useSections(ids: readonly string[]): Sections {
  const box = useRef<HTMLDivElement>(null);
  const places = useRef(new Map<string, HTMLElement>());
  const [current, setCurrent] = useState<string>();
  /** Where an address scrolled to, in px: short sections at the end never reach the upper edge. */
  const asked = useRef(-1);

  useEffect(() => {
    function go(): void {
      const id = location.hash.split('/')[2] ?? '';
      const element = places.current.get(id);
      if (element === undefined) return;
      element.scrollIntoView();
      element.focus({ preventScroll: true });
      asked.current = box.current?.scrollTop ?? -1;
      setCurrent(id);
    }
    go();
    addEventListener('hashchange', go);
    return () => removeEventListener('hashchange', go);
  }, []);

  const order = ids.join();
  useEffect(() => {
    const scroller = box.current;
    if (scroller === null) return;
    const read = () => {
      if (scroller.scrollTop === asked.current) return;
      const line = scroller.getBoundingClientRect().top + READING_LINE;
      const above = order.split(',').filter((id) => {
        const element = places.current.get(id);
        return element !== undefined && element.getBoundingClientRect().top <= line;
      });
      setCurrent(above.at(-1) ?? order.split(',')[0]);
    };
    read();
    scroller.addEventListener('scroll', read, { passive: true });
    return () => scroller.removeEventListener('scroll', read);
  }, [order]);

  return {
    box,
    current,
    place: (id) => (element) => {
      if (element === null) places.current.delete(id);
      else places.current.set(id, element);
    },
    toTop: () => box.current?.scrollTo(0, 0),
  };
}
