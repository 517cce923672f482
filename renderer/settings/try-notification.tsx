import { Button } from '@mantine/core';
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useStore, useView } from '../frame/store.ts';
import css from './try-notification.module.css';

const ON_DESKTOP =
  'Sent. Nothing to see? Allow Dogwatch in your desktop’s notification settings, and look whether do not disturb is on.';
const IN_BROWSER = 'Sent: it stands in the corner of this page, as long as the page is open.';

/** Sends one notification, and says what to do when it does not arrive. */
export function TryNotification() {
  const store = useStore();
  const desktop = useView(({ app }) => app?.host === 'desktop');
  const [outcome, setOutcome] = useState('');

  async function send(): Promise<void> {
    const reply = await store.request('notifications.try', {});
    setOutcome(reply.ok ? (desktop ? ON_DESKTOP : IN_BROWSER) : reply.error);
  }

  return (
    <div className={css.try}>
      <Button leftSection={<BellRing size={14} />} onClick={() => void send()}>
        Try one
      </Button>
      <span className={css.outcome} role="status">
        {outcome}
      </span>
    </div>
  );
}
