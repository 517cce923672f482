import { expect, test } from './shell-test.ts';

const POLICY =
  /^default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/;

test('the page has one small bridge and nothing of Node', async ({ launch }) => {
  const page = await (await launch()).page();
  await expect(page.getByRole('option').first()).toBeVisible();
  const bridge = await page.evaluate(() => ({
    members: Object.keys(window.dogwatch ?? {}),
    node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
  }));
  expect(bridge).toEqual({ members: ['request', 'subscribe'], node: 'undefinedundefined' });
  const refused = await page.evaluate(() => {
    const request = window.dogwatch?.request as unknown as (
      channel: string,
      payload: unknown,
    ) => Promise<unknown>;
    return Promise.all([
      request('shell.exec', {}),
      request('incidents.get', { id: 'x' }),
      request('app.state', { more: 1 }),
    ]);
  });
  expect(refused).toEqual([
    { ok: false, error: 'There is no request "shell.exec".' },
    { ok: false, error: expect.any(String) },
    { ok: false, error: expect.any(String) },
  ]);
});

test('the policy is sent with the page and a new nonce with every load; nothing breaks it', async ({
  launch,
}) => {
  const shell = await launch();
  const page = await shell.page();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
  });
  const nonces = new Set<string>();
  for (let load = 0; load < 2; load++) {
    const response = await page.reload();
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(POLICY);
    nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? '');
    await expect(page.getByRole('option').first()).toBeVisible();
  }
  expect(nonces.size).toBe(2);
  expect(violations).toEqual([]);
});

test('the page cannot leave, open windows or run what is not its own', async ({ launch }) => {
  const shell = await launch();
  const page = await shell.page();
  await expect(page.getByRole('option').first()).toBeVisible();
  const home = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  // Electron makes no window at all; the stand-in's browser makes one, which has to go.
  const popup = shell.standIn && page.waitForEvent('popup');
  const owned = await page.evaluate(() => {
    window.open('https://example.com/');
    const script = document.createElement('script');
    script.textContent = 'window.owned = true';
    document.body.append(script);
    return Reflect.get(window, 'owned');
  });
  expect(owned).toBeUndefined();
  const made = await popup;
  if (made) await expect.poll(() => made.isClosed()).toBe(true);
  expect(page.context().pages()).toEqual([page]);
  expect(await page.evaluate(() => window.dogwatch?.request('app.state', {}))).toMatchObject({ ok: true });
  expect(page.url()).toBe(home);
});

test('the app opens only https links, through the system’s browser', async ({ launch }) => {
  const shell = await launch();
  const page = await shell.page();
  await expect(page.getByRole('option').first()).toBeVisible();
  const open = (url: string) =>
    page.evaluate((to) => window.dogwatch?.request('shell.openExternal', { url: to }), url);
  for (const url of [
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'dogwatch://quit',
    '',
  ])
    expect(await open(url)).toMatchObject({ ok: false });
  test.skip(shell.standIn === null, 'a real desktop would open its browser');
  expect(await open('https://kubernetes.io/docs/')).toMatchObject({ ok: true });
  expect(await shell.standIn?.controls.outside()).toEqual([['openExternal', 'https://kubernetes.io/docs/']]);
});

test.describe('on the stand-in', () => {
  test.beforeEach(() => {
    test.skip(test.info().project.name === 'electron', 'plays a renderer that was taken over');
  });

  test('a request from anybody but our page is refused', async ({ launch }) => {
    const { standIn } = await launch();
    for (const origin of [
      { url: 'https://evil.example/', mainFrame: true },
      { url: 'app://dogwatch/', mainFrame: false },
      { url: 'app://evil/', mainFrame: true },
    ])
      expect(await standIn?.controls.invokeFrom(origin, 'loop.pause', [{ minutes: null }])).toEqual({
        ok: false,
        error: 'Only Dogwatch’s own window may ask this.',
      });
  });

  test('permissions, webviews and devices are denied', async ({ launch }) => {
    const { standIn } = await launch();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read'])
      expect(await standIn?.controls.permission(permission)).toEqual({ granted: false, has: false });
    expect(await standIn?.controls.mayAttachWebview('https://example.com/')).toBe(false);
  });

  test('only files of the renderer are served', async ({ launch }) => {
    const { standIn } = await launch();
    for (const url of [
      'app://dogwatch/../main.js',
      'app://dogwatch/%2e%2e/main.js',
      'app://elsewhere/',
      'app://dogwatch/x.js',
    ])
      expect((await standIn?.controls.serve(url, 'GET'))?.status).toBe(404);
    expect((await standIn?.controls.serve('app://dogwatch/', 'POST'))?.status).toBe(404);
  });
});
