import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../app/log.ts';
import { RENDERER_ORIGIN } from './renderer-protocol.ts';

/**
 * What no page may do, ours included should it be taken over: go elsewhere, open windows, embed pages, use devices.
 * Links to the world go through `shell.openExternal`, checked in main. Electron's defaults allow all of it.
 */
export function guardAllContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

function guardContents(contents: WebContents, log: Log): void {
  const deny = (what: string, url: string) => log.warn(`denied ${what}`, { url: url.slice(0, 200) });
  contents.setWindowOpenHandler(({ url }) => {
    deny('a new window', url);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && originOf(event.url) === RENDERER_ORIGIN) return;
    event.preventDefault();
    deny('navigation', event.url);
  });
  contents.on('will-attach-webview', (event, _preferences, { src }) => {
    event.preventDefault();
    deny('a webview', src ?? '');
  });
}

/** Copying to the clipboard is the one thing our page asks a permission for. */
const GRANTED = new Set(['clipboard-sanitized-write']);

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(GRANTED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Custom schemes have the origin "null" in Node's URL. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
