import { Button, Menu, Tooltip } from '@mantine/core';
import { BellOff, Check, ChevronDown, CircleX, Undo2 } from 'lucide-react';
import type { Incident } from '../../../shared/incident.ts';
import type { Action } from '../../frame/use-action.ts';
import { Key } from '../../parts/key.tsx';
import { snoozeChoices } from '../../parts/snooze-choices.ts';

/** What a person can do about the incident's own state: see to it, put it off, close it. */
export function StateActions({ incident, action, now }: { incident: Incident; action: Action; now: number }) {
  const ids = [incident.id];
  const acknowledged = incident.state === 'acknowledged';
  const snoozed = incident.state === 'snoozed';
  return (
    <>
      <Button
        variant={incident.state === 'open' ? 'filled' : 'default'}
        leftSection={acknowledged ? <Undo2 size={13} /> : <Check size={13} />}
        rightSection={<Key>A</Key>}
        aria-keyshortcuts="a"
        disabled={action.busy}
        onClick={() =>
          void action.run(acknowledged ? 'incidents.unacknowledge' : 'incidents.acknowledge', { ids })
        }
      >
        {acknowledged ? 'Unacknowledge' : 'Acknowledge'}
      </Button>
      {snoozed ? (
        <Button
          leftSection={<BellOff size={13} />}
          disabled={action.busy}
          onClick={() => void action.run('incidents.unsnooze', { ids })}
        >
          Wake
        </Button>
      ) : (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              leftSection={<BellOff size={13} />}
              rightSection={<ChevronDown size={12} />}
              disabled={action.busy}
            >
              Snooze
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Keep quiet for</Menu.Label>
            {snoozeChoices(new Date(now)).map(({ label, until }) => (
              <Menu.Item
                key={label}
                onClick={() => void action.run('incidents.snooze', { ids, until: until.toISOString() })}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Tooltip label="Resolve it by hand. New trouble opens it again" multiline>
        <Button
          leftSection={<CircleX size={13} />}
          disabled={action.busy}
          onClick={() => void action.run('incidents.close', { ids })}
        >
          Close incident
        </Button>
      </Tooltip>
    </>
  );
}
