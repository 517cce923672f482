import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fingerprint, type KubeEntry, keepEntry } from './context-entries.ts';
import { inClusterKubeconfig, SERVICE_ACCOUNT_FOLDER } from './in-cluster.ts';
import { clusterOf, type KubeCluster } from './kubeconfig-cluster.ts';
import { type KubeconfigFile, parseKubeconfig, readKubeconfig } from './kubeconfig-file.ts';
import { ANONYMOUS, type KubeUser, userOf } from './kubeconfig-user.ts';
import { foreignText } from './redact.ts';
import { type Section, UnusableSection } from './section.ts';

/** One context of the kubeconfig, usable or not. */
export interface KubeContext {
  name: string;
  cluster: string;
  server: string | null;
  user: string | null;
  namespace: string | null;
  /** The file the context was read from. */
  source: string;
  /** Why it cannot be used, in one sentence. */
  problem: string | null;
  /** Differs once server, credentials or anything else that `connect` needs do; '' where there is a problem. */
  fingerprint: string;
}

export interface KubeContexts {
  contexts: KubeContext[];
  current: string | null;
  /** Every file looked at, whether there or not. */
  files: string[];
  /** One redacted sentence for each unreadable, malformed or empty file. */
  problems: string[];
}

export interface KubeconfigDeps {
  env: NodeJS.ProcessEnv;
  homeDir: string;
  /** `--kubeconfig`: wins over KUBECONFIG. */
  kubeconfigFlag?: string;
  /** `first`: inside a pod, its service account comes before any file but the flag's. */
  inCluster?: 'first' | 'never';
  serviceAccountFolder?: string;
  readFile?: (file: string) => string;
}

/**
 * Every context of the kubeconfig files, merged as kubectl does: the first file to name a context, cluster or user
 * wins, and so does the first current-context. Runs no plugin, contacts nothing, never throws.
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
export function loadContexts(deps: KubeconfigDeps): KubeContexts {
  const readFile = deps.readFile ?? ((file) => readFileSync(file, 'utf8'));
  const { files, askedFor } = filesToRead(deps);
  const found: KubeconfigFile[] = [];
  const missing: string[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const read = readKubeconfig(file, readFile);
    if ('file' in read) found.push(read.file);
    else if ('problem' in read) problems.push(read.problem);
    else missing.push(file);
  }
  if (askedFor !== null && missing.length > 0 && missing.length === files.length) {
    const absent =
      missing.length === 1 ? `${missing} does not exist` : `none of ${missing.join(', ')} exists`;
    problems.push(`${absent}; check ${askedFor}`);
  }
  if (deps.inCluster === 'first' && !deps.kubeconfigFlag) {
    const own = inClusterKubeconfig(deps.env, deps.serviceAccountFolder ?? SERVICE_ACCOUNT_FOLDER, readFile);
    if (own !== null) found.unshift(own);
  }
  const { contexts, current } = merge(found);
  if (current !== null && !contexts.some(({ name }) => name === current)) {
    problems.push(`the current-context ${foreignText(current)} names no context`);
    return { contexts, current: null, files, problems };
  }
  return { contexts, current, files, problems };
}

/** The contexts of a kubeconfig that is no file, such as the demo cluster's. */
export function contextsOf(kubeconfig: string, source: string): KubeContext[] {
  const read = parseKubeconfig(source, kubeconfig);
  return 'file' in read ? merge([read.file]).contexts : [];
}

/** `askedFor` says who named the files; nobody did when it is only the default. */
function filesToRead({ env, homeDir, kubeconfigFlag }: KubeconfigDeps): {
  files: string[];
  askedFor: string | null;
} {
  if (kubeconfigFlag) return { files: [resolve(kubeconfigFlag)], askedFor: '--kubeconfig' };
  const listed = (env.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  if (listed.length === 0) return { files: [join(homeDir, '.kube', 'config')], askedFor: null };
  return { files: [...new Set(listed.map((file) => resolve(file)))], askedFor: 'KUBECONFIG' };
}

function firstOf(files: KubeconfigFile[], kind: 'contexts' | 'clusters' | 'users'): Map<string, Section> {
  const merged = new Map<string, Section>();
  for (const file of files) {
    for (const [name, section] of file[kind]) if (!merged.has(name)) merged.set(name, section);
  }
  return merged;
}

function merge(files: KubeconfigFile[]): { contexts: KubeContext[]; current: string | null } {
  const clusters = firstOf(files, 'clusters');
  const users = firstOf(files, 'users');
  const known = new Map<string, KubeUser>();
  const contexts = [...firstOf(files, 'contexts')].map(([name, { file, body }]) => {
    const words = { cluster: word(body.cluster), user: word(body.user), namespace: word(body.namespace) };
    const context = { name, ...words, cluster: words.cluster ?? '', source: file };
    try {
      const user = userNamed(words.user, users, known);
      return usable(context, { ...clusterNamed(words.cluster, clusters), user });
    } catch (error) {
      if (!(error instanceof UnusableSection)) throw error;
      return { ...context, server: null, problem: error.message, fingerprint: '' };
    }
  });
  const current = files.find(({ currentContext }) => currentContext !== null)?.currentContext ?? null;
  return { contexts, current };
}

function usable(
  named: Omit<KubeContext, 'server' | 'problem' | 'fingerprint'>,
  entry: KubeEntry,
): KubeContext {
  const { server } = entry.cluster;
  const context = { ...named, server, problem: null, fingerprint: fingerprint(entry) };
  keepEntry(context, entry);
  return context;
}

function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function clusterNamed(name: string | null, clusters: Map<string, Section>): KubeCluster {
  if (name === null) throw new UnusableSection('the context names no cluster');
  const section = clusters.get(name);
  if (section === undefined) {
    throw new UnusableSection(
      `the context names the cluster ${foreignText(name)}, which no kubeconfig file defines`,
    );
  }
  return clusterOf(name, section);
}

/** A context without a user is legal: it asks anonymously. Contexts of one user share it, and its plugin's answer. */
function userNamed(name: string | null, users: Map<string, Section>, known: Map<string, KubeUser>): KubeUser {
  if (name === null) return ANONYMOUS;
  const section = users.get(name);
  if (section === undefined) {
    throw new UnusableSection(
      `the context names the user ${foreignText(name)}, which no kubeconfig file defines`,
    );
  }
  const user = known.get(name) ?? userOf(name, section);
  known.set(name, user);
  return user;
}
