import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rendererFile } from '../../electron/app/renderer-files.ts';

let folder: string;
let root: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-renderer-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
  );
  writeFileSync(join(root, 'assets', 'index-Ab_1.js'), 'const nonce = "__CSP_NONCE__";');
  writeFileSync(join(root, 'assets', 'index.css'), 'body{}');
  writeFileSync(join(root, '.env.json'), 'secret');
  writeFileSync(join(root, 'run.sh'), 'secret');
  writeFileSync(join(folder, 'dogwatch.json'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the page carries the nonce that its policy names, new for every load', async () => {
  for (const nonce of ['bm9uY2Ux', 'bm9uY2Uy']) {
    const { status, headers, body } = await rendererFile(root, '/', nonce);
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(headers['Content-Security-Policy']).toBe(
      `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; style-src 'self' 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(body.toString()).toBe(`<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}">`);
  }
});

test('other files come as they are, with their type', async () => {
  const script = await rendererFile(root, '/assets/index-Ab_1.js', 'n');
  expect(script.body.toString()).toBe('const nonce = "__CSP_NONCE__";');
  expect(script.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  expect((await rendererFile(root, '/assets/index.css', 'n')).headers['Content-Type']).toBe(
    'text/css; charset=utf-8',
  );
});

describe('nothing else is served', () => {
  test.each([
    '',
    '/missing.js',
    '/assets',
    '/assets/',
    '/../dogwatch.json',
    '/assets/../../dogwatch.json',
    '/..%2fdogwatch.json',
    '/%2e%2e/dogwatch.json',
    '/assets/..\\..\\dogwatch.json',
    '//dogwatch.json',
    '/C:/dogwatch.json',
    '/.env.json',
    '/run.sh',
    '/index.html\0.js',
    `${'/a'.repeat(5000)}.js`,
  ])('%j', async (path) => {
    const { status, body, headers } = await rendererFile(root, path, 'n');
    expect(status).toBe(404);
    expect(body.toString()).toBe('Not found');
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
  });
});
