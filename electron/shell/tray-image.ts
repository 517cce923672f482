import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeImage, screen } from 'electron';
import type { Log } from '../app/log.ts';
import { encodeIco } from './ico.ts';
import { encodePng } from './png.ts';
import { trayIcon } from './tray-icon.ts';
import type { TrayStatus } from './tray-status.ts';

/** What Windows shows at 100 to 300 %: it picks the size for the display by itself, from a file alone. */
const WINDOWS_SIZES = [16, 20, 24, 32, 48];
/** In points: macOS' menu bar, and the panels of Linux desktops. */
const MAC_SIZE = 18;
const LINUX_SIZE = 24;

/** Makes the tray's picture of a state. `folder` takes the icon files that Windows wants. */
export function trayImages(
  platform: NodeJS.Platform,
  folder: string,
  log: Log,
): (status: TrayStatus) => Electron.NativeImage {
  if (platform === 'darwin') return templateImage;
  if (platform === 'win32') return (status) => windowsImage(status, folder, log);
  return (status) => scaled(LINUX_SIZE, (size) => draw(status, size));
}

/** Black alone: macOS colours it for its menu bar. The count stands beside it as text. */
function templateImage(status: TrayStatus): Electron.NativeImage {
  const image = scaled(MAC_SIZE, (size) =>
    encodePng(trayIcon(status, { size, ink: 'template', counted: false }), size),
  );
  image.setTemplateImage(true);
  return image;
}

function scaled(size: number, drawn: (size: number) => Buffer): Electron.NativeImage {
  const image = nativeImage.createFromBuffer(drawn(size));
  image.addRepresentation({ scaleFactor: 2, buffer: drawn(size * 2) });
  return image;
}

function windowsImage(status: TrayStatus, folder: string, log: Log): Electron.NativeImage {
  const file = join(folder, `${status.shape}-${status.worst ?? 'none'}-${Math.min(status.count, 10)}.ico`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, encodeIco(WINDOWS_SIZES.map((size) => ({ size, rgba: coloured(status, size) }))));
    return nativeImage.createFromPath(file);
  } catch (error) {
    log.warn('the tray icon could not be written as a file', { error });
    const size = Math.round(16 * screen.getPrimaryDisplay().scaleFactor);
    return nativeImage.createFromBuffer(draw(status, size));
  }
}

const coloured = (status: TrayStatus, size: number) =>
  trayIcon(status, { size, ink: 'colour', counted: true });
const draw = (status: TrayStatus, size: number) => encodePng(coloured(status, size), size);
