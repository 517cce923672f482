import type { Severity } from '../../shared/cluster-event.ts';
import {
  anyOf,
  disc,
  type Inside,
  points,
  ring,
  roundedBox,
  roundedPolygon,
  stroke,
} from './tray-geometry.ts';
import { type Ground, lettering } from './tray-lettering.ts';
import type { TrayShape, TrayStatus } from './tray-status.ts';

/** `template`: black only, macOS colours it. `colour`: mid tones that show on light and on dark panels. */
export type TrayInk = 'template' | 'colour';

const SHAPES: Record<TrayShape, Inside> = {
  quiet: stroke(points('.12,.54 .38,.79 .88,.22'), 0.085),
  critical: disc(0.5),
  warning: roundedPolygon(points('.5,.08 .93,.91 .07,.91'), 0.07),
  info: roundedBox(0.03, 0.03, 0.97, 0.97, 0.14),
  paused: anyOf([roundedBox(0.16, 0.1, 0.41, 0.9, 0.06), roundedBox(0.59, 0.1, 0.84, 0.9, 0.06)]),
  unseen: ring(0.5, 0.385),
  partly: ring(0.5, 0.385),
};

type Rgb = readonly [number, number, number];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const GREY: Rgb = [132, 142, 160];
const GREEN: Rgb = [38, 162, 105];
const COLOURS: Record<Severity, Rgb> = {
  critical: [224, 49, 57],
  warning: [230, 146, 0],
  info: [47, 116, 224],
};
/** White on amber would be too faint to read. */
const ON_AMBER: Rgb = [40, 24, 0];

/** Samples a pixel is cut into, each way: smooth edges at 16 px. */
const SAMPLES = 6;

/**
 * Draws the tray icon: one shape for each state, which colour only repeats, and in it the number of open incidents
 * where the platform shows no text beside its icons (`counted`). Straight RGBA, `size` x `size` pixels, row by row.
 */
export function trayIcon(
  status: TrayStatus,
  options: { size: number; ink: TrayInk; counted: boolean },
): Uint8Array {
  const { size, ink, counted } = options;
  const shape = SHAPES[status.shape];
  const text = textIn(status, counted);
  const letters = text === null ? null : lettering(text, groundOf(status.shape));
  const body = ink === 'template' ? BLACK : colourOf(status);
  const onBody = groundOf(status.shape) === 'ring' ? body : status.shape === 'warning' ? ON_AMBER : WHITE;
  // A template has one colour: what is written on a filled shape is cut out of it.
  const letterAlpha = ink === 'template' && onBody !== body ? 0 : 1;
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      let bodySamples = 0;
      let letterSamples = 0;
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        if (letters?.(x, y)) letterSamples += letterAlpha;
        else if (shape(x, y)) bodySamples++;
      }
      const covered = bodySamples + letterSamples;
      if (covered === 0) continue;
      const mix = (channel: 0 | 1 | 2) =>
        (body[channel] * bodySamples + onBody[channel] * letterSamples) / covered;
      const pixel = [mix(0), mix(1), mix(2), (255 * covered) / SAMPLES ** 2].map(Math.round);
      pixels.set(pixel, (row * size + column) * 4);
    }
  return pixels;
}

function colourOf({ shape, worst }: TrayStatus): Rgb {
  if (shape === 'quiet') return GREEN;
  return worst === null ? GREY : COLOURS[worst];
}

function groundOf(shape: TrayShape): Ground {
  if (shape === 'unseen' || shape === 'partly') return 'ring';
  return shape === 'warning' ? 'triangle' : 'full';
}

function textIn({ shape, count }: TrayStatus, counted: boolean): string | null {
  if (shape === 'quiet' || shape === 'paused') return null;
  if (counted && count > 0) return count > 9 ? '9+' : String(count);
  if (shape === 'unseen') return '?';
  return shape === 'partly' ? '–' : null;
}
