import { fieldsOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { redact } from '../../shared/redact.ts';
import type { Case } from './case.ts';
import { stripped } from './stripped.ts';

const SECRET_NAME =
  /pass|pwd|secret|token|credential|api[-_]?key|private[-_]?key|access[-_]?key|auth|dsn|connection[-_]?string|license|salt|webhook/i;
const SHORTEST = 4;
/** Long mixed runs of letters and digits, and long hexadecimal ones that are no digest: keys, by their looks. */
const KEY_LIKE: readonly RegExp[] = [
  /\b(?=[\w+-]{0,512}[a-z])(?=[\w+-]{0,512}[A-Z])(?=[\w+-]{0,512}\d)[\w+-]{32,512}={0,2}/g,
  /(?<!sha256:)\b[0-9a-f]{40,512}\b/g,
];

/** Makes foreign text fit to show: what looks like a secret, and literal values of variables named like one, are blanked. */
export function masking(from: Case): (text: string) => string {
  const values = secretValues(from);
  return (text) => {
    const plain = values.reduce((rest, value) => rest.replaceAll(value, '[redacted]'), stripped(text));
    return KEY_LIKE.reduce((rest, shape) => rest.replace(shape, '[redacted]'), redact(plain));
  };
}

/** Values written into templates under a secret-like name, longest first. */
function secretValues(from: Case): string[] {
  const templates = [...list(from.pods), from.workload, ...list(from.revisions), ...list(from.jobs)].flatMap(
    (object) => {
      const { spec, data } = fieldsOf(object);
      const template = fieldsOf(fieldsOf(fieldsOf(data).spec).template).spec;
      const inner = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
      const ofCron = fieldsOf(fieldsOf(fieldsOf(fieldsOf(fieldsOf(spec).jobTemplate).spec).template).spec);
      return [fieldsOf(spec), fieldsOf(template), inner, ofCron];
    },
  );
  const values = templates
    .flatMap((spec) => [...itemsOf(spec.initContainers), ...itemsOf(spec.containers)])
    .flatMap(({ env }) => itemsOf(env))
    .filter(({ name }) => SECRET_NAME.test(textOf(name)))
    .map(({ value }) => textOf(value))
    .filter((value) => value.length >= SHORTEST && !/^(?:true|false|none|null|\d{1,5})$/i.test(value));
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
