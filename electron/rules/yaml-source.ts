import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { RuleProblem } from '../../shared/rules.ts';
import { syntaxSentence } from './yaml-sentences.ts';

/** A person's file is a few kB, and parsing takes the loop's time: some 5 ms for each kB at worst. */
export const SIZE_LIMIT = 64 * 1024;
const DEPTH_LIMIT = 8;
/** Counted with every alias written out: a bomb of aliases is large only then. */
const NODE_LIMIT = 20_000;
const MOST_PROBLEMS = 20;

export type Path = readonly PropertyKey[];

export interface YamlSource {
  /** Maps, lists and texts: no scalar is anything but the text that was written ("1.10" stays that). */
  value: unknown;
  problems: RuleProblem[];
  /** Where the value at a path stands (its name, with `key`), or the nearest thing around it. */
  position(path: Path, key?: string): { line: number; column: number };
}

/**
 * Reads YAML that a stranger may have written. Never throws: syntax errors, too much of anything, and what only looks
 * like text (an unquoted `!name` is a tag) are problems with their place.
 */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const values = new Map<string, number>();
  const keys = new Map<string, number>();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const position: YamlSource['position'] = (path, key) => {
    const named = key === undefined ? undefined : keys.get(pathName([...path, key]));
    if (named !== undefined) return at(named);
    for (let length = path.length; length >= 0; length--) {
      const offset = values.get(pathName(path.slice(0, length)));
      if (offset !== undefined) return at(offset);
    }
    return { line: 1, column: 1 };
  };
  const failed = (...problems: RuleProblem[]): YamlSource => ({ value: null, problems, position });

  if (text.length > SIZE_LIMIT) {
    const message = `The file has ${Math.ceil(text.length / 1024)} kB; rules may have ${SIZE_LIMIT / 1024} kB.`;
    return failed({ line: 1, column: 1, message });
  }
  const document: Document.Parsed = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
  });
  const wrong = document.errors.map((error) => ({ ...at(error.pos[0]), message: syntaxSentence(error) }));
  // What comes after the parser gave up is noise.
  if (document.errors[0]?.code === 'RESOURCE_EXHAUSTION') return failed(...wrong.slice(0, 1));
  if (wrong.length > 0) return failed(...wrong.slice(0, MOST_PROBLEMS));

  let nodes = 0;
  function plain(node: Node | null, path: Path): unknown {
    const offset = node?.range?.[0] ?? 0;
    nodes += 1;
    if (nodes > NODE_LIMIT)
      throw new Refused(offset, 'The file is too much once its aliases are written out.');
    if (path.length > DEPTH_LIMIT) throw new Refused(offset, 'This is nested too deeply.');
    if (!values.has(pathName(path))) values.set(pathName(path), offset);
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined) {
        const text = `*${node.source}`;
        throw new Refused(offset, `${text} is an alias in YAML: put the pattern in quotes, "${text}".`);
      }
      return plain(target, path);
    }
    if (node?.tag?.startsWith('!'))
      throw new Refused(offset, `${node.tag} is a tag in YAML: put the pattern in quotes, "${node.tag}".`);
    if (isSeq(node)) return node.items.map((item, index) => plain(item as Node | null, [...path, index]));
    if (isMap(node)) return plainMap(node.items, path);
    return isScalar(node) ? String(node.value ?? '') : '';
  }
  function plainMap(items: readonly { key: unknown; value: unknown }[], path: Path): Record<string, unknown> {
    const entries = items.map(({ key, value }) => {
      const offset = (key as Node | null)?.range?.[0] ?? 0;
      if (!isScalar(key)) throw new Refused(offset, 'The name of a field must be a plain word.');
      const name = String(key.value);
      if (name === '__proto__') throw new Refused(offset, 'There is no field "__proto__".');
      keys.set(pathName([...path, name]), offset);
      return [name, plain(value as Node | null, [...path, name])] as const;
    });
    return Object.fromEntries(entries);
  }

  try {
    return { value: plain(document.contents, []), problems: [], position };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return failed({ ...at(error.offset), message: error.message });
  }
}

const pathName = (path: Path) => JSON.stringify(path);

class Refused extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}
