import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Key } from '../parts/key.tsx';
import css from './list-tools.module.css';

interface SearchFieldProps {
  field: React.RefObject<HTMLInputElement | null>;
  /** What is searched for; it may follow later than it is typed. */
  text: string;
  change(text: string): void;
  /** Called before the first letter. */
  prepare(): void;
  toList(): void;
}

/** Keeps what is typed to itself, so that a key is seen before the whole list is looked through for it. */
export function SearchField({ field, text, change, prepare, toList }: SearchFieldProps) {
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  // With the text, or what is typed meanwhile would be taken for older than it.
  useLayoutEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);

  function type(next: string): void {
    told.current = next;
    setTyped(next);
    change(next);
  }

  return (
    <TextInput
      ref={field}
      className={css.search}
      size="xs"
      aria-label="Filter incidents"
      placeholder="Search"
      leftSection={<Search size={13} />}
      rightSection={typed === '' ? <Key>/</Key> : undefined}
      value={typed}
      maxLength={200}
      onFocus={prepare}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') type('');
        if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') toList();
      }}
    />
  );
}
