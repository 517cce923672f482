import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { countsInWords, createAnnouncer } from './announcer.ts';
import { useView } from './store.ts';

const EVERY = 10_000;

function after(ms: number, task: () => void): () => void {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
}

/** Tells a screen reader how many incidents are open, calmly. */
export function LiveRegion() {
  const open = useView((view) => view.app?.open);
  const [text, setText] = useState('');
  const [announcer] = useState(() => createAnnouncer(setText, EVERY, after));
  useEffect(() => {
    if (open) announcer.say(countsInWords(open));
  }, [open, announcer]);
  return <VisuallyHidden role="status">{text}</VisuallyHidden>;
}
