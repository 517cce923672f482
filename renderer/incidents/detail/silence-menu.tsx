import { Button, Menu } from '@mantine/core';
import { ChevronDown, VolumeX } from 'lucide-react';
import type { Incident } from '../../../shared/incident.ts';
import { go } from '../../frame/route.ts';
import type { Action } from '../../frame/use-action.ts';
import { LASTS } from '../../parts/silence-times.ts';

/** Silences everything about the incident's workload or node: unlike a snooze also what will come. */
export function SilenceMenu({ incident, action }: { incident: Incident; action: Action }) {
  const what = incident.kind === 'Node' ? 'node' : 'workload';
  const silence = (ms: number) =>
    void action.run('silences.addFor', {
      incident: incident.id,
      end: new Date(Date.now() + ms).toISOString(),
      comment: '',
    });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          leftSection={<VolumeX size={13} />}
          rightSection={<ChevronDown size={12} />}
          disabled={action.busy}
        >
          {incident.silencedUntil === null ? 'Silence' : 'Silenced'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Tell nobody of this {what} for</Menu.Label>
        {LASTS.map(({ label, ms }) => (
          <Menu.Item key={label} onClick={() => silence(ms)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => go({ screen: 'rules' })}>All silences</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
