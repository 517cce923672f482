import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../../build/browser.ts';
import { startHeadless } from './headless-process.ts';

/** `npm run screenshots [-- --out DIR]`: the README's pictures, taken from the demo cluster in both themes. */

const pictures = fileURLToPath(new URL('../../build/pictures/', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: pictures } } });
const data = mkdtempSync(join(tmpdir(), 'dogwatch-pictures-'));
mkdirSync(values.out, { recursive: true });

const found = await findBrowser();
if ('why' in found) throw new Error(found.why);
const host = await startHeadless(['--demo', '--data-dir', data]);
const browser = await chromium.launch({
  ...(found.path === undefined ? {} : { executablePath: found.path }),
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const context = await browser.newContext({ viewport: { width: 1080, height: 720 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('option', { name: /checkout keeps crashing/ }).click();
  await page.getByRole('heading', { name: 'Last words' }).waitFor();
  await take(page, 'incidents');
} finally {
  await browser.close();
  await host.end();
  rmSync(data, { recursive: true, force: true });
}

async function take(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(values.out, `${name}-${colorScheme}.png`) });
  }
}
