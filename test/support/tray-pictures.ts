/** Writes every tray state as PNGs into a folder, to be looked at: `node test/support/tray-pictures.ts FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePng } from '../../electron/shell/png.ts';
import { type TrayInk, trayIcon } from '../../electron/shell/tray-icon.ts';
import type { TrayStatus } from '../../electron/shell/tray-status.ts';

const STATES: Record<string, TrayStatus> = {
  quiet: { shape: 'quiet', count: 0, worst: null },
  'critical-1': { shape: 'critical', count: 1, worst: 'critical' },
  'critical-8': { shape: 'critical', count: 8, worst: 'critical' },
  'critical-12': { shape: 'critical', count: 12, worst: 'critical' },
  'warning-2': { shape: 'warning', count: 2, worst: 'warning' },
  'warning-34': { shape: 'warning', count: 34, worst: 'warning' },
  'info-3': { shape: 'info', count: 3, worst: 'info' },
  'info-56': { shape: 'info', count: 56, worst: 'info' },
  paused: { shape: 'paused', count: 0, worst: null },
  'paused-4': { shape: 'paused', count: 4, worst: 'critical' },
  unseen: { shape: 'unseen', count: 0, worst: null },
  'unseen-5': { shape: 'unseen', count: 5, worst: 'critical' },
  'unseen-11': { shape: 'unseen', count: 11, worst: 'warning' },
  partly: { shape: 'partly', count: 0, worst: null },
};
const SHEET_SIZES = [16, 22, 32, 64];
const PANELS = { light: [243, 243, 243], dark: [32, 33, 36] } as const;

const folder = process.argv[2];
if (folder === undefined) throw new Error('tray-pictures.ts FOLDER');
mkdirSync(folder, { recursive: true });

for (const [name, status] of Object.entries(STATES))
  for (const size of SHEET_SIZES)
    writeFileSync(
      join(folder, `${name}-${size}.png`),
      encodePng(trayIcon(status, { size, ink: 'colour', counted: true }), size),
    );
for (const [panel, colour] of Object.entries(PANELS))
  for (const ink of ['colour', 'template'] as const)
    writeFileSync(join(folder, `sheet-${ink}-${panel}.png`), sheet(ink, colour));

/** All states on one panel, two rows a size, drawn three times as large as they are. */
function sheet(ink: TrayInk, panel: readonly [number, number, number]): Buffer {
  const zoom = 3;
  const perRow = 7;
  const cell = 72 * zoom;
  const side = perRow * cell;
  const pixels = new Uint8Array(side * side * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set([...panel, 255], at);
  let top = 0;
  for (const size of SHEET_SIZES) {
    Object.values(STATES).forEach((status, index) => {
      const icon = trayIcon(status, { size, ink, counted: ink === 'colour' });
      const left = (index % perRow) * cell + 8 * zoom;
      paste(
        icon,
        size,
        zoom,
        pixels,
        side,
        left,
        top + Math.floor(index / perRow) * (size + 8) * zoom + 4 * zoom,
      );
    });
    top += 2 * (size + 8) * zoom;
  }
  return encodePng(pixels, side);

  function paste(
    icon: Uint8Array,
    size: number,
    scale: number,
    onto: Uint8Array,
    width: number,
    left: number,
    y0: number,
  ) {
    // macOS turns a template white on a dark menu bar.
    const white = ink === 'template' && panel[0] < 128;
    for (let y = 0; y < size * scale; y++)
      for (let x = 0; x < size * scale; x++) {
        const from = (Math.floor(y / scale) * size + Math.floor(x / scale)) * 4;
        const to = ((y0 + y) * width + left + x) * 4;
        const alpha = (icon[from + 3] ?? 0) / 255;
        for (const channel of [0, 1, 2] as const) {
          const over = white ? 255 : (icon[from + channel] ?? 0);
          onto[to + channel] = Math.round(over * alpha + panel[channel] * (1 - alpha));
        }
      }
  }
}
