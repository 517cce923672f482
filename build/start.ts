import { join } from 'node:path';
import { become } from './child.mjs';
import { electronRuntime } from './electron-runtime.ts';
import { launchElectron } from './launch-electron.ts';
import { out } from './paths.mjs';

const args = process.argv.slice(2);
const why = args.includes('--headless') ? undefined : await desktop();
if (why !== undefined)
  process.stderr.write(`dogwatch: no tray here: ${why}. Dogwatch runs for your browser instead.\n`);
if (why !== undefined || args.includes('--headless'))
  become(process.execPath, [join(out, 'headless.js'), ...args]);

/** Runs the tray app to its end; if it could not come up, says why. */
async function desktop(): Promise<string | undefined> {
  const runtime = await electronRuntime();
  if ('why' in runtime) return runtime.why;
  const launch = await launchElectron(runtime.path, args);
  if ('why' in launch) return `Electron ended before it was ready (${launch.why})`;
  process.exitCode = launch.ended;
  return undefined;
}
