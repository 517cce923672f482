import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page, Request, Route } from 'playwright';
import { preloadInPage } from './preload-host.ts';

/** Chromium cannot be given a scheme by Playwright: `app://HOST/` is `https://HOST.stand-in.test/` in the browser. */
const SUFFIX = '.stand-in.test';
const toBrowser = (url: string) => url.replace(/^app:\/\/([^/]*)/, `https://$1${SUFFIX}`);
export const fromBrowser = (url: string) =>
  url.replace(new RegExp(`^https://([^/]*)${SUFFIX.replaceAll('.', '\\.')}`), 'app://$1');

type Call = (name: string, ...args: unknown[]) => Promise<unknown>;
interface Served {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The program's windows as pages of one browser context. `call` reaches the program's controls. */
export async function browserPages(browser: Browser, call: Call) {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1080, height: 720 } });
  const pages = new Map<number, Promise<Page>>();
  const loads = new Set<Promise<unknown>>();
  const first = Promise.withResolvers<Page>();
  /** Navigations the program itself began: those need nobody's leave. */
  const own = new Set<string>();

  const idOf = async (page: Page | null) => {
    for (const [id, known] of pages) if ((await known) === page) return id;
    return null;
  };

  await context.exposeBinding(
    '__electronInvoke',
    async ({ page, frame }, channel: string, args: unknown[]) => {
      const origin = { url: fromBrowser(frame.url()), mainFrame: frame.parentFrame() === null };
      try {
        return { ok: true, value: await call('invoke', await idOf(page), origin, channel, args) };
      } catch (error) {
        return { ok: false, value: error instanceof Error ? error.message : String(error) };
      }
    },
  );
  await context.route('**/*', (route) => serve(route).catch(() => route.abort().catch(() => {})));

  async function serve(route: Route): Promise<void> {
    const request = route.request();
    const url = fromBrowser(request.url());
    const frame = frameOf(request);
    const id = frame && (await idOf(frame.page()));
    if (!frame || id === null) return route.abort('blockedbyclient');
    if (request.isNavigationRequest() && !own.delete(url)) {
      const allowed = await call('mayNavigate', id, url, frame.parentFrame() === null);
      if (allowed !== true) return route.abort('aborted');
    }
    if (!url.startsWith('app:')) return route.abort('blockedbyclient');
    const { status, headers, body } = (await call('serve', url, request.method())) as Served;
    await route.fulfill({ status, headers, body: Buffer.from(body) });
  }

  /** A window that the page opened: it stays, empty, where the program gives leave. */
  async function judge(popup: Page, opener: number): Promise<void> {
    // A program that has ended gives no leave.
    const allowed = await call('mayOpen', opener, fromBrowser(popup.url())).catch(() => false);
    if (allowed !== true) await popup.close();
  }

  const pageOf = async (id: number): Promise<Page> => {
    const page = await pages.get(id);
    if (page === undefined) throw new Error(`There is no window ${id}.`);
    return page;
  };

  /** What the program asks of its windows: Pages of machine.ts, from the other side. */
  const served = {
    async open(id: number, preload: string | null) {
      const opening = context.newPage().then(async (page) => {
        page.on('popup', (popup) => void judge(popup, id));
        if (preload !== null)
          await page.addInitScript({ content: preloadInPage(readFileSync(preload, 'utf8')) });
        return page;
      });
      pages.set(id, opening);
      await opening;
    },
    async load(id: number, url: string) {
      own.add(url);
      const page = await pageOf(id);
      const response = await settling(page.goto(toBrowser(url), { waitUntil: 'load' }));
      if (response?.ok() !== true) throw new Error(`ERR_FAILED (${response?.status()}) loading '${url}'`);
      first.resolve(pageOf(id));
    },
    async reload(id: number) {
      const page = await pageOf(id);
      own.add(fromBrowser(page.url()));
      await settling(page.reload());
    },
    async close(id: number) {
      const page = await pageOf(id);
      pages.delete(id);
      await page.close();
    },
    async send(id: number, channel: string, args: unknown[]) {
      const receive = ([name, values]: [string, unknown[]]) =>
        Reflect.get(window, '__electronReceive')?.(name, values);
      // A page on its way elsewhere hears nothing, as in Electron.
      await (await pageOf(id)).evaluate(receive, [channel, args] as [string, unknown[]]).catch(() => {});
    },
  };

  async function settling<T>(load: Promise<T>): Promise<T> {
    loads.add(load);
    return load.finally(() => loads.delete(load));
  }

  return {
    served,
    first: first.promise,
    /** Resolves when no page is loading. */
    loaded: () => Promise.allSettled(loads),
    close: () => context.close(),
  };
}

/** Null for the first request of a window that the page just opened. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
