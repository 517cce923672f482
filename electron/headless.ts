import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArguments } from './app/arguments.ts';
import { createApp } from './app/create-app.ts';
import { createLogFile } from './app/log-file.ts';
import { type LoopbackServer, startLoopbackServer } from './app/loopback-server.ts';
import { resolvePaths } from './app/paths.ts';

/** The browser host: the same app and window as the desktop's, served on loopback. */
async function main(): Promise<void> {
  const { argv, env, platform } = process;
  const args = parseArguments(argv.slice(2), { strict: true });
  const paths = resolvePaths({ platform, env, home: homedir(), dataDir: args.dataDir });
  const log = createLogFile({
    folder: paths.logs,
    level: 'info',
    stderr: (line) => process.stderr.write(`${line}\n`),
  });

  let server: LoopbackServer | null = null;
  const app = await createApp({
    host: 'headless',
    args,
    env,
    platform,
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
  const stop = async (code: number) => {
    // A second signal does not wait for a clean end.
    if (stopping) process.exit(code);
    stopping = true;
    await server?.close();
    await app.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('uncaughtException', (error) => log.error(`unexpected: ${error.message}`, { error }));
  process.on('unhandledRejection', (error) => log.error(`unexpected: ${String(error)}`, { error }));

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

main().catch((error: unknown) => {
  process.stderr.write(`Dogwatch cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
