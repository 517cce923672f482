import { Modal, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import css from './dialog.module.css';

interface DialogProps {
  title: string;
  /** Unseen, the title still names the dialog, and what is in it fills all of it. */
  head?: 'shown' | 'unseen';
  close: () => void;
  /** CSS width; never wider than the window. */
  width: string;
  children: React.ReactNode;
}

/** A titled dialog that takes the focus and gives it back. Not Mantine's Modal itself: its head would be the page's banner. */
export function Dialog({ title, head = 'shown', close, width, children }: DialogProps) {
  // Mantine gives it back only to a dialog that stays mounted.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  return (
    <Modal.Root opened onClose={close} size={width} returnFocus={false} transitionProps={{ duration: 100 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content className={css.content}>
        {head === 'unseen' ? (
          <VisuallyHidden component="div">
            <Modal.Title>{title}</Modal.Title>
          </VisuallyHidden>
        ) : (
          <div className={css.head}>
            <Modal.Title className={css.title}>{title}</Modal.Title>
            <Modal.CloseButton aria-label="Close" size="sm" />
          </div>
        )}
        <div className={head === 'shown' ? css.body : undefined}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
