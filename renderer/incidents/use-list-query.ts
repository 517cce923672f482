import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { go } from '../frame/route.ts';
import { formatQuery, type ListQuery, parseQuery } from './list-query.ts';

/** ms without a key until the text is part of the route: browsers allow few changes of it. */
const SETTLED = 300;

export interface UsedListQuery {
  /** As the route has it, with the text as it was typed when there was last time to look. */
  query: ListQuery;
  /** What a person chooses can be taken back with Back; what they type cannot, letter by letter. */
  change(part: Partial<ListQuery>): void;
}

/** What the list shows, kept in the route. */
export function useListQuery(opened: string | null, list: string): UsedListQuery {
  const routed = useMemo(() => parseQuery(list), [list]);
  const [text, setText] = useState(routed.text);
  const written = useRef(routed.text);

  useEffect(() => {
    if (routed.text === written.current) return;
    written.current = routed.text;
    setText(routed.text);
  }, [routed.text]);

  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      go({ screen: 'incidents', incident: opened, list: formatQuery({ ...routed, text }) }, 'replace');
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [text, routed, opened]);

  const change = useCallback(
    ({ text: typed = text, ...rest }: Partial<ListQuery>) => {
      if (Object.keys(rest).length === 0) return startTransition(() => setText(typed));
      setText(typed);
      written.current = typed;
      go({
        screen: 'incidents',
        incident: opened,
        list: formatQuery({ ...routed, ...rest, text: typed }),
      });
    },
    [text, routed, opened],
  );

  const query = useMemo(() => ({ ...routed, text }), [routed, text]);
  return { query, change };
}
