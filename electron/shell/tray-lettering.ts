import { anyOf, type Inside, type Points, points, stroke } from './tray-geometry.ts';

/** Glyphs as strokes on a grid 4 wide and 6 high: with round ends they stay legible at 7 px. */
const GLYPHS: Record<string, Points[]> = {
  '1': [points('.8,1.3 2.2,0 2.2,6')],
  '2': [points('0,1.2 1,0 3,0 4,1.1 4,2 0,6 4,6')],
  '3': [points('0,0 4,0 2,2.4 3.2,2.6 4,3.6 4,4.8 3,6 1,6 0,5.2')],
  '4': [points('2.9,6 2.9,0 0,4.2 4,4.2')],
  '5': [points('4,0 .4,0 .2,2.7 1.2,2.3 3,2.3 4,3.3 4,4.9 3,6 1,6 0,5.2')],
  '6': [points('3.5,0 2,.3 .6,1.8 0,3.6 0,4.8 1,6 3,6 4,5 4,3.6 3,2.6 1,2.6 .1,3.6')],
  '7': [points('0,0 4,0 1.5,6')],
  '8': [points('1,2.8 .2,2 .2,1 1.1,0 2.9,0 3.8,1 3.8,2 3,2.8 1,2.8 0,3.8 0,5 1,6 3,6 4,5 4,3.8 3,2.8')],
  '9': [points('.5,6 2,5.7 3.4,4.2 4,2.4 4,1.2 3,0 1,0 0,1 0,2.4 1,3.4 3,3.4 3.9,2.4')],
  '+': [points('0,3 3,3'), points('1.5,1.5 1.5,4.5')],
  '?': [points('.2,1.2 1.2,0 2.8,0 3.8,1 3.8,2 2,3.4 2,4'), points('2,5.9 2,6')],
  '–': [points('0,3 4,3')],
};

/** What is written on: each leaves another room for letters. */
export type Ground = 'triangle' | 'ring' | 'full';

/** Centre, height and half stroke width of the letters. "9+" has less room than one digit. */
const ONE: Record<Ground, [number, number, number]> = {
  triangle: [0.62, 0.42, 0.062],
  ring: [0.5, 0.44, 0.06],
  full: [0.5, 0.5, 0.065],
};
const TWO: Record<Ground, [number, number, number]> = {
  triangle: [0.69, 0.3, 0.047],
  ring: [0.5, 0.35, 0.05],
  full: [0.5, 0.45, 0.058],
};

/** One digit, "9+", "?" or "–" as a figure, in the middle of its ground. */
export function lettering(text: string, ground: Ground): Inside {
  const two = text.length > 1;
  const [middle, height, radius] = (two ? TWO : ONE)[ground];
  const unit = height / 6;
  const advance = 5.3;
  const left = 0.5 - ((two ? advance + 3 : 4) * unit) / 2;
  const top = middle - height / 2;
  return anyOf(
    [...text].flatMap((letter, index) =>
      (GLYPHS[letter] ?? []).map((line) =>
        stroke(
          line.map(([x, y]) => [left + (index * advance + x) * unit, top + y * unit]),
          radius,
        ),
      ),
    ),
  );
}
