import type { Machine } from './machine.ts';
import { strict } from './strict.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** `protocol` and the default session: who serves a scheme, and what pages may use. */
export class SessionModule {
  readonly privileged = new Set<string>();
  readonly handlers = new Map<string, ProtocolHandler>();
  requestHandler:
    | ((contents: unknown, permission: string, callback: (granted: boolean) => void) => void)
    | null = null;
  checkHandler: ((contents: unknown, permission: string, origin: string) => boolean) | null = null;
  deviceHandler: ((details: unknown) => boolean) | null = null;
  readonly protocol: object;
  readonly session: { defaultSession: object };

  constructor(machine: Machine) {
    this.protocol = strict(
      'Protocol',
      {
        registerSchemesAsPrivileged: (schemes: { scheme: string }[]) => {
          machine.ready.demandNotYet('protocol.registerSchemesAsPrivileged');
          for (const { scheme } of schemes) this.privileged.add(scheme);
        },
        handle: (scheme: string, handler: ProtocolHandler) => {
          machine.ready.demand('protocol.handle');
          if (this.handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
          this.handlers.set(scheme, handler);
        },
      },
      machine.platform,
    );
    const defaultSession = strict(
      'Session',
      {
        protocol: this.protocol,
        setPermissionRequestHandler: (handler: SessionModule['requestHandler']) => {
          this.requestHandler = handler;
        },
        setPermissionCheckHandler: (handler: SessionModule['checkHandler']) => {
          this.checkHandler = handler;
        },
        setDevicePermissionHandler: (handler: SessionModule['deviceHandler']) => {
          this.deviceHandler = handler;
        },
      },
      machine.platform,
    );
    this.session = {
      get defaultSession() {
        machine.ready.demand('session.defaultSession');
        return defaultSession;
      },
    };
  }

  /** What a page gets that asks for a permission, and what it is told it has. Electron grants where nobody decides. */
  async permission(permission: string): Promise<{ granted: boolean; has: boolean }> {
    const { requestHandler, checkHandler } = this;
    const granted =
      requestHandler === null ||
      (await new Promise<boolean>((resolve) => requestHandler(null, permission, resolve)));
    return { granted, has: checkHandler === null || checkHandler(null, permission, 'app://dogwatch') };
  }

  /** @throws Error for a scheme nobody handles or that was not registered in time. */
  async serve(url: string, method: string): Promise<Response> {
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = this.handlers.get(scheme);
    if (handler === undefined) throw new Error(`nobody handles ${scheme}://`);
    if (!this.privileged.has(scheme))
      throw new Error(`${scheme}:// was not registered as a privileged scheme`);
    return handler(new Request(url, { method }));
  }
}
