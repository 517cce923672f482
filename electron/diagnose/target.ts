import { knownKind } from '../../shared/api-kinds.ts';

/** What `explain` is asked about. `namespace` is '' for nodes. */
export interface Target {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * `NAMESPACE/POD`, `node/NAME` or `KIND/NAMESPACE/NAME`.
 * @throws Error with one sentence for anything else
 */
export function parseTarget(text: string): Target {
  const parts = text.split('/');
  const [first = '', second = '', third = ''] = parts;
  if (parts.some((part) => part === '') || parts.length < 2 || parts.length > 3) {
    throw new Error(
      `"${text}" is nothing that can be explained: say NAMESPACE/POD, node/NAME or KIND/NAMESPACE/NAME`,
    );
  }
  const kind = knownKind(first)?.kind;
  if (parts.length === 3) {
    if (kind === 'Node') throw new Error(`"${text}": a node has no namespace, say node/${third}`);
    return { kind: kind ?? first, namespace: second, name: third };
  }
  return kind === 'Node'
    ? { kind, namespace: '', name: second }
    : { kind: 'Pod', namespace: first, name: second };
}
