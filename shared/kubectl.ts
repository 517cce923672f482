/** kubectl commands for a person to paste. Names come from clusters and kubeconfigs, so every one of them is hostile. */

/** Whose quoting a command is written in: of POSIX shells, or of PowerShell. */
export type Shell = 'posix' | 'powershell';

/** One object as one context sees it; `namespace` is '' for cluster-scoped kinds. */
export interface KubectlObject {
  context: string;
  kind: string;
  namespace: string;
  name: string;
}

export interface LogChoice {
  container: string;
  previous: boolean;
  /** The last ones. */
  lines: number;
}

/** The shell that a person on this `process.platform` most likely pastes into. */
export const shellOf = (platform: string): Shell => (platform === 'win32' ? 'powershell' : 'posix');

export function describeCommand(object: KubectlObject, shell: Shell): string {
  return kubectlCommand(object, ['describe', resource(object)], shell);
}

export function yamlCommand(object: KubectlObject, shell: Shell): string {
  return kubectlCommand(object, ['get', resource(object), '-o', 'yaml'], shell);
}

export function logsCommand(
  object: KubectlObject,
  { container, previous, lines }: LogChoice,
  shell: Shell,
): string {
  const which = previous ? ['--previous'] : [];
  return kubectlCommand(
    object,
    ['logs', resource(object), '-c', container, ...which, `--tail=${Math.trunc(lines)}`],
    shell,
  );
}

/** A node's Events are in `default`. Not `kubectl events --for`, which older kubectls do not know. */
export function eventsCommand(object: KubectlObject, shell: Shell): string {
  const selector = `involvedObject.kind=${selected(object.kind)},involvedObject.name=${selected(object.name)}`;
  return kubectlCommand(
    { ...object, namespace: object.namespace || 'default' },
    ['get', 'events', '--field-selector', selector, '--sort-by', '.lastTimestamp'],
    shell,
  );
}

/** `verb`: the words after `kubectl --context C -n NAMESPACE`. */
export function kubectlCommand(
  { context, namespace }: KubectlObject,
  verb: readonly string[],
  shell: Shell,
): string {
  const scope = namespace === '' ? [] : ['-n', namespace];
  return ['kubectl', '--context', context, ...scope, ...verb].map((word) => quoted(word, shell)).join(' ');
}

/** `pod/web-1`: behind its kind no name passes for an option. Kinds are letters and digits (RFC 1123 label). */
const resource = ({ kind, name }: KubectlObject) =>
  `${kind.replace(/[^A-Za-z0-9]/g, '').toLowerCase()}/${name}`;

/** https://pkg.go.dev/k8s.io/apimachinery/pkg/fields#EscapeValue */
const selected = (value: string) => value.replace(/[\\,=]/g, '\\$&');

/** What no shell takes for anything but text. */
const PLAIN = /^[A-Za-z0-9_./:=-]+$/;
/** Pasted, a line break runs what stands before it; the others hide or turn what is seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

function quoted(word: string, shell: Shell): string {
  const text = word.replace(UNSEEN, '');
  if (PLAIN.test(text)) return text;
  if (shell === 'posix') return `'${text.replaceAll("'", `'\\''`)}'`;
  // Windows PowerShell 5.1 hands double quotes on unescaped, and any of these four ends its single quotes.
  return `'${text.replaceAll('"', '').replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
