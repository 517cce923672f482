import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { findBrowser } from '../../build/browser.ts';
import { SCREENS } from '../../renderer/frame/screens.ts';
import { startHeadless } from './headless-process.ts';
import { pictureArguments } from './picture-arguments.ts';
import { shiftClock } from './shifted-clock.ts';

/**
 * `npm run screenshots [-- --out DIR] [--widths 480,1000] [--only NAME]`: every screen of the demo cluster in both
 * themes; without `--out` the few that the README shows, into its folder. Every run tells the same morning.
 */
const README = fileURLToPath(new URL('../../build/pictures/', import.meta.url));
const IN_README: readonly string[] = ['incident', 'logs', 'overview', 'rules', 'approval'];
/** A morning in UTC: what hours there are in the pictures are the same each time. ms of the day. */
const MORNING = 9.5 * 3_600_000;
const DAY = 86_400_000;
const HEIGHT = 640;
/** What the demo has come to by then is worth a picture. ms. */
const STORY = 125_000;
/** Each picture has its own moment, so that ages are the same each time; what takes longer comes late. ms. */
const EACH = 8_000;

type Arrive = (page: Page) => Promise<unknown>;

/** What is reached otherwise than by the navigation. Approvals come last: what they start is seen elsewhere. */
const BESIDES: Record<string, Arrive> = {
  incident: openCheckout,
  async logs(page) {
    await openCheckout(page);
    await page.getByRole('tab', { name: 'Logs' }).click();
  },
  async events(page) {
    await openCheckout(page);
    await page.getByRole('tab', { name: 'Events' }).click();
  },
  async yaml(page) {
    await openCheckout(page);
    await page.getByRole('tab', { name: 'YAML' }).click();
  },
  palette: (page) => page.keyboard.press('ControlOrMeta+k'),
  shortcuts: (page) => page.keyboard.press('?'),
  async approval(page) {
    await page.getByRole('option', { name: /report-worker ran out of memory/ }).click();
    await page.getByRole('button', { name: 'Start Raise the memory limit' }).click();
    await page.getByRole('textbox', { name: 'Type report-worker to approve' }).waitFor();
    await openScreen('Approvals')(page);
  },
};

const fromDemo: Record<string, Arrive> = {
  ...Object.fromEntries(SCREENS.map(({ screen, label }) => [screen, openScreen(label)])),
  ...BESIDES,
};

try {
  await main();
} catch (error) {
  process.stderr.write(`screenshots: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const names = [...Object.keys(fromDemo), 'first-run'];
  const { out, widths, only } = pictureArguments(process.argv.slice(2), names);
  const wanted = only === undefined ? (out === undefined ? IN_README : names) : [only];
  const found = await findBrowser();
  if ('why' in found) throw new Error(found.why);
  const browser = await chromium.launch({
    ...(found.path === undefined ? {} : { executablePath: found.path }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const data = mkdtempSync(join(tmpdir(), 'dogwatch-pictures-'));
  const began = Date.now();
  const shift = Math.floor((began - MORNING) / DAY) * DAY + MORNING - began;
  const context = await browser.newContext({
    deviceScaleFactor: 1.5,
    locale: 'en-US',
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  await context.addInitScript(shiftClock, shift);
  const taking = { context, out: out ?? README, widths, shift, data };
  mkdirSync(taking.out, { recursive: true });
  try {
    if (wanted.includes('first-run'))
      await pictures(taking, [], { KUBECONFIG: kubeconfig(data) }, [['first-run', async () => {}]], began);
    const shots = Object.entries(fromDemo).filter(([name]) => wanted.includes(name));
    if (shots.length > 0) await pictures(taking, ['--demo'], {}, shots, Date.now() + STORY);
  } finally {
    await browser.close();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Taking {
  context: BrowserContext;
  out: string;
  widths: readonly number[];
  shift: number;
  data: string;
}

/** Takes pictures of one host, each from a window that was just opened, the first not before `from` (epoch ms). */
async function pictures(
  { context, out, widths, shift, data }: Taking,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  shots: readonly (readonly [string, Arrive])[],
  from: number,
): Promise<void> {
  const host = await startHeadless([...args, '--data-dir', mkdtempSync(join(data, 'host-'))], {
    ...process.env,
    ...env,
    TZ: 'UTC',
    NODE_OPTIONS: `--import ${new URL('shifted-clock.ts', import.meta.url)}`,
    DOGWATCH_CLOCK_SHIFT_MS: String(shift),
  });
  try {
    const first = await context.newPage();
    await first.goto(host.url);
    let at = from;
    for (const [name, arrive] of shots) {
      const page = await context.newPage();
      await page.setViewportSize({ width: widths[0] ?? 1000, height: HEIGHT });
      await page.waitForTimeout(Math.max(0, at - Date.now()));
      await page.goto(new URL('/', host.url).href);
      await settled(page);
      await arrive(page);
      // The pointer would leave a tip in the picture.
      await page.mouse.move(0, 0);
      await settled(page);
      for (const width of widths)
        await picture(page, width, join(out, widths.length > 1 ? `${name}-${width}` : name));
      await page.close();
      at += EACH;
    }
  } finally {
    await host.end();
  }
}

/** In both themes, without what is this machine's own. */
async function picture(page: Page, width: number, path: string): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT });
  // A desktop shows these itself, beside the window.
  const toasts = page.getByRole('region', { name: 'New notifications' });
  for (const toast of await toasts.getByRole('button', { name: 'Dismiss' }).all()) await toast.click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.evaluate(hideMachine);
    await page.screenshot({ path: `${path}-${colorScheme}.png`, animations: 'disabled' });
  }
}

/** Runs inside the page: folders and ports of a demo are others each time. */
function hideMachine(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    text.nodeValue = (text.nodeValue ?? '')
      .replace(/\S*dogwatch-pictures-\w+\/host-\w+/g, '~/.config/dogwatch')
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:6443');
}

async function openCheckout(page: Page): Promise<void> {
  await page.getByRole('option', { name: /checkout keeps crashing/ }).click();
  await page.getByRole('heading', { name: 'Last words' }).waitFor();
}

function openScreen(label: string): Arrive {
  return (page) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: label }).click();
}

/** What a screen loads when it is opened is there, and has stopped changing. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  for (let [before, now] = ['', ' ']; before !== now; ) {
    before = now;
    await page.waitForTimeout(300);
    now = await page.evaluate(() => document.body.innerHTML.replace(/\d/g, ''));
  }
}

/** Two contexts that nothing contacts: a first run asks which one to watch. */
function kubeconfig(folder: string): string {
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
