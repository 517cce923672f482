// The entry of every script in package.json. Dependency-free, runs on Node 20: it brings the checkout up to
// date and goes on under Node 24. Standard output belongs to the program; all that happens here is on stderr.
import { join } from 'node:path';
import { bringUpToDate } from './checkout.mjs';
import { become } from './child.mjs';
import { root } from './paths.mjs';
import { scripts } from './scripts.mjs';

const [name = '', ...args] = process.argv.slice(2);
try {
  const script = scripts[name];
  if (script === undefined)
    throw new Error(`there is no "${name}"; there are ${Object.keys(scripts).join(', ')}.`);
  const node = await bringUpToDate(script.builds(args));
  if (script.runs !== undefined) become(node, [join(root, script.runs), ...args]);
} catch (error) {
  process.stderr.write(`dogwatch: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
