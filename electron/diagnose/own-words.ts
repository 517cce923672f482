/** Characters of a line in a sentence. */
const LONGEST = 280;
/** Of a longer one: its beginning, and what stands around the words that matter. */
const HEAD = 90;
const LEAD = 30;

const WORD = /[\w./:-]{3,60}/g;
/** Words that a clause may leave out and still say the same. */
const FEW = 2;

/** What a clause of ours leaves out of the text it is drawn from, as the end of a sentence; '' when it says it all. */
export function ownWords(
  clause: string,
  text: string,
  { mask, around = '', says = 'it says' }: { mask(text: string): string; around?: string; says?: string },
): string {
  const said = new Set(clause.toLowerCase().match(WORD));
  const all = new Set(text.slice(0, 600).toLowerCase().match(WORD));
  const unsaid = [...all].filter((word) => !said.has(word));
  return unsaid.length > FEW ? `; ${says}: ${excerpt(text, around, mask)}` : '';
}

/** The line, or the telling parts of a long one. Masked before it is cut, or half a secret would stay. */
export function excerpt(text: string, words: string, mask: (text: string) => string): string {
  const line = mask(text).replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const at = line.indexOf(words.replace(/\s+/g, ' ').trim().slice(0, 24));
  if (at <= HEAD) return `${line.slice(0, LONGEST)}…`;
  const rest = line.slice(Math.max(HEAD, at - LEAD), at - LEAD + LONGEST - HEAD);
  return `${line.slice(0, HEAD)} … ${rest}${at - LEAD + LONGEST - HEAD < line.length ? '…' : ''}`;
}
