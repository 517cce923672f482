import { LineCounter, parseDocument } from 'yaml';
import type { Section } from './section.ts';

/** The sections of one kubeconfig file by name; the first of two with the same name stays. */
export interface KubeconfigFile {
  file: string;
  currentContext: string | null;
  contexts: Map<string, Section>;
  clusters: Map<string, Section>;
  users: Map<string, Section>;
}

/** What came of reading a file; a problem is one sentence without any of the file's content. */
export type KubeconfigRead = { file: KubeconfigFile } | { problem: string } | { missing: true };

const UNREADABLE: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

/** Own reader: client-node drops tokenFile, as-groups and incomplete entries, and its YAML errors quote the file. */
export function readKubeconfig(file: string, readFile: (file: string) => string): KubeconfigRead {
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { missing: true };
    return { problem: `cannot read ${file} (${UNREADABLE[code] ?? (code || 'unknown reason')})` };
  }
  return parseKubeconfig(file, text);
}

/** Reads a kubeconfig's text as that of `file`. */
export function parseKubeconfig(file: string, text: string): Exclude<KubeconfigRead, { missing: true }> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { problem: `${file} is not valid YAML (line ${line}, column ${col})` };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
    // An alias inside its own anchor makes a circle, which this refuses.
    JSON.stringify(content);
  } catch {
    return { problem: `${file} is not valid YAML (its aliases cannot be resolved)` };
  }
  if (content === null || content === undefined) return { problem: `${file} is empty` };
  if (typeof content !== 'object' || Array.isArray(content)) {
    return {
      problem: `${file} is not a kubeconfig: a mapping with contexts, clusters and users is expected`,
    };
  }
  return { file: kubeconfigOf(file, content as Record<string, unknown>) };
}

/** The sections of a kubeconfig that is already an object. Entries without a name are left out. */
export function kubeconfigOf(file: string, content: Record<string, unknown>): KubeconfigFile {
  const current = content['current-context'];
  return {
    file,
    currentContext: typeof current === 'string' && current !== '' ? current : null,
    contexts: sections(file, content.contexts, 'context'),
    clusters: sections(file, content.clusters, 'cluster'),
    users: sections(file, content.users, 'user'),
  };
}

function sections(file: string, list: unknown, key: string): Map<string, Section> {
  const named = new Map<string, Section>();
  for (const entry of Array.isArray(list) ? list : []) {
    const name = entry?.name;
    if ((typeof name !== 'string' && typeof name !== 'number') || name === '' || named.has(String(name)))
      continue;
    const body = typeof entry[key] === 'object' && entry[key] !== null ? entry[key] : {};
    named.set(String(name), { file, body });
  }
  return named;
}
