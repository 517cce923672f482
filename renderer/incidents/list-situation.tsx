import { Button, Loader, Progress } from '@mantine/core';
import { Check, CircleSlash, EyeOff, Hourglass, LockKeyhole, Pause, SearchX, Unplug } from 'lucide-react';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { allQuiet } from '../../shared/loop-wording.ts';
import { useNow } from '../frame/clock.ts';
import { progressInWords } from '../frame/health.ts';
import { CheckNow, PauseControl } from '../frame/loop-controls.tsx';
import { go } from '../frame/route.ts';
import { useStore } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { Welcome } from '../frame/welcome.tsx';
import { Situation } from '../parts/situation.tsx';
import type { ListState } from './list-state.ts';

const ICON = 20;

interface ListSituationProps {
  state: Exclude<ListState, { kind: 'rows' }>;
  clearFilter: () => void;
}

/** Every way in which the list can be empty, said plainly. */
export function ListSituation({ state, clearFilter }: ListSituationProps) {
  const store = useStore();
  const action = useAction();
  switch (state.kind) {
    case 'connecting':
    case 'reading':
      return (
        <Situation
          tone="calm"
          icon={<Loader size={ICON} color="gray" />}
          title={state.kind === 'reading' ? 'Reading incidents' : 'Connecting to Dogwatch'}
        />
      );
    case 'unreadable':
      return (
        <Situation
          tone="error"
          icon={<Unplug size={ICON} />}
          title="The incidents cannot be read"
          actions={<Button onClick={store.reload}>Try again</Button>}
        >
          {state.error}
        </Situation>
      );
    case 'no-context':
      return <Welcome />;
    case 'unusable':
      return (
        <Situation tone="error" icon={<Unplug size={ICON} />} title={`${state.context} cannot be used`}>
          {state.problem} Mend the kubeconfig, which Dogwatch reads again by itself, or choose another
          context.
        </Situation>
      );
    case 'unwatched':
      return (
        <Situation
          tone="warning"
          icon={<EyeOff size={ICON} />}
          title={`${state.context} is not watched`}
          actions={
            <Button
              variant="filled"
              onClick={() => void action.run('contexts.choose', { name: state.context })}
            >
              Watch it
            </Button>
          }
        >
          {action.error ?? 'No incidents are known, and nobody looks for new ones.'}
        </Situation>
      );
    case 'syncing':
      return <Syncing loop={state.loop} />;
    case 'unreachable':
      return (
        <Situation
          tone="error"
          icon={<Unplug size={ICON} />}
          title={`${state.loop.context} cannot be watched now`}
          actions={<CheckNow action={action} />}
        >
          <p>{state.loop.problems[0] ?? 'The last look at the cluster failed.'}</p>
          <p>
            {action.error ?? 'No incidents are known, but nothing new can be seen. Dogwatch keeps trying.'}
          </p>
        </Situation>
      );
    case 'forbidden':
      return (
        <Situation
          tone="warning"
          icon={<LockKeyhole size={ICON} />}
          title="Not permitted to look"
          actions={<CheckNow action={action} />}
        >
          <p>
            {state.loop.context} does not let you list {state.loop.notPermitted.join(', ')}, so nothing can be
            said about it.
          </p>
          <p>
            Ask for a role that may list and watch them (the built-in ClusterRole “view” suffices except for
            nodes).
          </p>
        </Situation>
      );
    case 'paused':
      return (
        <Situation
          tone="calm"
          icon={<Pause size={ICON} />}
          title={`Watching ${state.loop.context} is paused`}
          actions={<PauseControl paused action={action} />}
        >
          No incidents were known when it paused. What happens meanwhile is told when it resumes.
        </Situation>
      );
    case 'stopped':
      return (
        <Situation
          tone="calm"
          icon={<CircleSlash size={ICON} />}
          title={`${state.loop.context} is not watched`}
          actions={<Button onClick={() => go({ screen: 'settings' })}>Open the settings</Button>}
        >
          Watching is switched off in the settings.
        </Situation>
      );
    case 'quiet':
      return <Quiet loop={state.loop} />;
    case 'nothing-resolved':
      return (
        <Situation tone="calm" icon={<Hourglass size={ICON} />} title="Nothing resolved yet">
          Incidents come here when they recover, when their object is deleted, or when you close them.
        </Situation>
      );
    case 'no-match':
      return (
        <Situation
          tone="calm"
          icon={<SearchX size={ICON} />}
          title="No incident matches the filter"
          actions={<Button onClick={clearFilter}>Clear the filter</Button>}
        />
      );
  }
}

/** Good news, and looks like it; unless some of the cluster could not be seen. */
function Quiet({ loop }: { loop: LoopStatus }) {
  const now = useNow();
  const [title = '', ...rest] = allQuiet(loop, now).split('. ');
  const icon =
    loop.notPermitted.length > 0 ? <LockKeyhole size={ICON} /> : <Check size={ICON + 4} strokeWidth={2.6} />;
  return (
    <Situation tone={loop.notPermitted.length > 0 ? 'warning' : 'good'} icon={icon} title={title}>
      {rest.join('. ')}
    </Situation>
  );
}

function Syncing({ loop }: { loop: LoopStatus }) {
  const progress = loop.syncProgress;
  const known = progress && progress.remaining !== null ? progress.objects + progress.remaining : null;
  return (
    <Situation
      tone="calm"
      icon={<Loader size={ICON} color="var(--accent)" />}
      title={`Looking at ${loop.context} for the first time`}
    >
      <p>{progress ? progressInWords(progress) : 'Asking what runs there.'}</p>
      {progress && known !== null && known > 0 && (
        <Progress
          color="var(--accent)"
          size="sm"
          w="16rem"
          mx="auto"
          value={(100 * progress.objects) / known}
          aria-label={`Reading ${progress.resource}`}
        />
      )}
    </Situation>
  );
}
