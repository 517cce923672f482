import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** One answer to the window's request for a file, the same over `app://` and over loopback HTTP. */
export interface RendererFile {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Buffer;
}

/** Component libraries inject styles: they get the nonce from index.html's `<meta name="csp-nonce">`. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** One path segment of a built file: no dots first, no separators, no drive letters, no escapes. */
const SEGMENT = /^[\w-][\w.-]*$/;

const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Reads one file of the built renderer. `/` is index.html. `nonce` must be new for every load.
 * What is not a plain path below `root` to a file of a known type is a 404, as is a file that is not there.
 */
export async function rendererFile(root: string, urlPath: string, nonce: string): Promise<RendererFile> {
  const segments = (urlPath === '/' ? '/index.html' : urlPath).split('/').slice(1);
  const contentType = CONTENT_TYPES[extname(segments.at(-1) ?? '')];
  const plain = segments.length > 0 && segments.every((segment) => SEGMENT.test(segment));
  const file = plain && contentType ? await readFile(join(root, ...segments)).catch(() => null) : null;
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
  if (file === null || contentType === undefined)
    return {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
      body: Buffer.from('Not found'),
    };
  const body = contentType.startsWith('text/html')
    ? Buffer.from(file.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce))
    : file;
  return { status: 200, headers: { ...headers, 'Content-Type': contentType }, body };
}
