import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What no program on Node that serves a page can go below: it starts, answers, and waits. */
const server = createServer((_request, response) => response.end('<!doctype html>'));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
