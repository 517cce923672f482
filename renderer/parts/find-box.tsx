import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { useRef } from 'react';
import { useShortcuts } from '../frame/shortcuts.ts';
import css from './find-box.module.css';
import { MOST_MATCHES } from './find-matches.ts';
import type { Find } from './use-find.ts';

/** Searches what is below it: Enter goes on, Shift+Enter back, Escape ends. Ctrl+F (Command+F) leads here. */
export function FindBox({ find, what, leave }: { find: Find; what: string; leave: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  // Only lines in sight exist: the browser's own search would miss the others.
  useShortcuts({
    find() {
      input.current?.focus();
      input.current?.select();
    },
  });

  function press(event: React.KeyboardEvent): void {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && find.text !== '') find.setText('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown') leave();
    else return;
    event.preventDefault();
  }

  const count = find.matches.length;
  const many = count === MOST_MATCHES ? `${count.toLocaleString()}+` : count.toLocaleString();
  return (
    <search className={css.find}>
      <TextInput
        ref={input}
        className={css.input}
        size="xs"
        aria-label={`Search ${what}`}
        placeholder="Search"
        leftSection={<Search size={13} />}
        value={find.text}
        onChange={(event) => find.setText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <output className={css.count} aria-label="Matches">
        {find.text !== '' && (count === 0 ? 'none' : `${(find.at + 1).toLocaleString()}/${many}`)}
      </output>
      <Tooltip label="Previous match (Shift+Enter)">
        <ActionIcon aria-label="Previous match" disabled={count === 0} onClick={() => find.step(-1)}>
          <ChevronUp size={14} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Next match (Enter)">
        <ActionIcon aria-label="Next match" disabled={count === 0} onClick={() => find.step(1)}>
          <ChevronDown size={14} />
        </ActionIcon>
      </Tooltip>
    </search>
  );
}
