import type { Match } from './find-matches.ts';
import { markedPieces } from './find-matches.ts';
import css from './marked-text.module.css';

interface MarkedTextProps<P extends { text: string }> {
  pieces: readonly P[];
  matches: readonly Match[];
  current: Match | null;
  /** The class of a piece's own look. */
  look(piece: P): string | undefined;
}

/** A line's pieces, with what a search found in them marked. */
export function MarkedText<P extends { text: string }>({
  pieces,
  matches,
  current,
  look,
}: MarkedTextProps<P>) {
  return markedPieces(pieces, matches).map((piece, place) => {
    const Element = piece.match === null ? 'span' : 'mark';
    return (
      <Element
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other identity than its place.
        key={place}
        className={`${look(piece) ?? ''} ${piece.match ? css.match : ''}`}
        data-current={(piece.match !== null && piece.match === current) || undefined}
      >
        {piece.text}
      </Element>
    );
  });
}
