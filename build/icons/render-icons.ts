/** Draws the SVGs into the files that packages need: `DOGWATCH_CHROMIUM=… node build/icons/render-icons.ts` after a change. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { encodeIco } from '../../electron/shell/ico.ts';
import { encodePng } from '../../electron/shell/png.ts';
import { encodeIcns } from './icns.ts';

/** Below this size (px) the details of icon.svg are dirt: icon-small.svg is drawn instead. */
const SMALL = 48;
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's grid leaves a wider margin (824 of 1024) than other desktops'. */
const MAC_SCALE = 824 / 896;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { DOGWATCH_CHROMIUM: executablePath } = process.env;
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const page = await browser.newPage();

/** Straight RGBA of the icon, `size` pixels square. */
async function draw(size: number, scale = 1): Promise<Uint8Array> {
  const svg = readFileSync(here(size < SMALL ? 'icon-small.svg' : 'icon.svg'), 'utf8');
  const pixels = await page.evaluate(
    async ([source, side, zoom]) => {
      const image = new Image(side, side);
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('There is no 2D canvas.');
      const margin = (side * (1 - zoom)) / 2;
      context.drawImage(image, margin, margin, side * zoom, side * zoom);
      return [...context.getImageData(0, 0, side, side).data];
    },
    [svg, size, scale] as const,
  );
  return Uint8Array.from(pixels);
}

const png = async (size: number, scale?: number) => encodePng(await draw(size, scale), size);

mkdirSync(here('linux'), { recursive: true });
for (const size of LINUX) writeFileSync(here(`linux/${size}x${size}.png`), await png(size));
writeFileSync(
  here('icon.ico'),
  encodeIco(await Promise.all(WINDOWS.map(async (size) => ({ size, rgba: await draw(size) })))),
);
const mac = new Map(
  await Promise.all(
    [32, 64, 128, 256, 512, 1024].map(async (size) => [size, await png(size, MAC_SCALE)] as const),
  ),
);
writeFileSync(
  here('icon.icns'),
  encodeIcns((pixels) => mac.get(pixels) ?? Buffer.alloc(0)),
);
await browser.close();
