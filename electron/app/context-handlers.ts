import type { AppState } from '../../shared/app-state.ts';
import type { WatchLoop } from '../watch/watch-loop-ports.ts';
import type { Clock } from './clock.ts';
import type { Handlers } from './requests.ts';
import type { Watching } from './watching.ts';

export interface ContextHandlerDeps {
  state(): AppState;
  watching: Watching;
  clock: Clock;
}

type ContextChannel = 'contexts.choose' | 'contexts.watch' | 'loop.pollNow' | 'loop.pause' | 'loop.resume';

/** What is watched, and how its loops go on. */
export function contextHandlers({
  state,
  watching,
  clock,
}: ContextHandlerDeps): Pick<Handlers, ContextChannel> {
  const loopOf = (context = watching.chosen()): WatchLoop => {
    if (context === null) throw new Error('No context is chosen: pick one first.');
    const loop = watching.session().loop(context);
    if (loop === null) throw new Error(`${context} is not watched.`);
    return loop;
  };

  return {
    async 'contexts.choose'({ name }) {
      await watching.choose(name);
      return state();
    },
    async 'contexts.watch'({ name, on }) {
      await watching.setWatch(name, on);
      return state();
    },
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
