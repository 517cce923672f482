import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../../build/browser.ts';
import type { Incident } from '../../shared/incident.ts';
import { installFakeBridge } from '../support/fake-bridge.ts';
import { serveRenderer } from '../support/static-server.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { becomeBare, framesWhileScrolling, framesWhileUpdating, watchPaints } from './page-probes.ts';
import { crowdedScene } from './renderer-content.ts';

const BUILT = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const INCIDENTS = 5_000;
/** Each letter leaves fewer incidents in the list. */
const TYPED = ['checkout-worker-1', 'payments team-7', 'node-19 gateway', 'sessions-cache'];
/** Between keys: a quick typist's pause. */
const KEY_PAUSE_MS = 120;
/** 1,000 rows a second at 60 frames. */
const SCROLL_PIXELS = 533;
const UPDATES_A_SECOND = 100;
const UPDATED_SECONDS = 10;
const SLOWEST_FRAMES = 30;
/** px of its list, if that is as long as the window's. */
const BARE_HEIGHT = INCIDENTS * 32;
const BARE_SECONDS = 3;

/** What a page was seen to do. */
interface Seen {
  /** ms from each key to the paint of all that it changed. */
  keys: number[];
  /** ms between frames while its list is scrolled from top to bottom. */
  scrolled: number[];
  /** Frames in each second of updates. */
  frames: number[];
}

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
  const seen = await look(page, TYPED, scene.incidents, UPDATED_SECONDS);

  const bare = await browser.newPage({ viewport: { width: 1080, height: 720 } });
  await bare.evaluate(becomeBare, BARE_HEIGHT);
  const floor = await look(bare, TYPED.slice(0, 2), scene.incidents, BARE_SECONDS);

  const name = (what: string) => `window with ${INCIDENTS.toLocaleString('en')} open incidents, ${what}`;
  const median = (values: number[]) => `median ${Math.round(quantile(values, 0.5))} ms`;
  const slowest = ({ frames }: Seen) => Math.min(...frames);
  const bareIsFloor =
    'the floor is a page with nothing in it, in the same browser; React and the layout are the rest';
  return [
    measurement(name('keystroke in the filter → paint, p95'), 0, [quantile(seen.keys, 0.95)], {
      unit: 'ms',
      target: 50,
      floor: quantile(floor.keys, 0.95),
      note: `${median(seen.keys)} of ${seen.keys.length} keys`,
      missed: bareIsFloor,
    }),
    measurement(name('scrolling top to bottom, longest frame'), 0, [Math.max(...seen.scrolled)], {
      unit: 'ms',
      target: 50,
      floor: Math.max(...floor.scrolled),
      note: `${median(seen.scrolled)} of ${seen.scrolled.length} frames`,
      missed: bareIsFloor,
    }),
    measurement(
      name(`${UPDATES_A_SECOND} updates a second, a frame of the slowest second`),
      0,
      [1000 / slowest(seen)],
      {
        unit: 'ms',
        target: 1000 / SLOWEST_FRAMES,
        floor: 1000 / slowest(floor),
        note: `${slowest(seen)} frames a second at worst, of ${UPDATED_SECONDS} s`,
        missed: bareIsFloor,
      },
    ),
    measurement('window, initial JavaScript, gzip', 0, [initial / 1000], {
      unit: 'kB',
      target: 350,
    }),
  ];
}

async function look(page: Page, typed: string[], incidents: Incident[], seconds: number): Promise<Seen> {
  return {
    keys: await keystrokes(page, typed),
    scrolled: await page.evaluate(framesWhileScrolling, SCROLL_PIXELS),
    frames: await page.evaluate(framesWhileUpdating, { incidents, perSecond: UPDATES_A_SECOND, seconds }),
  };
}

/** Types into the filter and clears it again, a key at a time. Returns ms from each key to its paint. */
async function keystrokes(page: Page, texts: string[]): Promise<number[]> {
  await page.evaluate(watchPaints, '[aria-label=Incidents]');
  await page.getByRole('textbox').first().focus();
  for (const text of texts) {
    for (const key of [...text, ...Array.from(text, () => 'Backspace')]) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await setTimeout(KEY_PAUSE_MS);
    }
  }
  await setTimeout(1000);
  const delays = await page.evaluate(() => window.paintDelays);
  const expected = texts.join('').length * 2;
  if (delays.length !== expected) throw new Error(`${delays.length} of ${expected} keys reached the filter`);
  return delays;
}
