import { detailOf, type Fields, textOf } from '../../shared/api-fields.ts';

const SECRET_WORD = 'pass(?:word|wd|phrase)?|pwd|secret|token|credential|api[-_]?key|private[-_]?key|auth';
const SECRET_VALUE = `(?:(?:Bearer|Basic)\\s+)?[^\\s"'&;]+`;

/** `PASSWORD=x`, `Authorization: Bearer x`: the name stays, the value goes. */
const ASSIGNED = new RegExp(
  `((?:^|[\\s"'?&;])[\\w.-]*(?:${SECRET_WORD})[\\w.-]*["']?\\s*[=:]\\s*["']?)${SECRET_VALUE}`,
  'gi',
);
/** `--token x` within one word, as in `sh -c "..."`. */
const FLAGGED = new RegExp(
  `((?:^|[\\s"'])-[\\w.-]*(?:${SECRET_WORD})[\\w.-]*\\s+["']?)${SECRET_VALUE}`,
  'gi',
);
/** `scheme://user:password@host`. */
const URL_PASSWORD = /(:\/\/[^\s:/@]*:)[^\s/@]+@/g;
/** `--token` with its value in the next word. */
const SECRET_FLAG = new RegExp(`^-[\\w.-]*(?:${SECRET_WORD})[\\w.-]*$`, 'i');

/** A command's words with what looks like a secret replaced: a command line is no place for one, yet they are there. */
export function maskCommand(command: readonly unknown[]): string[] {
  // Cut first: these patterns take quadratic time on a hostile word.
  const words = command.slice(0, 100).map(detailOf);
  return words.map((word, index) =>
    SECRET_FLAG.test(words[index - 1] ?? '') && !word.startsWith('-')
      ? '***'
      : word.replace(ASSIGNED, '$1***').replace(FLAGGED, '$1***').replace(URL_PASSWORD, '$1***@'),
  );
}

const SECRET_ANNOTATION = new RegExp(`last-applied|applied-config|/applied$|${SECRET_WORD}`, 'i');
const LONGEST_ANNOTATION = 256;

/** Annotations without copies of whole manifests (env values and all) and without what is named like a secret. */
export function maskAnnotations(annotations: Fields): Record<string, string> {
  const kept = Object.entries(annotations)
    .map(([name, value]): [string, string] => [name, textOf(value)])
    .filter(([name, value]) => !SECRET_ANNOTATION.test(name) && !isManifest(value));
  return Object.fromEntries(kept);
}

function isManifest(value: string): boolean {
  return value.length > LONGEST_ANNOTATION || /^\s*[[{]/.test(value);
}
