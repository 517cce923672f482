import { plain } from '../../shared/plain-text.ts';
import type { Run } from '../../shared/playbook.ts';

/** "Deployment shop/web", "Node node-1": fit to stand in a sentence. */
export function nameOf({ kind, namespace, name }: Run['object']): string {
  return `${plain(kind)} ${namespace === '' ? '' : `${plain(namespace)}/`}${plain(name)}`;
}
