import { startDemoServer } from '../demo/demo-server.ts';
import { contextsOf, type KubeContext, loadContexts } from '../kube/kubeconfig.ts';
import { watchFiles } from '../kube/watch-files.ts';
import type { Arguments } from './arguments.ts';
import type { Log } from './log.ts';

/** The name under which the demo cluster stands among the contexts. */
export const DEMO = 'demo';

/** What can be watched: the contexts of the kubeconfig, or the demo cluster for a person without one. */
export interface Contexts {
  list(): readonly KubeContext[];
  find(name: string): KubeContext | null;
  /** The kubeconfig's current-context. */
  current(): string | null;
  /** One sentence for each kubeconfig file that cannot be used. */
  problems(): readonly string[];
  /** True for the demo cluster's context and no other. */
  isDemo(name: string | null): boolean;
  /**
   * Starts the demo cluster beside the kubeconfig's contexts, where it does not run yet; answers its context's name.
   * @throws Error with one sentence when the kubeconfig has a context of that name, or no port is to be had.
   */
  addDemo(): Promise<string>;
  close(): Promise<void>;
}

export interface ContextsOptions {
  args: Pick<Arguments, 'demo' | 'kubeconfig'>;
  env: NodeJS.ProcessEnv;
  home: string;
  /** Inside a pod the headless host watches its own cluster. */
  inCluster: 'first' | 'never';
  log: Log;
  /** Contexts whose server, credentials or namespace are no longer what they were; gone ones included. */
  changed(names: ReadonlySet<string>): void;
}

export async function openContexts(options: ContextsOptions): Promise<Contexts> {
  const { args, env, home, inCluster, log } = options;
  const load = () =>
    loadContexts({
      env,
      homeDir: home,
      inCluster,
      ...(args.kubeconfig === undefined ? {} : { kubeconfigFlag: args.kubeconfig }),
    });
  let loaded = load();
  for (const problem of loaded.problems) log.warn(problem);

  const withoutAny = loaded.contexts.length === 0 && loaded.problems.length === 0;
  let starting: ReturnType<typeof startDemoServer> | null = null;
  let demoContexts: KubeContext[] = [];
  async function startDemo(): Promise<void> {
    starting ??= startDemoServer();
    demoContexts = contextsOf((await starting).kubeconfig, 'the demo cluster');
  }
  if (args.demo || withoutAny) await startDemo();

  // --demo shows the demo alone; a kubeconfig that appears later joins it.
  const all = () => (args.demo ? demoContexts : [...loaded.contexts, ...demoContexts.filter(notShadowed)]);
  const notShadowed = ({ name }: KubeContext) => !loaded.contexts.some((context) => context.name === name);

  const watcher = watchFiles(loaded.files, () => {
    const before = loaded;
    loaded = load();
    for (const problem of loaded.problems) log.warn(problem);
    const names = differing(before.contexts, loaded.contexts);
    log.info('The kubeconfig changed.', { contexts: loaded.contexts.length, changed: [...names] });
    options.changed(names);
  });

  return {
    list: all,
    find: (name) => all().find((context) => context.name === name) ?? null,
    current: () => (args.demo ? DEMO : loaded.current),
    problems: () => (args.demo ? [] : loaded.problems),
    isDemo: (name) => demoContexts.some((context) => context.name === name && all().includes(context)),
    async addDemo() {
      if (loaded.contexts.some(({ name }) => name === DEMO))
        throw new Error(`The kubeconfig has a context of its own called ${DEMO}: start with --demo instead.`);
      await startDemo();
      return DEMO;
    },
    async close() {
      watcher.close();
      await (await starting)?.close();
    },
  };
}

/** kubectl rewrites its file whenever the current context moves: only what differs is connected anew. */
function differing(before: readonly KubeContext[], after: readonly KubeContext[]): ReadonlySet<string> {
  const print = (contexts: readonly KubeContext[]) =>
    new Map(contexts.map(({ name, fingerprint, namespace }) => [name, `${fingerprint} ${namespace}`]));
  const [old, now] = [print(before), print(after)];
  return new Set([...old.keys(), ...now.keys()].filter((name) => old.get(name) !== now.get(name)));
}

/** @throws Error with one sentence for a context that is not there or cannot be used. */
export function usable(contexts: Contexts, name: string): KubeContext {
  try {
    return known(contexts, name);
  } catch (error) {
    throw new Error(`${name} cannot be watched: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws Error with the reason why the context cannot be used. */
export function known(contexts: Contexts, name: string): KubeContext {
  const context = contexts.find(name);
  if (context?.problem === null) return context;
  const names = contexts.list().map((one) => one.name);
  const [unread] = names.length === 0 ? contexts.problems() : [];
  const missing =
    unread ?? `there is no such context in the kubeconfig: it has ${names.join(', ') || 'none'}`;
  throw new Error(context?.problem ?? missing);
}
