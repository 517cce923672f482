import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../../build/browser.ts';
import { installFakeBridge } from '../support/fake-bridge.ts';
import { serveRenderer } from '../support/static-server.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { framesWhileScrolling, framesWhileUpdating, watchPaints } from './page-probes.ts';
import { crowdedScene } from './renderer-content.ts';

const BUILT = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const INCIDENTS = 5_000;
/** Each letter leaves fewer incidents in the list. */
const TYPED = ['checkout-worker-1', 'payments team-7', 'node-19 gateway', 'sessions-cache'];
/** Between keys: a quick typist's pause. */
const KEY_PAUSE_MS = 120;
/** 1,000 rows a second at 60 frames. */
const SCROLL_PIXELS = 533;
const UPDATES = { perSecond: 100, seconds: 10 };
const SLOWEST_FRAMES = 30;

/** The built window, in Chromium, with a scripted main side that knows of 5,000 open incidents. */
export async function measureRenderer(say: (what: string) => void): Promise<Measurement[]> {
  say(`window: ${INCIDENTS} open incidents`);
  const found = await findBrowser();
  if ('why' in found) throw new Error(found.why);
  const server = await serveRenderer(BUILT);
  const browser = await chromium.launch({
    ...(found.path === undefined ? {} : { executablePath: found.path }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    return await measuredIn(browser, server.url);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measuredIn(browser: Browser, url: string): Promise<Measurement[]> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 720 } });
  const scene = crowdedScene(INCIDENTS);
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.addInitScript(installFakeBridge, scene);
  await page.goto(url);
  await page.getByRole('option').first().waitFor();
  const initial = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);

  const keys = await keystrokes(page);
  const scrolled = await page.evaluate(framesWhileScrolling, SCROLL_PIXELS);
  const frames = await page.evaluate(framesWhileUpdating, { incidents: scene.incidents, ...UPDATES });
  const slowest = Math.min(...frames);
  const name = (what: string) => `window with ${INCIDENTS.toLocaleString('en')} open incidents, ${what}`;
  const median = (values: number[]) => `median ${Math.round(quantile(values, 0.5))} ms`;
  return [
    measurement(name('keystroke in the filter → paint, p95'), 0, [quantile(keys, 0.95)], {
      unit: 'ms',
      target: 50,
      note: `${median(keys)} of ${keys.length} keys`,
    }),
    measurement(name('scrolling top to bottom, longest frame'), 0, [Math.max(...scrolled)], {
      unit: 'ms',
      target: 50,
      note: `${median(scrolled)} of ${scrolled.length} frames`,
    }),
    measurement(
      name(`${UPDATES.perSecond} updates a second, a frame of the slowest second`),
      0,
      [1000 / slowest],
      {
        unit: 'ms',
        target: 1000 / SLOWEST_FRAMES,
        note: `${slowest} frames a second at worst, of ${UPDATES.seconds} s`,
      },
    ),
    measurement('window, initial JavaScript, gzip', 0, [initial / 1000], { unit: 'kB', target: 350 }),
  ];
}

/** Types into the filter and clears it again, a key at a time. Returns ms from each key to its paint. */
async function keystrokes(page: Page): Promise<number[]> {
  await page.evaluate(watchPaints);
  await page.keyboard.press('/');
  for (const text of TYPED) {
    for (const key of [...text, ...Array.from(text, () => 'Backspace')]) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await setTimeout(KEY_PAUSE_MS);
    }
  }
  await setTimeout(1000);
  const delays = await page.evaluate(() => window.paintDelays);
  const expected = TYPED.join('').length * 2;
  if (delays.length !== expected) throw new Error(`${delays.length} of ${expected} keys reached the filter`);
  return delays;
}
