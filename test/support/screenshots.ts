import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../../build/browser.ts';
import { SCREENS } from '../../renderer/frame/screens.ts';
import { startHeadless } from './headless-process.ts';

/**
 * `npm run screenshots [-- --out DIR] [--width N] [--only NAME]`: the README's pictures, taken from the demo cluster in
 * both themes. Every screen of the navigation gets one by itself; what is reached otherwise is one line here.
 */
const BESIDES: Record<string, (page: Page) => Promise<unknown>> = {
  async incident(page) {
    await page.getByRole('option', { name: /checkout keeps crashing/ }).click();
    await page.getByRole('heading', { name: 'Last words' }).waitFor();
  },
  palette: (page) => page.keyboard.press('ControlOrMeta+k'),
  shortcuts: (page) => page.keyboard.press('?'),
};

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: fileURLToPath(new URL('../../build/pictures/', import.meta.url)) },
    width: { type: 'string', default: '1080' },
    only: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'dogwatch-pictures-'));
mkdirSync(values.out, { recursive: true });

const found = await findBrowser();
if ('why' in found) throw new Error(found.why);
const browser = await chromium.launch({
  ...(found.path === undefined ? {} : { executablePath: found.path }),
  chromiumSandbox: process.getuid?.() !== 0,
});
const context = await browser.newContext({
  viewport: { width: Number(values.width), height: 720 },
  deviceScaleFactor: 2,
  reducedMotion: 'reduce',
});
try {
  const screens = SCREENS.map(({ screen, label }) => [screen, toScreen(label)] as const);
  await pictures(['--demo'], {}, [...screens, ...Object.entries(BESIDES)]);
  await pictures([], { KUBECONFIG: kubeconfig() }, [['first-run', async () => {}]]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Takes pictures of one host, each from a window that was just opened. */
async function pictures(
  args: string[],
  env: NodeJS.ProcessEnv,
  wanted: (readonly [string, (page: Page) => Promise<unknown>])[],
): Promise<void> {
  const chosen = wanted.filter(([name]) => values.only === undefined || name === values.only);
  if (chosen.length === 0) return;
  const data = mkdtempSync(join(folder, 'data-'));
  const host = await startHeadless([...args, '--data-dir', data], { ...process.env, ...env });
  try {
    const first = await context.newPage();
    await first.goto(host.url);
    // The demo gets worse for a moment; all three of its troubles belong into the pictures.
    if (args.includes('--demo')) await first.getByRole('option').nth(2).waitFor();
    for (const [name, arrive] of chosen) {
      const page = await context.newPage();
      await page.goto(new URL('/', host.url).href);
      await settled(page);
      await arrive(page);
      await settled(page);
      // A desktop shows these itself, beside the window.
      const toasts = page.getByRole('region', { name: 'New notifications' });
      for (const toast of await toasts.getByRole('button', { name: 'Dismiss' }).all()) await toast.click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({
          path: join(values.out, `${name}-${colorScheme}.png`),
          animations: 'disabled',
        });
      }
      await page.close();
    }
    await first.close();
  } finally {
    await host.end();
  }
}

function toScreen(label: string): (page: Page) => Promise<unknown> {
  return async (page) => {
    const link = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: label });
    await link.click();
    // The pointer would leave the link's tip in the picture.
    await page.mouse.move(0, 0);
  };
}

/** What a screen loads when it is opened is there, and has stopped changing. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  for (let [before, now] = ['', ' ']; before !== now; ) {
    before = now;
    await page.waitForTimeout(500);
    now = await page.evaluate(
      () => `${document.querySelector('main')?.childElementCount} ${document.body.innerHTML.length}`,
    );
  }
}

/** Two contexts that nothing contacts: a first run asks which one to watch. */
function kubeconfig(): string {
  const file = join(folder, 'config');
  const names = ['prod-eu', 'staging'];
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: names.map((name) => ({ name, cluster: { server: `https://${name}.example:6443` } })),
      users: names.map((name) => ({ name, user: { token: 'none' } })),
      contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
      'current-context': 'prod-eu',
    }),
  );
  return file;
}
