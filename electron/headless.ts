import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Arguments, parseArguments } from './app/arguments.ts';
import { createApp } from './app/create-app.ts';
import type { LevelledLog } from './app/log.ts';
import { createLogFile } from './app/log-file.ts';
import { type LoopbackServer, startLoopbackServer } from './app/loopback-server.ts';
import { type Paths, resolvePaths } from './app/paths.ts';

/** Requests end at once when aborted; what does not end in this time, in ms, is left to the operating system. */
const STOP_LIMIT_MS = 2_000;

/** The browser host: the same app and window as the desktop's, served on loopback. */
async function main(): Promise<void> {
  const args = parseArguments(process.argv.slice(2), { strict: true });
  const paths = resolvePaths({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    dataDir: args.dataDir,
  });
  const log = createLogFile({
    folder: paths.logs,
    level: 'info',
    stderr: (line) => process.stderr.write(`${line}\n`),
  });
  process.on('uncaughtException', (error) => log.error(`unexpected: ${error.message}`, { error }));
  process.on('unhandledRejection', (error) => log.error(`unexpected: ${String(error)}`, { error }));
  try {
    await serve(args, paths, log);
  } catch (error) {
    log.error(cannotStart(error), { error });
    process.exit(1);
  }
}

/** @throws Error with one sentence when the database or the port cannot be had. */
async function serve(args: Arguments, paths: Paths, log: LevelledLog): Promise<void> {
  let server: LoopbackServer | null = null;
  const app = await createApp({
    host: 'headless',
    args,
    env: process.env,
    platform: process.platform,
    home: homedir(),
    paths,
    log,
    hostPort: {
      openExternal: () =>
        Promise.reject(new Error('Dogwatch runs without a desktop here: open the link in your browser.')),
      openLog: (folder) => Promise.reject(new Error(`The logs are in ${folder}.`)),
      notify: (message) => server?.push('notification', { ...message, id: message.id || randomUUID() }),
    },
  });

  let stopping = false;
  const stop = async () => {
    // A second signal does not wait for a clean end.
    if (stopping) process.exit(0);
    stopping = true;
    setTimeout(() => {
      log.error('stopping took too long; ending anyway');
      process.exit(1);
    }, STOP_LIMIT_MS);
    try {
      await server?.close();
      await app.stop();
      process.exit(0);
    } catch (error) {
      log.error('stopping failed', { error });
      process.exit(1);
    }
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());

  try {
    server = await startLoopbackServer({
      app,
      root: fileURLToPath(new URL('./renderer/', import.meta.url)),
      port: args.port ?? 0,
      log,
      onNewUrl: (url) => process.stdout.write(`A new link: ${url}\n`),
    });
  } catch (error) {
    await app.stop();
    throw error;
  }
  app.onPush((push, value) => server?.push(push, value));
  process.stdout.write(`Dogwatch is at ${server.url}\n`);
}

const cannotStart = (error: unknown) =>
  `Dogwatch cannot start: ${error instanceof Error ? error.message : String(error)}`;

main().catch((error: unknown) => {
  process.stderr.write(`${cannotStart(error)}\n`);
  process.exit(1);
});
