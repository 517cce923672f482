import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { type Playbook, playbookSchema } from '../../shared/playbook.ts';
import { stepThatNeverFits, type Wrong, wrongBySchema } from './playbook-sentences.ts';

const SIZE_LIMIT = 64 * 1024;
const MOST_FILES = 100;

export interface ReadPlaybooks {
  playbooks: Playbook[];
  /** One sentence for each file that cannot be used: file, line and column, and what is wrong. */
  problems: string[];
}

/** The playbooks of a person: one a file in this folder, `*.yaml` or `*.yml`. Never throws; no folder is no playbook. */
export function readPlaybooks(folder: string): ReadPlaybooks {
  const found: ReadPlaybooks = { playbooks: [], problems: [] };
  const files = filesIn(folder);
  if (files.length > MOST_FILES)
    found.problems.push(`${folder}: of ${files.length} playbooks the first ${MOST_FILES} by name are read.`);
  /** By id: the file that has it. */
  const owners = new Map<string, string>();
  for (const name of files.slice(0, MOST_FILES)) {
    const file = join(folder, name);
    try {
      const { playbook, place } = readPlaybook(file);
      const owner = owners.get(playbook.id);
      if (owner !== undefined)
        throw new Error(`${place}"${playbook.id}" is the id of ${owner} already; this one is left out.`);
      owners.set(playbook.id, name);
      found.playbooks.push(playbook);
    } catch (error) {
      found.problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** A playbook, and where its id stands. @throws Error with one sentence */
function readPlaybook(file: string): { playbook: Playbook; place: string } {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${Math.max(1, line)}, column ${Math.max(1, col)}: `;
  };
  const document = parseDocument(textOf(file), { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) throw new Error(`${place(wrong.pos[0])}${syntaxSentence(wrong)}`);
  // No alias is needed in a playbook, and a bomb, or a cycle, is made of nothing else.
  visit(document, {
    Alias(_key, { source, range }) {
      throw new Error(`${place(range?.[0] ?? 0)}*${source} is an alias: write out what it stands for.`);
    },
  });
  const parsed = playbookSchema.safeParse(document.toJS());
  const refuse = (wrong: Wrong): never => {
    throw new Error(`${place(offsetOf(document, wrong))}${wrong.sentence}`);
  };
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue === undefined) throw parsed.error;
    return refuse(wrongBySchema(issue, valueAt(document.toJS(), issue.path)));
  }
  const misfit = stepThatNeverFits(parsed.data);
  if (misfit !== null) return refuse(misfit);
  return { playbook: parsed.data, place: place(offsetOf(document, { path: ['id'] })) };
}

/** @throws Error with one sentence */
function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size <= SIZE_LIMIT && statSync(file).isFile()) return readFileSync(file, 'utf8');
    if (size > SIZE_LIMIT) throw new Error('the file is larger than 64 kB.');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw code === null ? error : new Error(`it cannot be read (${String(code)}).`);
  }
  throw new Error('this is no file.');
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at: unknown, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

/** Where the value at a path begins, or a field there; where there is none, what is nearest around it. */
function offsetOf(document: Document.Parsed, { path, key }: Pick<Wrong, 'path' | 'key'>): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isMap(node) && length === path.length && key !== undefined) {
      const field = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
      if (isScalar(field) && field.range) return field.range[0];
    }
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range)) return Number(range[0]);
  }
  return 0;
}

function syntaxSentence({ code, message }: YAMLError): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this field stands here twice.';
    case 'MULTIPLE_DOCS':
      return 'a line with --- begins a second playbook: a file has one.';
    case 'TAB_AS_INDENT':
      return 'tabs cannot indent in YAML: use spaces.';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return 'a bracket, a brace or a quote is not closed, or this is not indented enough.';
    default:
      return `this is not valid YAML (${(message.split('\n')[0] ?? '').replace(/\.$/, '')}).`;
  }
}
