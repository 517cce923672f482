import { spawn } from 'node:child_process';

/**
 * Runs a program to its end with both of its outputs on our stderr. Rejects with `complaint` when it fails.
 * @param {string} file
 * @param {string[]} args
 * @param {{ complaint: string, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<void>}
 */
export function quietly(file, args, { complaint, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 2, 2] });
    const stop = forward(child);
    child.on('error', (error) => settle(new Error(`${complaint} (${error.message})`)));
    child.on('exit', (code) => settle(code === 0 ? undefined : new Error(complaint)));
    /** @param {Error | undefined} failure */
    function settle(failure) {
      stop();
      if (failure) reject(failure);
      else resolve();
    }
  });
}

/**
 * Hands this process over to Node 24: same arguments, folder and streams, signals passed on, and its end is ours.
 * @param {string} node
 * @param {string[]} args
 */
export function become(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  const stop = forward(child);
  child.on('error', (error) => {
    process.stderr.write(`dogwatch: cannot run ${node} (${error.message}).\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    stop();
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 2;
  });
}

/**
 * Passes on the signals that ask us to end.
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} [onSignal]
 * @returns {() => void} stops it
 */
export function forward(child, onSignal = () => {}) {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    onSignal();
    // A terminal sends Ctrl+C to the child as well; a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
