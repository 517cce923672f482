import Anser from 'anser';
import { LONGEST_LINE, type LogLine, plainText } from './log-lines.ts';

/** The colours a log may use; each has a shade of its own in either theme. */
export type AnsiColor = 'red' | 'yellow' | 'green' | 'cyan' | 'blue' | 'magenta' | 'grey';

/** A run of a line's text that looks the same. */
export interface TextPiece {
  text: string;
  color: AnsiColor | null;
  bold: boolean;
}

/** Every CSI sequence but SGR, which sets colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes begin with one.
const NOT_SGR = /\u001b\[[0-?]*[ -/]*[@-ln-~]/g;
const HUES = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const;

/**
 * A line in the colours that its program gave it (ECMA-48 SGR). Joined, the pieces are its text. Backgrounds, concealed
 * and reversed text are not kept: everything stays readable, in either theme.
 */
export function ansiPieces({ raw, text }: LogLine): TextPiece[] {
  const uncolored = [{ text, color: null, bold: false }];
  if (!raw.includes('\u001b[')) return uncolored;
  const pieces: TextPiece[] = [];
  let length = 0;
  for (const entry of Anser.ansiToJson(raw.slice(0, LONGEST_LINE * 2).replace(NOT_SGR, ''), { json: true })) {
    const piece = plainText(entry.content).slice(0, Math.max(0, LONGEST_LINE - length));
    if (piece === '') continue;
    length += piece.length;
    pieces.push({ text: piece, color: colorOf(entry.fg), bold: entry.decorations.includes('bold') });
  }
  const joined = pieces.map((piece) => piece.text).join('');
  // What was cut off is told behind the text.
  if (!text.startsWith(joined)) return uncolored;
  const rest = text.slice(joined.length);
  return rest === '' ? pieces : [...pieces, { text: rest, color: null, bold: false }];
}

/** The hue of "187, 0, 0"; of the greys only those that are meant to stand back. */
function colorOf(rgb: string | null): AnsiColor | null {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = (rgb ?? '').split(',').map(Number);
  if (Number.isNaN(red + green + blue)) return null;
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = most - least;
  if (spread < 40) return most >= 64 && most <= 200 ? 'grey' : null;
  const sector =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  return HUES[Math.round(sector + 6) % 6] ?? null;
}
