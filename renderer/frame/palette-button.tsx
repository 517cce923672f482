import { Search } from 'lucide-react';
import { namesOfKeys } from './key-names.ts';
import css from './palette-button.module.css';
import { MAC } from './shortcuts.ts';

/** The way to the palette for who does not know its key, and so to everything that is found there. */
export function PaletteButton({ open }: { open: () => void }) {
  return (
    <button
      type="button"
      className={css.button}
      title="Find a screen, an incident or a command"
      onClick={open}
    >
      <Search size={14} aria-hidden />
      <span className={css.words}>Commands</span>
      <kbd className={css.key} aria-hidden>
        {namesOfKeys('Mod+k', MAC)
          .flat()
          .join(MAC ? '' : ' ')}
      </kbd>
    </button>
  );
}
