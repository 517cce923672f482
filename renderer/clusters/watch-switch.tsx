import { Switch, Tooltip } from '@mantine/core';
import type { ContextInfo } from '../../shared/app-state.ts';
import type { Action } from '../frame/use-action.ts';

/** Whether a context is watched also while another one is shown. */
export function WatchSwitch({ context, action }: { context: ContextInfo; action: Action }) {
  return (
    <Tooltip label="Watched also while another context is shown" multiline maw="16rem">
      <Switch
        size="xs"
        label={context.chosen ? 'Keep watching' : 'Watch'}
        aria-label={`Watch ${context.name} also while another context is shown`}
        disabled={action.busy}
        checked={context.watch}
        onChange={(event) =>
          void action.run('contexts.watch', { name: context.name, on: event.currentTarget.checked })
        }
      />
    </Tooltip>
  );
}
