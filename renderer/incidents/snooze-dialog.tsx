import { Button } from '@mantine/core';
import type { Incident } from '../../shared/incident.ts';
import { listed, plain } from '../../shared/plain-text.ts';
import { incidentPlace, incidentTitle } from '../../shared/wording.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Key } from '../parts/key.tsx';
import { snoozeChoices } from '../parts/snooze-choices.ts';
import css from './snooze-dialog.module.css';

interface SnoozeDialogProps {
  incidents: readonly Incident[];
  snooze(until: Date): void;
  wake(): void;
  close(): void;
}

/** Until when to keep quiet about some incidents; each choice has its number for a key. */
export function SnoozeDialog({ incidents, snooze, wake, close }: SnoozeDialogProps) {
  const now = new Date();
  const choices = [
    ...snoozeChoices(now).map(({ label, until }) => ({ label, choose: () => snooze(until) })),
    ...(incidents.some(({ state }) => state === 'snoozed') ? [{ label: 'Wake now', choose: wake }] : []),
  ];

  function press(event: React.KeyboardEvent<HTMLDivElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else choices[Number(event.key) - 1]?.choose();
  }

  return (
    <Dialog title="Snooze" close={close} width="24rem">
      <p className={css.what}>{whatOf(incidents, now.getTime())}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons act; keys here are the quicker way to them. */}
      <div className={css.choices} onKeyDown={press}>
        {choices.map(({ label, choose }, index) => (
          <Button
            key={label}
            variant="subtle"
            color="gray"
            size="sm"
            justify="space-between"
            className={css.choice}
            data-autofocus={index === 0 || undefined}
            rightSection={<Key>{String(index + 1)}</Key>}
            onClick={choose}
          >
            {label}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

/** Which incidents, and where: nobody quiets the wrong cluster. */
function whatOf(incidents: readonly Incident[], now: number): string {
  const [first] = incidents;
  if (incidents.length === 1 && first) return `${incidentTitle(first, now)} (${incidentPlace(first)})`;
  const contexts = [...new Set(incidents.map(({ context }) => plain(context, 120)))];
  return `${incidents.length.toLocaleString()} incidents in ${listed(contexts)}`;
}
