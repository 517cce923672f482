import { useEffect, useEffectEvent } from 'react';
import { chordOf, createKeyReader, isSingleCharacter } from './key-presses.ts';
import { SHORTCUTS, type ShortcutId } from './shortcut-table.ts';

/** Where a plain letter is text. */
const TEXT = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';
/** What has keys of its own. */
const OWN_KEYS = '[role="menu"], [role="dialog"]';
/** Taken even while typing. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  (['palette', 'find'] as const).flatMap((id) => SHORTCUTS.get(id)?.keys ?? []),
);
/** Put on the element whose arrows, Enter and the like are the screen's shortcuts. */
export const LIST_KEYS = 'data-list-keys';

export const MAC = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');

const bound = new Map<ShortcutId, () => void>();

/** Binds shortcuts of the table while the component is there. */
export function useShortcuts(actions: Partial<Record<ShortcutId, () => void>>): void {
  const act = useEffectEvent((id: ShortcutId) => actions[id]?.());
  const ids = Object.keys(actions).join();
  useEffect(() => {
    const mine = new Map((ids.split(',') as ShortcutId[]).map((id) => [id, () => act(id)]));
    for (const [id, run] of mine) bound.set(id, run);
    return () => {
      for (const [id, run] of mine) if (bound.get(id) === run) bound.delete(id);
    };
  }, [ids]);
}

/**
 * Listens to the whole window's keys; once, in the frame. Characters are not taken while typing, nor anything from a
 * widget that has keys of its own; arrows, Enter and the like only where no control has the focus.
 * @param taken 'no letters': bare characters are no shortcuts
 */
export function useShortcutKeys(taken: 'all' | 'no letters' | 'none'): void {
  const press = useEffectEvent((event: KeyboardEvent, read: ReturnType<typeof createKeyReader>) => {
    const chord = event.defaultPrevented || taken === 'none' ? null : chordOf(event, MAC);
    const target = event.target instanceof Element ? event.target : document.body;
    if (chord === null || target.closest(OWN_KEYS) || !isFree(chord, target)) return;
    if (isSingleCharacter(chord) && taken === 'no letters') return;
    const id = read(chord, event.timeStamp);
    const act = id === null ? undefined : bound.get(id);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const read = createKeyReader();
    const listen = (event: KeyboardEvent) => press(event, read);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Whether the element that has the focus leaves this key to the window. */
function isFree(chord: string, target: Element): boolean {
  if (EVERYWHERE.has(chord)) return true;
  if (target.closest(TEXT)) return false;
  if (isSingleCharacter(chord) || chord === 'Escape') return true;
  return target === document.body || target.closest(`[${LIST_KEYS}]`) !== null;
}
