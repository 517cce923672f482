import type { Settings } from '../../shared/settings.ts';
import { inScope } from '../detect/scope.ts';

const GLOB = /[*?[\]{}()!+@|]/;

/** The namespaces to watch one by one where the whole cluster may not be listed: those the settings or the context name. */
export function fallbackNamespaces(
  { include, exclude }: Settings['watch']['namespaces'],
  contextNamespace: string | null,
): string[] {
  const named = include.filter((namespace) => namespace !== '' && !GLOB.test(namespace));
  // As in kubectl, a context that names none means `default`.
  const candidates = named.length > 0 ? named : [contextNamespace ?? 'default'];
  return [...new Set(candidates)].filter((namespace) => inScope(namespace, { include, exclude }));
}
