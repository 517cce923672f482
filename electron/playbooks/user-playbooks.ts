import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Playbook, playbookSchema } from '../../shared/playbook.ts';

const SIZE_LIMIT = 64 * 1024;
const MOST_FILES = 100;

export interface ReadPlaybooks {
  playbooks: Playbook[];
  /** One sentence for each file that cannot be used: file, line and what is wrong. */
  problems: string[];
}

/** The playbooks of a person: one a file in this folder, `*.yaml` or `*.yml`. Never throws; no folder is no playbook. */
export function readPlaybooks(folder: string): ReadPlaybooks {
  const found: ReadPlaybooks = { playbooks: [], problems: [] };
  for (const name of filesIn(folder)) {
    const file = join(folder, name);
    try {
      const playbook = readPlaybook(file);
      const twin = found.playbooks.some(({ id }) => id === playbook.id);
      if (twin)
        found.problems.push(`${file}: there is another playbook "${playbook.id}"; this one is left out.`);
      else found.playbooks.push(playbook);
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
      .sort()
      .slice(0, MOST_FILES);
  } catch {
    return [];
  }
}

/** @throws Error with one sentence */
function readPlaybook(file: string): Playbook {
  if (statSync(file).size > SIZE_LIMIT) throw new Error('the file is larger than 64 kB.');
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    throw new Error(`line ${line}, column ${col}: ${wrong.message}.`);
  }
  // No alias is needed in a playbook, and a bomb is made of nothing else.
  const parsed = playbookSchema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  const { line } = lines.linePos(node?.range?.[0] ?? 0);
  const where = path.length === 0 ? '' : `"${path.join('.')}": `;
  throw new Error(`line ${Math.max(1, line)}: ${where}${issue?.message ?? z.prettifyError(parsed.error)}.`);
}
