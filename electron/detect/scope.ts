import picomatch from 'picomatch';
import type { Settings } from '../../shared/settings.ts';
import type { Finding } from './finding.ts';
import { internTable } from './interned.ts';
import { type LabelSelector, parseLabelSelector } from './label-selector.ts';

type NamespaceGlobs = Settings['watch']['namespaces'];
type Matcher = (namespace: string) => boolean;

/** Globs are compiled once per settings object, for this is asked of every object seen. */
const compiled = new WeakMap<NamespaceGlobs, Matcher>();

/** Whether the settings watch the namespace; no include means all. Cluster-scoped objects ('') are never filtered. */
export function inScope(namespace: string, globs: NamespaceGlobs): boolean {
  if (namespace === '') return true;
  const known = compiled.get(globs);
  if (known !== undefined) return known(namespace);
  const matcher = compile(globs);
  compiled.set(globs, matcher);
  return matcher(namespace);
}

function compile({ include, exclude }: NamespaceGlobs): Matcher {
  const isIncluded = include.length === 0 ? () => true : picomatch(include);
  const isExcluded = exclude.length === 0 ? () => false : picomatch(exclude);
  return (namespace) => isIncluded(namespace) && !isExcluded(namespace);
}

const SYSTEM_NAMESPACES = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** The setting `systemNamespaces: none` leaves them out altogether. */
export function isLeftOut(namespace: string, setting: Settings['watch']['systemNamespaces']): boolean {
  return setting === 'none' && SYSTEM_NAMESPACES.has(namespace);
}

/** Whether a finding counts as far as the setting `systemNamespaces` goes; outside those namespaces it always does. */
export function countsInSystemNamespace(
  finding: Pick<Finding, 'subject' | 'severity'>,
  setting: Settings['watch']['systemNamespaces'],
): boolean {
  if (setting === 'all' || !SYSTEM_NAMESPACES.has(finding.subject.namespace)) return true;
  return setting === 'critical' && finding.severity === 'critical';
}

interface CompiledSelector {
  selects: LabelSelector;
  /** One sentence where the text is no selector: it selects everything then, rather than hiding it. */
  problem: string | null;
}

const selectors = internTable<CompiledSelector>(100);

/** The setting `labelSelector`, compiled once per text. */
export function labelSelector(text: string): CompiledSelector {
  return selectors(text, compileSelector);
}

function compileSelector(text: string): CompiledSelector {
  try {
    return { selects: parseLabelSelector(text), problem: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { selects: () => true, problem: `${why}: it is ignored, and whatever its labels are is watched.` };
  }
}
