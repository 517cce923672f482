import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import { rendererFile } from '../app/renderer-files.ts';

const SCHEME = 'app';
const HOST = 'dogwatch';

/** The window's only origin. Not file://, which may read the whole disk. */
export const RENDERER_ORIGIN = `${SCHEME}://${HOST}`;

/** Makes `app://` an origin of its own in Chromium's eyes. Call it before the app is ready, once. */
export function registerRendererScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer below `root` to the session's windows, with a new CSP nonce for every load. */
export function serveRenderer(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST || request.method !== 'GET') return new Response(null, { status: 404 });
    const { status, headers, body } = await rendererFile(
      root,
      url.pathname,
      randomBytes(16).toString('base64'),
    );
    return new Response(new Uint8Array(body), { status, headers });
  });
}
