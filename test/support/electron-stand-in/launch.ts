import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { browserPages } from './browser-pages.ts';
import type { Controls } from './controls.ts';
import { line } from './line.ts';
import type { ProgramOptions } from './program.ts';

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));

/** The controls, called from another process. */
type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

export interface StandIn {
  controls: Remote<Controls>;
  /** The page of the first window; waits until it is loaded. */
  page(): Promise<Page>;
  /** Starts the program once more with other arguments and waits for its end. */
  launchAgain(argv: string[]): Promise<{ code: number | null; output: string }>;
  /** What it wrote to stdout and stderr. */
  output(): string;
  /** Resolves with the exit code when the program has ended. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  close(): Promise<void>;
}

/** Runs a built Electron program on Node and waits until it says "dogwatch ready". @throws Error with its output else. */
export async function launchStandIn(
  browser: Browser,
  program: ProgramOptions,
  env: NodeJS.ProcessEnv,
): Promise<StandIn> {
  const child = start(program, env);
  const call = line(
    {
      // What is said to a program that is just ending is lost, as everything in it.
      send: (message) => child.connected && child.send(message, () => {}),
      onMessage: (listener) => child.on('message', listener),
      onEnd: (listener) => child.on('exit', listener),
    },
    new Proxy({}, { get: (_target, name) => Reflect.get(pages.served, name) }),
  );
  const pages = await browserPages(browser, call);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);

  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (message === 'dogwatch ready') resolve();
    });
    void ended.then((code) =>
      reject(new Error(`the program ended with ${code} before it was ready:\n${output}`)),
    );
  });

  return {
    controls: new Proxy({} as Remote<Controls>, {
      get: (_target, name) =>
        name === 'then' ? undefined : (...args: unknown[]) => call(String(name), ...args),
    }),
    page: () => pages.first,
    async launchAgain(argv) {
      const second = start({ ...program, argv }, env);
      let written = '';
      second.stdout?.on('data', (chunk) => {
        written += chunk;
      });
      second.on('message', (message) => {
        const sent = Object(message).secondInstance;
        if (sent !== undefined) void call('secondInstance', sent.argv, sent.data);
      });
      const [code] = await once(second, 'exit');
      return { code, output: written };
    },
    output: () => output,
    ended,
    kill: (signal) => void child.kill(signal),
    async close() {
      // Playwright stumbles over a context that closes while a page of it loads.
      await pages.loaded();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
      await pages.close();
    },
  };
}

function start(program: ProgramOptions, env: NodeJS.ProcessEnv) {
  return fork(PROGRAM, [], {
    env: { ...env, ELECTRON_STAND_IN: JSON.stringify(program) },
    // The test runner's own flags (loaders, inspectors) are not the program's.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
