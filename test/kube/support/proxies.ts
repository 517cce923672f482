import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface TestProxy {
  url: string;
  /** Where it was asked to connect to. */
  targets: string[];
  close(): Promise<void>;
}

async function listen(server: Server, scheme: string, targets: string[]): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(one: Socket, other: Socket): void {
  other.on('error', () => one.destroy());
  one.pipe(other).pipe(one);
}

/** An HTTP proxy for CONNECT; with `authorization` it lets nobody else through. */
export function httpProxy(authorization?: string): Promise<TestProxy> {
  const targets: string[] = [];
  const server = createHttpServer();
  server.on('connect', (request, socket: Socket) => {
    if (authorization !== undefined && request.headers['proxy-authorization'] !== authorization) {
      socket.end('HTTP/1.1 407 TestProxy Authentication Required\r\n\r\n');
      return;
    }
    targets.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      join(socket, target);
    });
  });
  return listen(server, 'http', targets);
}

/** A SOCKS5 proxy without authentication, for IPv4 addresses (RFC 1928). */
export function socks5Proxy(): Promise<TestProxy> {
  const targets: string[] = [];
  const server = createServer(async (socket) => {
    await once(socket, 'data');
    socket.write(Buffer.from([5, 0]));
    const [request] = (await once(socket, 'data')) as [Buffer];
    const host = request.subarray(4, 8).join('.');
    const port = request.readUInt16BE(8);
    targets.push(`${host}:${port}`);
    const target = connect(port, host, () => {
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      join(socket, target);
    });
  });
  return listen(server, 'socks5', targets);
}
