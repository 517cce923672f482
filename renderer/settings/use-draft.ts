import { type KeyboardEvent, useState } from 'react';
import { refusalOf, valueInWords } from '../../shared/setting-values.ts';
import type { SettingPath } from '../../shared/settings.ts';
import type { SettingState } from './use-setting.ts';

export interface Draft {
  text: string;
  /** Why what is typed cannot be, and what holds meanwhile. */
  refusal: string | null;
  type(text: string): void;
  /** For the field that is typed into: Enter and leaving it take the text over, Escape takes it back. */
  keys: { onBlur(): void; onKeyDown(event: KeyboardEvent): void };
}

/** Text that is typed over a setting's value, checked with each key. `read` hands on what it cannot read. */
export function useDraft(
  path: SettingPath,
  { value, set }: SettingState,
  read: (text: string) => unknown,
): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const refusal = typed === null ? null : refusalOf(path, read(typed));

  function commit(): void {
    if (typed === null || refusal !== null) return;
    set(read(typed));
    setTyped(null);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape' || typed === null) return;
    event.stopPropagation();
    setTyped(null);
  }

  return {
    text: typed ?? String(value),
    refusal:
      refusal &&
      `It ${refusal}; ${value === '' ? 'it stays empty' : `${valueInWords(path, value)} is kept`}.`,
    type: setTyped,
    keys: { onBlur: commit, onKeyDown: press },
  };
}
