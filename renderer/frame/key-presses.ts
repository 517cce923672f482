import { SHORTCUTS, type ShortcutId } from './shortcut-table.ts';

/** What a press is judged by. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/** ms within which the second of two keys follows the first. */
const SEQUENCE = 1_500;

/** The press as the shortcut table writes it; null of one that is nobody's shortcut (Alt makes characters). */
export function chordOf(press: Press, mac: boolean): string | null {
  const { key, code, shiftKey, isComposing, altKey } = press;
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (isComposing || altKey || other) return null;
  if (key === ' ') return `${mod ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}Space`;
  if (key.length > 1) return `${mod ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
  // On a Cyrillic or Greek keyboard the key where J is stays the shortcut J.
  const letter = key > '~' && code.startsWith('Key') ? code.slice(3).toLowerCase() : key;
  // Caps Lock is no Shift.
  return `${mod ? 'Mod+' : ''}${shiftKey ? letter : letter.toLowerCase()}`;
}

/** Whether it is a bare character, which a person who dictates or leans on the keyboard types by accident. */
export function isSingleCharacter(chord: string): boolean {
  return chord.length === 1;
}

/** Tells which shortcut each press completes; remembers the first of two keys for a moment. */
export function createKeyReader(): (chord: string, now: number) => ShortcutId | null {
  let first = { chord: '', at: 0 };
  return (chord, now) => {
    const sequence = now - first.at < SEQUENCE ? `${first.chord} ${chord}` : '';
    const found = shortcutOf(sequence) ?? shortcutOf(chord);
    first = { chord: found === null ? chord : '', at: now };
    return found;
  };
}

const byKeys = new Map([...SHORTCUTS].flatMap(([id, { keys }]) => keys.map((each) => [each, id] as const)));

function shortcutOf(keys: string): ShortcutId | null {
  return byKeys.get(keys) ?? null;
}
