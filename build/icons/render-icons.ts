/** Renders icon.svg into the PNGs beside it: `DOGWATCH_CHROMIUM=… node build/icons/render-icons.ts` after a change. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

/** electron-builder makes .icns and .ico from the large one; the small one is the Linux window's. */
const SIZES = { 'icon.png': 1024, 'icon-256.png': 256 };

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { DOGWATCH_CHROMIUM: executablePath } = process.env;
const browser = await chromium.launch(executablePath ? { executablePath } : {});
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block}</style>${readFileSync(here('icon.svg'), 'utf8')}`,
  );
  writeFileSync(here(name), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
