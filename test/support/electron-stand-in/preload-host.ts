/**
 * Runs a preload script in a page the way Electron's sandbox does: before the page's own scripts, in the main frame
 * only, with `contextBridge` and `ipcRenderer`. The source is put into the page; `__electronInvoke` is the driver's.
 */
export function preloadInPage(preload: string): string {
  return `if (window === window.top && location.protocol === 'https:') (${host.toString()})(function (require, module, exports) {${preload}\n});`;
}

declare function __electronInvoke(channel: string, args: unknown[]): Promise<{ ok: boolean; value: unknown }>;
type Listener = (event: object, ...args: unknown[]) => void;

/** Serialised into the page: it may use nothing of this module. */
function host(preload: (require: (name: string) => unknown, module: object, exports: object) => void): void {
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const { ok, value } = await __electronInvoke(channel, structuredClone(args));
      if (!ok) throw new Error(`Error invoking remote method '${channel}': ${value}`);
      return value;
    },
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const known = <T extends object>(name: string, target: T) =>
    new Proxy(target, {
      get(raw, key) {
        if (key in raw) return Reflect.get(raw, key);
        throw new Error(`The stand-in has no ${name}.${String(key)}.`);
      },
    });
  /** What crosses the bridge is copied; functions are called across it. */
  const across = (value: unknown): unknown => {
    if (typeof value === 'function')
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map(across));
        return result instanceof Promise ? result.then(across) : across(result);
      };
    if (Array.isArray(value)) return Object.freeze(value.map(across));
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, across(inner)])),
      );
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      Object.defineProperty(window, name, { value: across(api), writable: false, configurable: false });
    },
  };
  Object.defineProperty(window, '__electronReceive', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args);
    },
  });
  const module = { exports: {} };
  const require = (name: string) => {
    if (name !== 'electron')
      throw new Error(`module not found: ${name} (a sandboxed preload has only electron)`);
    return known('electron', {
      contextBridge: known('contextBridge', contextBridge),
      ipcRenderer: known('ipcRenderer', ipcRenderer),
    });
  };
  preload(require, module, module.exports);
}
