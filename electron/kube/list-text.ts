import { parseObject } from './parse-object.ts';

/** What the API server writes before a list's items: flat metadata, and nothing behind the items but the end. */
const HEAD = /^\{"kind":"\w*","apiVersion":"[^"\\]*","metadata":\{[\x20-\x7a]*\},"items":\[/;
const LONGEST_HEAD = 4096;
const END = /\]\}\s*$/;
const LONGEST_END = 8;
/** Between two items, and between hardly anything else: inside a string the quotes would be escaped. */
const BETWEEN = '},{"metadata":{"name":"';

/** A list as the API server wrote it. */
export interface ListText {
  /** The list without its items. */
  head: unknown;
  /** Each item is parsed when its turn comes, so that no more than one of a page's is ever alive. @throws SyntaxError */
  items: Iterable<unknown>;
}

/** Null for a list written in any other way, which must be parsed whole. */
export function listText(body: Buffer): ListText | null {
  // One character a byte: what is no ASCII stands in no head that fits.
  const head = HEAD.exec(body.toString('latin1', 0, LONGEST_HEAD))?.[0];
  const end = END.exec(body.toString('latin1', Math.max(0, body.length - LONGEST_END)))?.[0];
  if (head === undefined || end === undefined) return null;
  const to = body.length - end.length;
  return {
    head: JSON.parse(`${head}]}`),
    items: { [Symbol.iterator]: () => itemsBetween(body, head.length, to) },
  };
}

/** The page stays bytes: it is never one long string beside its items. */
function* itemsBetween(body: Buffer, from: number, to: number): Generator<unknown> {
  for (let start = from; start < to; ) {
    const cut = body.indexOf(BETWEEN, start);
    const end = cut === -1 ? to : cut + 1;
    const item = parsed(body.toString('utf8', start, end));
    if (item === undefined) {
      // Cut inside an item, or no JSON at all: the rest in one piece tells.
      yield* JSON.parse(`[${body.toString('utf8', start, to)}]`);
      return;
    }
    yield item;
    start = end + 1;
  }
}

function parsed(json: string): unknown {
  try {
    return parseObject(json);
  } catch {
    return undefined;
  }
}
