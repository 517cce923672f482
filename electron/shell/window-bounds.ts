import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
});
export type Bounds = z.infer<typeof boundsSchema>;

const DEFAULT_SIZE = { width: 1080, height: 720 };
export const MINIMUM_SIZE = { width: 480, height: 360 };

/**
 * Bounds that are wholly on a display: on the one they overlap most, else in the middle of the first.
 * `workAreas` are the displays without their panels, the primary one first.
 */
export function clampBounds(saved: Bounds | null, workAreas: readonly [Bounds, ...Bounds[]]): Bounds {
  const area =
    saved === null
      ? workAreas[0]
      : workAreas.reduce((a, b) => (overlap(saved, b) > overlap(saved, a) ? b : a));
  const wanted = saved ?? DEFAULT_SIZE;
  const width = Math.min(Math.max(wanted.width, MINIMUM_SIZE.width), area.width);
  const height = Math.min(Math.max(wanted.height, MINIMUM_SIZE.height), area.height);
  if (saved === null || overlap(saved, area) === 0)
    return {
      x: area.x + Math.floor((area.width - width) / 2),
      y: area.y + Math.floor((area.height - height) / 2),
      width,
      height,
    };
  return {
    x: Math.min(Math.max(saved.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(saved.y, area.y), area.y + area.height - height),
    width,
    height,
  };
}

/** Whether nothing of a window is on any display. */
export const isOutside = (bounds: Bounds, workAreas: readonly Bounds[]) =>
  workAreas.every((area) => overlap(bounds, area) === 0);

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Null where there is no file or it says nothing of use: the window then opens in the middle. */
export function readBounds(file: string): Bounds | null {
  try {
    return boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Synchronous, because it is written while the window closes. A position that cannot be kept is no trouble. */
export function writeBounds(file: string, bounds: Bounds): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(bounds), { mode: 0o600 });
  } catch {
    // A full or read-only disk is told where it matters, by the store.
  }
}
