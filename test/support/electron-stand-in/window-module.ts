import { EventEmitter } from 'node:events';
import { type Machine, preventable } from './machine.ts';
import { strict } from './strict.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface WindowOptions extends Partial<Rectangle> {
  show?: boolean;
  title?: string;
  webPreferences?: Record<string, unknown> & { preload?: string };
}

/** What a page is allowed by Electron's defaults is what the stand-in allows, so that a forgotten guard shows. */
export class WebContents extends EventEmitter {
  static machine: Machine;
  readonly id: number;
  /** The program's view of this object: what events and `sender` must be compared with. */
  self: object = this;
  url = '';
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly mainFrame: object;
  destroyed = false;
  /** Sent to the page, newest last: [channel, ...args]. */
  readonly sent: unknown[][] = [];

  constructor(id: number) {
    super();
    this.id = id;
    this.mainFrame = frame(WebContents.machine, () => this.url, null);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.windowOpenHandler = handler;
  }

  async loadURL(url: string) {
    this.startNavigation(url);
    await WebContents.machine.pages.load(this.id, url);
    this.emit('did-finish-load');
  }

  reload() {
    this.startNavigation(this.url);
    WebContents.machine.pages.reload(this.id);
  }

  startNavigation(url: string) {
    this.url = url;
    this.emit('did-start-navigation', preventable({ url, isMainFrame: true, isSameDocument: false }));
  }

  /** A page asks to go elsewhere. @returns whether it may. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = preventable({ url, isMainFrame, isSameDocument: false });
    this.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event, url);
    if (isMainFrame && !event.defaultPrevented) this.startNavigation(url);
    return !event.defaultPrevented;
  }

  mayOpen = (url: string) => this.windowOpenHandler?.({ url }).action !== 'deny';

  mayAttachWebview(src: string): boolean {
    const event = preventable({});
    this.emit('will-attach-webview', event, {}, { src });
    return !event.defaultPrevented;
  }

  /** @throws DataCloneError as Electron does for what cannot be sent. */
  send(channel: string, ...args: unknown[]) {
    const copy = structuredClone(args);
    this.sent.push([channel, ...copy]);
    WebContents.machine.pages.send(this.id, channel, copy);
  }

  getURL = () => this.url;
  isDestroyed = () => this.destroyed;
}

export function frame(machine: Machine, url: () => string, parent: object | null): object {
  const raw = {
    parent,
    get url() {
      return url();
    },
    get origin() {
      const { protocol, host } = new URL(url());
      return `${protocol}//${host}`;
    },
  };
  return strict('WebFrameMain', raw, machine.platform);
}

export class BrowserWindow extends EventEmitter {
  static machine: Machine;
  static instances: BrowserWindow[] = [];
  static onContents: (contents: object) => void = () => {};
  static #ids = 0;
  readonly id = ++BrowserWindow.#ids;
  readonly contents: WebContents;
  readonly webContents: object;
  readonly options: WindowOptions;
  bounds: Rectangle;
  visible: boolean;
  minimized = false;
  focused = false;
  fullScreen = false;

  constructor(options: WindowOptions = {}) {
    super();
    const { machine } = BrowserWindow;
    machine.ready.demand('BrowserWindow');
    this.options = options;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.visible = options.show ?? true;
    this.contents = new WebContents(this.id);
    this.webContents = strict('WebContents', this.contents, machine.platform);
    this.contents.self = this.webContents;
    BrowserWindow.instances.push(this);
    machine.pages.open(this.id, options.webPreferences?.preload ?? null);
    BrowserWindow.onContents(this.webContents);
  }

  loadURL = (url: string) => this.contents.loadURL(url);

  show() {
    this.visible = true;
    this.emit('show');
  }

  hide() {
    if (this.fullScreen) throw new Error('A full-screen window that is hidden leaves a black screen.');
    this.visible = false;
    this.blur();
    this.emit('hide');
  }

  minimize() {
    this.minimized = true;
    this.focused = false;
    this.emit('minimize');
  }

  restore() {
    this.minimized = false;
    this.emit('restore');
  }

  focus() {
    this.focused = true;
    this.emit('focus');
  }

  blur() {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }

  /** Leaving takes macOS an animation. */
  setFullScreen(flag: boolean) {
    setImmediate(() => {
      this.fullScreen = flag;
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    });
  }

  /** As the cross in the title bar. @returns whether it closed. */
  close(): boolean {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    BrowserWindow.instances = BrowserWindow.instances.filter((window) => window !== this);
    this.contents.destroyed = true;
    BrowserWindow.machine.pages.close(this.id);
    this.emit('closed');
    return true;
  }

  setBounds(bounds: Partial<Rectangle>) {
    this.bounds = { ...this.bounds, ...bounds };
  }

  getBounds = () => this.bounds;
  getNormalBounds = () => this.bounds;
  isVisible = () => this.visible && !this.minimized;
  isMinimized = () => this.minimized;
  isFullScreen = () => this.fullScreen;
  isFocused = () => this.focused;
  isDestroyed = () => !BrowserWindow.instances.includes(this);
}
