import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import { go } from './route.ts';
import { useStore, useView } from './store.ts';
import css from './toasts.module.css';

const SHOWN_FOR = 10_000;

/** Notifications where the host has none of its own. They wait while the pointer or the focus is on them. */
export function Toasts() {
  const toasts = useView((view) => view.toasts);
  return (
    <section className={css.toasts} aria-label="New notifications" aria-live="polite">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Toast({ toast }: { toast: NotificationMessage }) {
  const store = useStore();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => store.dismiss(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [store, toast.id, held]);

  function open(): void {
    go({ screen: 'incidents', incident: toast.incident });
    store.dismiss(toast.id);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding it in place is a courtesy, its actions are buttons.
    <div
      className={css.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <SeverityMark mark={toast.severity} />
      <button type="button" className={css.open} onClick={open}>
        <span className={css.title}>{toast.title}</span>
        <span className={css.body}>{toast.body}</span>
      </button>
      <ActionIcon aria-label="Dismiss" onClick={() => store.dismiss(toast.id)}>
        <X size={14} />
      </ActionIcon>
    </div>
  );
}
