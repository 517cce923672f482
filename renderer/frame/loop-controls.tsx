import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { Pause, Play, RefreshCw } from 'lucide-react';
import { PAUSES } from './pauses.ts';
import type { Action } from './use-action.ts';

interface LoopControlProps {
  action: Action;
  /** Whose loop; without it the chosen context's. */
  context?: string;
}

const of = (context: string | undefined) => (context === undefined ? {} : { context });

/** Looks at the cluster at once. */
export function CheckNow({ action, context }: LoopControlProps) {
  return (
    <Button
      leftSection={<RefreshCw size={13} />}
      loading={action.busy}
      onClick={() => void action.run('loop.pollNow', of(context))}
    >
      Check now
    </Button>
  );
}

/** Pause with its lengths, or Resume. */
export function PauseControl({ paused, action, context }: LoopControlProps & { paused: boolean }) {
  if (paused) {
    return (
      <Button leftSection={<Play size={13} />} onClick={() => void action.run('loop.resume', of(context))}>
        Resume
      </Button>
    );
  }
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Tooltip label="Pause watching">
          <ActionIcon aria-label="Pause watching">
            <Pause size={14} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Pause watching for</Menu.Label>
        {PAUSES.map(({ label, minutes }) => (
          <Menu.Item key={label} onClick={() => void action.run('loop.pause', { ...of(context), minutes })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
