import type { AppState } from '../../shared/app-state.ts';
import type { Channel } from '../../shared/channels.ts';
import type { WatchLoop } from '../watch/watch-loop-ports.ts';
import type { Clock } from './clock.ts';
import { clusterFacts } from './cluster-facts.ts';
import type { Contexts } from './contexts.ts';
import type { Handlers } from './requests.ts';
import type { Watching } from './watching.ts';

export interface ContextHandlerDeps {
  state(): AppState;
  contexts: Contexts;
  watching: Watching;
  clock: Clock;
}

type ContextChannel = Extract<Channel, `${'contexts' | 'cluster' | 'loop'}.${string}`>;

/** What is watched, and how its loops go on. */
export function contextHandlers({
  state,
  contexts,
  watching,
  clock,
}: ContextHandlerDeps): Pick<Handlers, ContextChannel> {
  const loopOf = (context = watching.chosen()): WatchLoop => {
    if (context === null) throw new Error('No context is chosen: pick one first.');
    const loop = watching.session().loop(context);
    if (loop === null) throw new Error(`${context} is not watched.`);
    return loop;
  };

  const facts = clusterFacts(watching.session, clock);

  return {
    async 'contexts.choose'({ name }) {
      await watching.choose(name);
      return state();
    },
    async 'contexts.chooseDemo'() {
      await watching.choose(await contexts.addDemo());
      return state();
    },
    async 'contexts.watch'({ name, on }) {
      await watching.setWatch(name, on);
      return state();
    },
    'cluster.version': async ({ context }) => ({ version: await facts.version(context) }),
    'cluster.permissions': ({ context, again }) => facts.permissions(context, again),
    'loop.pollNow'({ context }) {
      loopOf(context).pollNow();
      return null;
    },
    'loop.pause'({ context, minutes }) {
      loopOf(context).pause(minutes === null ? null : clock.now() + minutes * 60_000);
      return null;
    },
    'loop.resume'({ context }) {
      loopOf(context).resume();
      return null;
    },
  };
}
