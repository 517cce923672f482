const NAMES: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
};

/**
 * Keys of the shortcut table as they are printed on a keyboard: "Mod+k" is ["Ctrl", "K"]; of two that follow one
 * another, each is a list of its own.
 */
export function namesOfKeys(keys: string, mac: boolean): string[][] {
  return keys.split(' ').map((chord) =>
    chord.split(/(?<=.)\+/).map((part) => {
      if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
      return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    }),
  );
}
