import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What electron.d.ts says of one class or module: its members ("static:" and "event:" mark the other two kinds) and
 * the platforms each exists on, null for all.
 */
export type Members = ReadonlyMap<string, readonly string[] | null>;

interface Declared {
  base: string | null;
  members: Map<string, readonly string[] | null>;
}

const TYPINGS = fileURLToPath(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url));
const declarations = parse(readFileSync(TYPINGS, 'utf8'));

/** @throws Error for a name that electron.d.ts does not declare. */
export function membersOf(name: string): Members {
  const declared = declarations.get(name);
  if (declared === undefined) throw new Error(`electron.d.ts declares no ${name}`);
  const inherited =
    declared.base === null || !declarations.has(declared.base) ? [] : membersOf(declared.base);
  return new Map([...inherited, ...declared.members]);
}

/** The file is generated: two spaces before a class, four before its members, five and a star in their comments. */
function parse(text: string): Map<string, Declared> {
  const found = new Map<string, Declared>();
  let current: Declared | null = null;
  let platforms: string[] | null = null;
  for (const line of text.split('\n')) {
    const opened = /^ {2}(?:class|interface) (\w+)(?: extends ([\w.]+))?/.exec(line);
    if (opened?.[1] !== undefined) {
      current = { base: opened[2]?.split('.').at(-1) ?? null, members: new Map() };
      if (!found.has(opened[1])) found.set(opened[1], current);
      continue;
    }
    if (line.startsWith('    /**')) platforms = null;
    platforms = /^ {5}\* @platform (\S+)/.exec(line)?.[1]?.split(',') ?? platforms;
    const member = /^ {4}(static )?(?:readonly )?(\w+)\??[(:<]/.exec(line);
    if (member?.[2] === undefined) continue;
    const event = /^\(event: '([^']+)'/.exec(line.slice(line.indexOf('(')))?.[1];
    const name =
      event !== undefined ? `event:${event}` : `${member[1] === undefined ? '' : 'static:'}${member[2]}`;
    const known = current?.members.get(name);
    current?.members.set(name, known === null ? null : platforms);
  }
  return found;
}
