import { useEffect, useEffectEvent } from 'react';

/** Where a plain letter is text or belongs to the widget that has the focus. */
const OWN_KEYS =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/**
 * Single-key shortcuts of a screen, by `KeyboardEvent.key`. Not taken while typing, with a modifier held, or
 * from a widget that has keys of its own. Arrows and Enter are taken only where no control has the focus.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(OWN_KEYS)) return;
    const everywhere = event.key.length === 1 || event.key === 'Escape';
    if (!everywhere && target !== document.body) return;
    const act = shortcuts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
